"""How long `compare` takes over ten accounts of one story that are read already.

The accounts are the first ten full articles of DISCORD's story that can be read. The best of some rounds
counts, as whatever else the machine does only ever adds to it.

    python benchmarks/compare.py --data DATA
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from whosays.compare import compare
from whosays.errors import InputError
from whosays.evaluate.tables import Row
from whosays.extract import Reader
from whosays.ingest import from_text
from whosays.model import Metadata, Reading


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--accounts", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    reader = Reader()
    readings = list(islice(read(reader, options.data / "discord"), options.accounts))
    words = sum(len(reading.account.text.split()) for reading in readings)
    print(f"{len(readings)} accounts of {words:,} words", file=sys.stderr)
    row = Row(
        measure=f"{len(readings)} accounts of one story, read already: compare",
        value=min(timed(reader, readings) for _ in range(options.rounds)),
        least=2,
        aim=0.5,
        command="python benchmarks/compare.py --data DATA",
        unit="s",
    )
    print(json.dumps([asdict(row)]))


def read(reader: Reader, folder: Path) -> Iterator[Reading]:
    """The readings of a story's articles."""
    for path in sorted(folder.glob("*.json")):
        for article in json.loads(path.read_text(encoding="utf-8")):
            try:
                yield reader.read(from_text(article["content"], Metadata(title=article["title"])))
            except InputError:
                continue


def timed(reader: Reader, readings: list[Reading]) -> float:
    """Seconds of one comparison."""
    begun = time.perf_counter()
    compare(readings, reader)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
