"""Nobody fills the line alone: so many comparisons of one person, of the desk and of stories; then a wait."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.giving import JSON, PORT, done, form, give, post, server, visiting
from whosays.api import shared_reader
from whosays.batch.reading import Comparer
from whosays.errors import AccessError, BusyError, TooOftenError
from whosays.web import Limits
from whosays.web.guard.people import People
from whosays.web.guard.roles import Role
from whosays.web.tools import Tools
from whosays.web.turns import Turns


@pytest.mark.parametrize(
    ("line", "took", "refused"),
    [
        ("", (), None),
        ("ab", (), None),
        ("aa", (), (TooOftenError, 5)),  # before any was made, five seconds are guessed
        ("baa", (10.0, 20.0) * 4, (TooOftenError, 30)),  # the second in line, fifteen seconds each
        ("bbc", (0.0,) * 8, (BusyError, 2)),  # never at once, so that nobody asks without a pause
        ("bbc", (9e9,) * 8, (BusyError, 300)),  # and never for hours
        ("aab", (8.0,) * 8, (TooOftenError, 8)),  # what is one's own comes first
    ],
)
def test_who_waits_and_for_how_long(
    line: str, took: Sequence[float], refused: tuple[type[AccessError], int] | None
) -> None:
    turns = Turns(3, 2)
    for seconds in took:
        turns.took(seconds)
    if refused is None:
        turns.check(line, "a")
        return
    kind, wait = refused
    with pytest.raises(kind) as told:
        turns.check(line, "a")
    assert told.value.wait == wait
    assert f"Try again in {wait} seconds." in str(told.value)


@contextmanager
def slowly(library: Path, limits: Limits, **settings: object) -> Iterator[tuple[TestClient, threading.Event]]:
    """A visitor of a server that makes nothing before it may."""
    may = threading.Event()

    def make() -> Comparer:
        may.wait(60)
        return shared_reader()

    with visiting(library, limits, Tools(make_reader=make), **settings) as client:
        try:
            yield client, may
        finally:
            may.set()


def test_so_many_on_the_desk_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    limits = Limits(waiting_each=2, desks_a_minute=6000)
    with slowly(tmp_path / "library.sqlite", limits) as (client, may):
        first, _ = (give(client, f"{PORT} {number}") for number in range(2))
        told = {"outlet": ["Port of Osk"], "published": ["2031-05-05"]}
        third = give(client, PORT, files=[("a.txt", b"x")], addresses="https://tern.example/a", **told)
        assert third.status_code == 429
        assert int(third.headers["retry-after"]) >= 2
        assert "2 comparisons of yours are being made, or waiting" in third.text
        assert "The file has to be chosen again." in third.text
        for typed in ("a crane fell", "Port of Osk", "2031-05-05", "https://tern.example/a"):
            assert typed in third.text
        problem = client.post("/desk", data={"form": form(client), "text": PORT}, headers=JSON)
        assert (problem.status_code, problem.json()["status"]) == (429, 429)
        assert problem.headers["content-type"] == "application/problem+json"
        asking = give(client, addresses="https://tern.example/a")
        assert asking.status_code == 429  # it would wait as soon as its host may be asked
        may.set()
        done(client, first)
        assert give(client, PORT).status_code == 303


def test_what_one_person_waits_for_keeps_no_other_out(tmp_path: Path) -> None:
    people = People(tmp_path / "people.json")
    for name in ("Ada", "Bo"):
        people.put(name, Role.READ, "a long password")
    limits = Limits(waiting_each=1, desks_a_minute=6000)
    with slowly(tmp_path / "library.sqlite", limits, people=people.file) as (client, _):
        for name in ("Ada", "Bo"):
            client.cookies.clear()
            client.post("/sign-in", data={"name": name, "password": "a long password", "next": "/"})
            codes = [give(client, PORT).status_code for _ in range(2)]
            assert codes == [303, 429], name


def test_so_many_stories_and_the_page_asks_again(library: Path) -> None:
    with slowly(library, Limits(waiting_each=1, compare_seconds=0.05)) as (client, may):
        stories = [one["id"] for one in client.get("/stories", headers=JSON).json()["stories"]]
        one, other = (f"/story/{story}" for story in stories[:2])
        assert client.get(one).status_code == 202
        assert client.get(one).status_code == 202  # the same again waits for the same
        page = client.get(other)
        assert page.status_code == 429
        assert re.search(r'data-again="\d+"', page.text)
        assert "again.js" in page.text
        for path in (other, f"{other}/page"):
            problem = client.get(path, headers=JSON)
            assert problem.headers["content-type"] == "application/problem+json"
            assert int(problem.headers["retry-after"]) >= 2
        may.set()
        server(client).compared.awaited(*_stamped(client, stories[0]), 60, "somebody")
        assert client.get(other).status_code in (200, 202)


def _stamped(client: TestClient, story: str) -> tuple[object, object]:
    with server(client).view() as view:
        return server(client).library(), view.stamps(view.story(story).accounts)


def test_keeping_takes_a_turn_too(tmp_path: Path) -> None:
    with visiting(tmp_path / "library.sqlite", Limits(waiting_each=1, desks_a_minute=6000)) as client:
        job = done(client, give(client, PORT))
        held = server(client).desk.get(job["id"])
        may = threading.Event()
        server(client).desk._worker.submit(may.wait, 60)
        server(client).desk.keep(held, server(client).library(create=True))
        assert give(client, PORT).status_code == 429
        may.set()
        assert held.settled.wait(60)
        assert post(client, f"/desk/{job['id']}/discard").status_code == 303
