"""What storing costs on top of extraction: both are measured in one run of what `whosays add` does.

    python benchmarks/storing.py

Invented articles of some 400 words go through collecting, reading and storing, into a library on the disk of
the folder given. The clock runs separately for what the library does (looking whether it knows an account,
storing it, finding who its actors are among those of the others) and for everything else; the printed share
is the one over the other.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import ParamSpec, TypeVar

from whosays.batch.reading import paired
from whosays.evaluate.tables import Row
from whosays.extract import Reader
from whosays.ingest import collect
from whosays.resolve.growing import identify_new
from whosays.store import Library

COMMAND = "python benchmarks/storing.py"
P = ParamSpec("P")
R = TypeVar("R")

_PEOPLE = (
    "Ada Brel",
    "Ivo Tarnow",
    "Mira Osk",
    "Jon Hald",
    "Lena Varga",
    "Piet Roon",
    "Sara Dunmore",
    "Emil Kray",
)
_ROLES = ("mayor", "harbour master", "finance minister", "spokeswoman", "union leader", "chief engineer")
_CUES = ("said", "denied", "warned", "insisted", "told the council", "confirmed", "announced", "hoped")
_THINGS = ("bridge", "ferry", "budget", "strike", "harbour wall", "school roof", "tram line", "water main")
_STATES = ("would stay shut until May", "was safe for lorries", "had cost too much", "needed another year")


def article(number: int) -> str:
    """An article that nobody wrote, always the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - no secret
    lines = [f"{chance.choice(_THINGS).title()} in doubt, says {chance.choice(_PEOPLE)}", ""]
    for _ in range(12):
        who, role, cue = chance.choice(_PEOPLE), chance.choice(_ROLES), chance.choice(_CUES)
        thing, state = chance.choice(_THINGS), chance.choice(_STATES)
        lines += [
            f"{who}, the {role}, {cue} on Monday that the {thing} {state}. Work on the "
            f"{chance.choice(_THINGS)} began in {chance.randint(1990, 2020)} and goes on. "
            f"“We know what this means for people here,” "
            f"{chance.choice(_PEOPLE)} added.",
            "",
        ]
    return "\n".join(lines)


class Clock:
    """Adds up the time that calls take."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def timed(self, call: Callable[P, R]) -> Callable[P, R]:
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            began = time.perf_counter()
            try:
                return call(*args, **kwargs)
            finally:
                self.seconds += time.perf_counter() - began

        return run


def measure(accounts: int, folder: Path, url: str | None) -> dict[str, float | int]:
    """Seconds for all accounts, and what storing costs on top of extraction."""
    news = folder / "news"
    news.mkdir()
    for number in range(accounts):
        (news / f"{number:06}.txt").write_text(article(number), encoding="utf-8")
    reader, storing = Reader(), Clock()
    with Library.open(url or folder / "library.sqlite") as library, library.writer() as writer:
        has, add = storing.timed(writer.has), storing.timed(writer.add)
        began = time.perf_counter()
        new = (item.load() for item in collect([str(news)], None) if not has(item.id or ""))
        for collected, result in paired(new, reader):
            if collected.original is not None:
                add(collected.original, result)
        whole = time.perf_counter() - began
        began = time.perf_counter()
        identify_new(library)
        identifying = time.perf_counter() - began
        with library.view() as view:
            held = view.statistics()
    return {
        "accounts": held.accounts,
        "statements": held.attributions,
        "extraction_s": round(whole - storing.seconds, 2),
        "storing_s": round(storing.seconds, 2),
        "identifying_s": round(identifying, 2),
        "storing_on_top": round((storing.seconds + identifying) / (whole - storing.seconds), 4),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="not needed: the articles are invented")
    parser.add_argument("--accounts", type=int, default=200)
    parser.add_argument(
        "--library", help="postgresql://… of an empty library; without it a new file of SQLite"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(arguments.accounts, Path(folder), arguments.library)
    print(json.dumps(found), file=sys.stderr)
    share = 100 * found["storing_on_top"]
    row = Row("storing, on top of extraction", share, 15.0, 5.0, COMMAND, unit="%")
    print(json.dumps([asdict(row)]))


if __name__ == "__main__":
    main()
