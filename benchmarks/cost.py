"""What it costs to know what attributions mean: reading with actors, acts and dates, over reading without.

The same articles in one process, in turns: once as `whosays read` reads them, once only as far as sources,
cues, contents and names. What is reported is the ratio of the medians.

    python benchmarks/cost.py --data DATA
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

from whosays.evaluate.tables import Row
from whosays.extract import Encoder, Reader
from whosays.extract.assembly import assemble
from whosays.extract.drafts import Draft
from whosays.extract.nesting import Node
from whosays.ingest import from_text
from whosays.model import Account

COMMAND = "python benchmarks/cost.py --data DATA"


class WordsOnly(Reader):
    """Reads no meaning: stops at the statements."""

    def _finish(self, draft: Draft, nodes: Sequence[Node]) -> object:  # type: ignore[override]
        return assemble(draft.account, draft.words, nodes, self.encoder.confidence)


def seconds(reader: Reader, accounts: Sequence[Account]) -> float:
    start = time.perf_counter()
    for _ in reader.read_many(accounts):
        pass
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    paths = sorted((options.data / "polnear" / "dev" / "text").glob("*.txt"))[: options.articles]
    accounts = [from_text(path.read_text(encoding="utf-8")) for path in paths]
    encoder = Encoder()
    readers = {"whole": Reader(encoder), "words": WordsOnly(encoder)}
    times: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(options.rounds + 1):
        for name, reader in readers.items():
            times[name].append(seconds(reader, accounts))
    ratio = median(times["whole"][1:]) / median(times["words"][1:])
    print(json.dumps([asdict(Row("cost of actors, acts and dates", ratio, 1.5, 1.2, COMMAND, unit="×"))]))


if __name__ == "__main__":
    main()
