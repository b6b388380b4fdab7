"""How long the server takes for each page over a library of ten thousand accounts.

    python benchmarks/page.py --accounts 10000

Accounts of invented words, eight statements each (every fourth nested), ten accounts a story, are written
straight into the tables. Each page is asked for many times, of other accounts, actors and words each time, by
a client in the same process: what is timed is all from the request to the last byte of the answer. The matrix
is a made comparison of ten accounts and sixty claims, so that its page is timed and not the comparing.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from sqlalchemy import Connection, Table, insert, update
from starlette.testclient import TestClient

from search import CHUNK, NEEDLES, STATEMENTS_EACH, Words, index, needle, rows
from whosays.evaluate.tables import Row
from whosays.model import (
    Cell,
    Claim,
    Comparison,
    Correct,
    Detail,
    Distance,
    Kinship,
    Lineage,
    Member,
    Near,
    Origin,
    Passage,
    Reading,
    Span,
    Stand,
    Story,
)
from whosays.store import Library
from whosays.store.engine import writing
from whosays.store.fold import fold
from whosays.store.schema import (
    about,
    accounts,
    actors,
    attributions,
    identities,
    identity_members,
    stories,
    times,
)
from whosays.web import Settings, create_app

COMMAND = "python benchmarks/page.py --accounts 10000"
BASE = "http://127.0.0.1:8765"
STORY = 10  # accounts
CLAIMS = 60
PEOPLE = 2_000  # of whom three speak in each account
JUDGED = 60  # accounts that people said something of
MATRIX = "the matrix, 10 × 60"


def account_id(number: int) -> str:
    return sha256(str(number).encode()).hexdigest()


def story_id(number: int) -> str:
    """Of the story that the account of this number tells."""
    return account_id(number - (number - 1) % STORY)[:16]


def identity_id(person: int) -> str:
    return sha256(f"person {person}".encode()).hexdigest()[:16]


def person_of(number: int, place: int) -> int:
    """Some speak in one account in fifty, most in a few."""
    return number % 50 if place == 0 else (number * 3 + place) % PEOPLE


def amended(number: int, size: int, vocabulary: Words) -> Iterator[tuple[Table, dict[str, Any]]]:
    """The rows of an account as the benchmark of searching has them, but every span stands in the text."""
    text, words = "", 0
    for table, row in rows(number, size, vocabulary):
        if table.name == "texts":
            text = row["text"]
            words = text.index(" ")
        elif table is actors:
            yield table, row | {"key": f"{row['id']:016x}"}
            person = person_of(number, row["position"])
            yield (
                identity_members,
                {"actor": row["id"], "identity": identity_id(person), "evidence": ["name"]},
            )
            continue
        elif table is attributions:
            yield from statement(row, text, number)
            continue
        yield table, row
    day = f"2030-{1 + number % 12:02}-{1 + number % 28:02}"
    yield times, {
        "id": number, "reading": number, "position": 0, "starts": 0, "ends": words, "words": text[:words],
        "type": "DATE", "value": day, "first_day": day, "last_day": day,
    }  # fmt: skip
    yield about, {"attribution": number * STATEMENTS_EACH, "position": 0, "time": number}


def statement(row: dict[str, Any], text: str, number: int) -> Iterator[tuple[Table, dict[str, Any]]]:
    start = text.index(row["content"])
    cue = start - len("said that ")
    source = cue - 1 - len(row["source"])
    place = row["position"]
    above = f"{number:08x}{place - 1:08x}" if place % 4 == 3 else None
    yield attributions, row | {
        "key": f"{number:08x}{place:08x}", "parent": above,
        "source_start": source, "source_end": cue - 1, "cue_start": cue, "cue_end": cue + 4,
    }  # fmt: skip


def fill(connection: Connection, size: int, vocabulary: Words) -> None:
    with writing(connection) as held:
        chance, people = random.Random(2), range(PEOPLE)  # noqa: S311
        names = [
            (identity_id(person), f"Person {vocabulary.some(chance, 1).title()} {person}")
            for person in people
        ]
        held.execute(
            insert(identities),
            [{"id": id_, "name": name, "folded": fold(name), "type": "person"} for id_, name in names],
        )
        founders = range(1, size + 1, STORY)
        held.execute(
            insert(stories), [{"id": story_id(n), "name": f"Story of account {n}"} for n in founders]
        )
    for first in range(1, size + 1, CHUNK):
        some = range(first, min(first + CHUNK, size + 1))
        found: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        for number in some:
            for table, row in amended(number, size, vocabulary):
                found[table].append(row)
        with writing(connection) as held:
            for table, listed in found.items():
                held.execute(insert(table), listed)
            for number in some:
                told = update(accounts).where(accounts.c.id == account_id(number))
                held.execute(told.values(story=story_id(number)))
            index(held, found)
    connection.exec_driver_sql("ANALYZE")
    connection.commit()


def judged(library: Library, size: int) -> None:
    """People said something of some accounts, so that the lists of that have something to show."""
    with library.judge() as judge:
        for number in range(1, JUDGED + 1):
            title = Correct(Detail.TITLE, None, f"Corrected {number}")
            judge.judge(title, who="Ada", account=account_id(number * 11 % size + 1))


def matrix(readings: list[Reading]) -> Comparison:
    """Ten accounts, sixty claims: every stand there is, and evidence behind each cell."""
    ids = tuple(one.account.id for one in readings)
    story = Story(story_id(1), "Made", ids)
    kin = [
        Lineage(id_[:16], id_, Origin.MOST_COMPLETE, None, (Member(id_, Kinship.SAME_TEXT, 1.0),))
        for id_ in ids
    ]
    claims = tuple(
        Claim(
            sha256(str(number).encode()).hexdigest()[:16],
            words(readings[number % len(readings)], number),
            story.id,
            STORY,
            tuple(cell(one, number + place) for place, one in enumerate(readings)),
        )
        for number in range(CLAIMS)
    )
    return Comparison(("none",), tuple(readings), (story,), tuple(kin), claims, (), (), (), (), ())


def words(reading: Reading, number: int) -> Passage:
    content = reading.attributions[number % STATEMENTS_EACH].content
    return Passage(reading.account.id, content)


def cell(reading: Reading, number: int) -> Cell:
    stand = (Stand.STATES, Stand.ATTRIBUTES, Stand.LEAVES_OUT, Stand.REPORTS_DENIAL, Stand.QUOTES)[number % 5]
    passage = words(reading, number)
    if stand is Stand.LEAVES_OUT:
        account = reading.account
        near = Near(Passage(account.id, (Span.of(account.text, 0, 60),)), 0.4)
        return Cell(account.id, stand, None, (), (), near, None, None, 0.8)
    said = reading.attributions[number % STATEMENTS_EACH].id if stand is not Stand.STATES else None
    return Cell(reading.account.id, stand, None, (), (passage,), None, said, Distance.NAMED, 0.9)


PAGES = {
    "start": "/",
    "stories": "/stories?offset={few}",
    "timeline": "/story/{story}/timeline",
    "accounts": "/accounts",
    "account": "/account/{account}",
    "a statement": "/account/{account}?attribution={statement}",
    "versions": "/account/{account}/versions",
    "judgements": "/judgements",
    "search": "/search?q={needle}",
    "search, beginning of a word": "/search?q={beginning}*",
    "search, a common word": "/search?q={common}",
    "search, filtered": "/search?q={needle}&since=2022&until=2028&outlet=outlet+{outlet}",
    "search, anywhere": "/search?q={needle}&anywhere=1",
    "search, latest": "/search",
    "search, an act": "/search?act=denies",
    "search, an outlet": "/search?outlet=outlet+{outlet}",
    "search, a time": "/search?about=2030-{month:02}",
    "actors": "/actors?page={page}",
    "actors, by name": "/actors?q=person{person}",
    "actor": "/actor/{actor}",
    "actor who says much": "/actor/{speaker}",
    "network": "/network",
    "network of a story": "/network?story={story}",
    "network of an outlet": "/network?outlet=outlet+{outlet}",
    "network around an actor": "/network?actor={speaker}",
    "export of an actor": "/export/csv?speaker={actor}",
    MATRIX: "/story/{made}",
}


def names(number: int, size: int) -> dict[str, Any]:
    """What stands in the addresses of one round."""
    account = number * 37 % size + 1
    return {
        "account": account_id(account),
        "actor": identity_id(50 + number),
        "beginning": ("ba", "de", "pla", "kra", "ze")[number % 5],
        "common": ("vekrade", "suro", "xoma")[number % 3],
        "few": number % 5 * 10,
        "made": story_id(1),
        "month": 1 + number % 12,
        "needle": needle(number % NEEDLES),
        "outlet": number % 50,
        "page": 1 + number % 3,
        "person": number * 7 % 2_000,
        "speaker": identity_id(number % 50),
        "statement": f"{account:08x}{2:08x}",
        "story": story_id(account),
    }


def timed(client: TestClient, size: int, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds of each page, and those of the processor; the first round is for warming up."""
    took: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for number in range(rounds + 1):
        told = names(number, size)
        for page, form in PAGES.items():
            address = form.format(**told)
            began, worked = time.perf_counter(), time.process_time()
            answer = client.get(address)
            if number:
                passed, used = time.perf_counter() - began, time.process_time() - worked
                took[page].append((passed * 1000, used * 1000))
            if answer.status_code != 200:
                raise SystemExit(f"{page}: {address} answers {answer.status_code}")
    return took


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--accounts", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--library", type=Path, help="made there, and used again if it is there")
    parser.add_argument("--data", type=Path, help="not needed: the accounts are invented")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="whosays-") as folder:
        file = told.library or Path(folder) / "library.sqlite"
        if not file.exists():
            with Library.open(file) as library, library._engine.connect() as connection:
                fill(connection, told.accounts, Words())
                judged(library, told.accounts)
        took = measure(file, told.accounts, told.rounds)
    report(took, told.accounts)


def measure(file: Path, size: int, rounds: int) -> dict[str, list[tuple[float, float]]]:
    app = create_app(Settings(library=str(file)))
    server = app.state.server
    with server.view() as view:
        story = view.story(story_id(1))
        stamps = view.stamps(story.accounts)
        readings = [view.reading(one) for one in story.accounts]
    done: Future[Comparison] = Future()
    done.set_result(matrix(readings))
    server.compared._held[frozenset(stamps.items())] = done
    client = TestClient(app, BASE, headers={"accept": "text/html"})
    client.get(f"/?token={server.token}")
    return timed(client, size, rounds)


def report(took: dict[str, list[tuple[float, float]]], size: int) -> None:
    medians = {page: median(passed for passed, _ in found) for page, found in took.items()}
    for page, found in took.items():
        late = quantiles([passed for passed, _ in found], n=20)[-1]
        used = median(used for _, used in found)
        line = f"{page:<30} median {medians[page]:7.1f} ms   p95 {late:7.1f} ms   processor {used:7.1f} ms"
        print(line, file=sys.stderr)
    pages = {page: passed for page, passed in medians.items() if page != MATRIX}
    slowest = max(pages, key=lambda page: pages[page])
    name = f"page, {size:,} accounts: median of the slowest ({slowest})"
    table = [
        Row(name, pages[slowest], 100, 50, COMMAND, unit="ms"),
        Row(f"page, {MATRIX}: median", medians[MATRIX], 300, 150, COMMAND, unit="ms"),
    ]
    print(json.dumps([asdict(row) for row in table]))


if __name__ == "__main__":
    main()
