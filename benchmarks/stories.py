"""How long a new account takes to find its story in a library of many accounts.

    python benchmarks/stories.py --accounts 100000

The accounts are invented: common words as often as the shipped background says, and names of which some are
in many accounts and most in few; four accounts a story, within three days of five years. Their profiles are
made by the product and written straight into the tables; the meaning of a story's accounts is a vector with
noise. Then new accounts of stories that are there come: to make the profile (with the model), to find the
story, and to store it are timed apart and together, on a new file of SQLite and on a PostgreSQL that is
started for it.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate, islice
from pathlib import Path
from statistics import quantiles
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import insert

from search import SYLLABLES, WHEN, places
from whosays.compare.stories import Profile, profile_of, shipped
from whosays.compare.stories.kept import kept, story_of, terms_of
from whosays.evaluate.tables import Row
from whosays.extract import Reader
from whosays.model import Account, Metadata
from whosays.store import Library
from whosays.store.copy import _number_on
from whosays.store.engine import is_sqlite, writing
from whosays.store.schema import accounts, originals, stories, story_profiles, story_terms

COMMAND = "python benchmarks/stories.py --accounts 100000"
EACH = 4  # accounts a story
NEW = 200  # accounts that come
NAMES = 40_000
WORDS_EACH = 220
DAYS = 5 * 365
FIRST = date(2030, 1, 1)
CHUNK = 2_000
NOISE = 0.05  # against the 384 numbers of a unit vector


class Invented:
    """Texts of stories: the same names and rare words in each account of one."""

    def __init__(self) -> None:
        known = shipped.background().counts
        self._common = list(known)
        self._common_weights = list(accumulate(known[word] for word in self._common))
        chance = random.Random(2)  # noqa: S311 - no secret
        made = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title() for _ in iter(int, 1))
        self._names = list(islice(dict.fromkeys(islice(made, NAMES * 6)), NAMES))
        self._name_weights = list(accumulate(1 / (place + 30) for place in range(len(self._names))))

    def account(self, story: int, number: int) -> Account:
        """One account of a story."""
        own, chance = random.Random(story), random.Random(f"{story} {number}")  # noqa: S311
        names = own.choices(self._names, cum_weights=self._name_weights, k=8)
        rare = [name.lower() for name in own.choices(self._names, k=6)]
        telling = own.choices(self._common, k=12)
        words = chance.choices(self._common, cum_weights=self._common_weights, k=WORDS_EACH)
        for word in [*names, *names, *names, *rare, *telling, *telling]:
            if chance.random() < 0.7:
                words[chance.randrange(chance.choice((40, WORDS_EACH)))] = word
        day = FIRST + timedelta(days=own.randrange(DAYS) + chance.randrange(3))
        text = " ".join(words)
        metadata = Metadata(title=" ".join(words[:8]), published=day.isoformat())
        return Account(sha256(text.encode()).hexdigest(), None, text, "en", metadata=metadata)


@dataclass(slots=True)
class Meant:
    """In place of the model: a vector a story, with noise."""

    story: int = 0

    def embed(self, _: str, extents: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        vector = np.random.default_rng(self.story).normal(size=384) / 384**0.5
        drawn = vector + np.random.default_rng().normal(size=(len(extents), 384)) * NOISE
        unit: NDArray[np.float32] = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
        return unit.astype(np.float32)


def known(size: int, invented: Invented) -> Iterator[tuple[int, Account, Profile]]:
    """The accounts that the library holds, with the numbers of their stories."""
    meant = Meant()
    for number in range(size):
        meant.story = number // EACH
        account = invented.account(meant.story, number % EACH)
        yield meant.story, account, profile_of(account, meant.embed)


def fill(library: Library, size: int, invented: Invented) -> None:
    """Writes them straight into the tables."""
    rows: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    with library._engine.connect() as connection, writing(connection) as held:
        for number, (story, account, profile) in enumerate(known(size, invented), 1):
            _add(rows, number, story, account, profile)
            if number % CHUNK == 0 or number == size:
                for table in (originals, stories, accounts, story_profiles, story_terms):
                    if rows[table]:
                        held.execute(insert(table), rows[table])
                rows.clear()
        if not is_sqlite(held):
            _number_on(held)
    with library._engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


def _add(rows: Any, number: int, story: int, account: Account, profile: Profile) -> None:
    day = account.metadata.published
    rows[originals].append(
        {"id": account.id, "size": 0, "packing": "none", "data": b"", "source": str(number),
         "retrieved": WHEN, "headers": []}
    )  # fmt: skip
    if number % EACH == 1:
        rows[stories].append({"id": str(story), "name": profile.title})
    rows[accounts].append(
        {"id": account.id, "title": profile.title, "authors": [], "published": day, "published_from": day,
         "published_to": day, "added": WHEN, "story": str(story)}
    )  # fmt: skip
    rows[story_profiles].append({"id": number, "account": account.id, "packed": profile.to_bytes()})
    rows[story_terms] += [
        {"term": term, "day": profile.published, "profile": number} for term in terms_of(profile)
    ]


def timed(library: Library, size: int, invented: Invented) -> tuple[dict[str, list[float]], float]:
    """The milliseconds of each part for every new account, and the share that found its story."""
    took: dict[str, list[float]] = defaultdict(list)
    reader, meant, right = Reader(), Meant(), 0
    chance = random.Random(3)  # noqa: S311
    for new in range(NEW + 10):
        meant.story = chance.randrange(size // EACH)
        account = invented.account(meant.story, EACH + new)
        began, ran = time.perf_counter(), time.process_time()
        profile_of(account, reader.embed)
        made, used = time.perf_counter(), time.process_time() - ran
        profile = profile_of(account, meant.embed)  # as the others were made
        start, ran = time.perf_counter(), time.process_time()
        with library.view() as view:
            story = story_of(view, profile)
        found, used = time.perf_counter(), used + time.process_time() - ran
        _note(library, account)
        store, ran = time.perf_counter(), time.process_time()
        with library.writer() as writer:
            writer.tell(account.id, kept(profile, story))
        stored, used = time.perf_counter(), used + time.process_time() - ran
        if new >= 10:  # those before are for warming up
            right += story == str(meant.story)
            parts = {"profile": made - began, "find": found - start, "store": stored - store}
            for part, seconds in {**parts, "any": sum(parts.values()), "processor": used}.items():
                took[part].append(seconds * 1000)
    return took, right / NEW


def _note(library: Library, account: Account) -> None:
    """The account itself, whose storing is not what is timed."""
    rows: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    _add(rows, 0, 0, account, profile_of(account, Meant().embed))
    with library._engine.connect() as connection, writing(connection) as held:
        held.execute(insert(originals), rows[originals])
        held.execute(insert(accounts), [{**row, "story": None} for row in rows[accounts]])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--stores", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--data", type=Path, help="not needed: the accounts are invented")
    told = parser.parse_args()
    invented, table = Invented(), []
    with tempfile.TemporaryDirectory(prefix="whosays-") as folder:
        for store, place in places(Path(folder), told.stores):
            with Library.open(place(told.accounts)) as library:
                fill(library, told.accounts, invented)
                took, right = timed(library, told.accounts, invented)
            p95 = {part: quantiles(found, n=20)[-1] for part, found in took.items()}
            shown = "  ".join(f"{part} {one:.1f}" for part, one in p95.items())
            print(f"{store}: p95 in ms: {shown}; {right:.1%} found their story", file=sys.stderr, flush=True)
            measure = f"a new account finds its story among {told.accounts:,}, {store}: p95"
            table.append(Row(measure, p95["any"], 100, 20, COMMAND, unit="ms"))
    print(json.dumps([asdict(row) for row in table]))


if __name__ == "__main__":
    main()
