"""How long `compare` takes over ten accounts of one story that are read already.

The accounts are the first ten full articles of DISCORD's story that can be read. Each round is a process of
its own that has compared other accounts before and sees these for the first time, so that nothing is at hand
that was worked out of them. The best of some rounds counts, as whatever else the machine does only ever adds
to it.

    python benchmarks/compare.py --data DATA
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from itertools import islice
from multiprocessing import Pipe, get_context
from pathlib import Path

from whosays.compare import compare
from whosays.errors import InputError
from whosays.evaluate.tables import Row
from whosays.extract import Reader
from whosays.ingest import from_text
from whosays.model import Metadata, Reading

_OTHERS = 5  # accounts that are compared before


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--accounts", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    reader = Reader()
    found = list(islice(read(reader, options.data / "discord"), options.accounts + _OTHERS))
    readings, others = found[: options.accounts], found[options.accounts :]
    compare(others, reader)
    words = sum(len(reading.account.text.split()) for reading in readings)
    print(f"{len(readings)} accounts of {words:,} words", file=sys.stderr)
    row = Row(
        measure=f"{len(readings)} accounts of one story, read already: compare",
        value=min(rounds(partial(timed, reader, readings), options.rounds)),
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


def rounds(seconds: Callable[[], float], count: int) -> Iterator[float]:
    """What is timed in some processes, one after the other, each as this one is now."""
    for _ in range(count):
        receiving, sending = Pipe(duplex=False)
        child = get_context("fork").Process(target=lambda to: to.send(seconds()), args=(sending,))
        child.start()
        yield receiving.recv()
        child.join()


def timed(reader: Reader, readings: list[Reading]) -> float:
    """Seconds of one comparison."""
    begun, busy = time.perf_counter(), time.process_time()
    compare(readings, reader)
    seconds = time.perf_counter() - begun
    print(f"{seconds:.3f} s, {time.process_time() - busy:.3f} s of them busy", file=sys.stderr)
    return seconds


if __name__ == "__main__":
    main()
