"""Processes killed at any moment, several at once, no room left: nothing lost, doubled or half-stored."""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import event

from tests.readings import bridge, council
from tests.store.adding import MANY, Adding
from tests.store.conftest import Places
from tests.store.kept import add, numbered, original
from whosays.errors import LibraryBusyError, LibraryFullError
from whosays.store import Library, Outcome, Writer


def check(place: str, stored: set[int]) -> int:
    """All of these are there, whole and once; how many there are."""
    with Library.open(place, create=False) as library:
        assert list(library.verify()) == []
        with library.view() as view:
            kept = {one.account.id: one for one in view.readings()}
            assert len(kept) == view.statistics().accounts
    for number in stored:
        data, reading = numbered(number)
        assert kept[data.id] == reading
    return len(kept)


def kill(place: str, random: Random) -> set[int]:
    """What a process that is killed while it adds said that it had stored."""
    adding = Adding(place)
    stored, enough = set(), random.randint(1, 5)
    for number, _ in adding.told():
        stored.add(number)
        if len(stored) == enough:
            time.sleep(random.random() * 0.05)
            adding.kill()
    assert adding.process.exitcode == -9
    return stored


def kill_many(place: str, times: int) -> None:
    random = Random(20)
    stored: set[int] = set()
    for _ in range(times):
        told = kill(place, random)
        assert not told & stored  # what was stored is known the next time
        stored |= told
    kept = check(place, stored)
    assert len(stored) <= kept <= len(stored) + times  # the last of each may have been stored, and not told


def test_killed_while_adding(places: Places) -> None:
    kill_many(places(), 10)


@pytest.mark.endure
def test_killed_often_while_adding(places: Places) -> None:
    kill_many(places(), 100)


@pytest.mark.parametrize("number", range(5))
def test_killed_while_it_is_made(tmp_path: Path, number: int) -> None:
    """The tables are there, all of them, or none."""
    place = tmp_path / "library.sqlite"
    adding = Adding(str(place), last=1)
    while not place.exists():
        time.sleep(0.001)
    time.sleep(Random(number).random() * 0.05)
    adding.kill()
    adding.process.join()
    with Library.open(place) as library:
        add(library, bridge())
        assert list(library.verify()) == []


def test_several_writers_at_once(places: Places) -> None:
    place = places()
    several = [Adding(place, last=30) for _ in range(3)]  # which make the library at once, too
    outcomes = [told for adding in several for told in adding.told()]
    assert [adding.process.exitcode for adding in several] == [0, 0, 0]
    new = [number for number, outcome in outcomes if outcome != Outcome.KNOWN]
    assert sorted(new) == list(range(30))
    versions = [number for number, outcome in outcomes if outcome == Outcome.NEW_VERSION]
    assert len(versions) == 30 - 7  # there are seven addresses
    assert check(place, set(range(30))) == 30


def test_a_writer_waits_no_longer_than_it_is_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whosays.store.engine.WAIT", 0.2)
    with Library.open(tmp_path / "a") as first, Library.open(tmp_path / "a") as second:
        with first._engine.connect() as connection:
            connection.exec_driver_sql("INSERT INTO meta VALUES ('a', 'b')")
            with second.writer() as writer, pytest.raises(LibraryBusyError, match="try again"):
                writer.add(original(bridge()), bridge())
        assert add(second, bridge()) == [Outcome.ADDED]


def test_too_many_that_look_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(tmp_path / "a") as library, ExitStack() as views:
        monkeypatch.setattr(library._engine.pool, "_timeout", 0.05)
        with pytest.raises(LibraryBusyError, match="too many"):
            list(map(views.enter_context, (library.view() for _ in range(100))))


# No room left


def fill(writer: Writer, stored: set[int]) -> None:
    for number in range(MANY):
        writer.add(*numbered(number))
        stored.add(number)


def test_a_full_disk(tmp_path: Path) -> None:
    place = str(tmp_path / "library.sqlite")
    stored: set[int] = set()
    with Library.open(place) as library:
        event.listen(library._engine, "connect", lambda file, _: file.execute("PRAGMA max_page_count = 200"))
        library._engine.dispose()
        with library.writer() as writer, pytest.raises(LibraryFullError, match="make room"):
            fill(writer, stored)
        with library.view() as view:  # what is there can be read
            assert len(list(view.readings())) == len(stored) > 1
    assert check(place, stored) == len(stored)
    with Library.open(place) as library:
        assert add(library, council()) == [Outcome.ADDED]


def test_a_quota(tmp_path: Path) -> None:
    place = str(tmp_path / "library.sqlite")
    *told, (number, message) = Adding(place, largest=1_500_000).told()
    assert number == -1
    assert "LibraryFullError" in message
    assert check(place, {number for number, _ in told}) == len(told) > 1
    with Library.open(place) as library:
        assert add(library, council()) == [Outcome.ADDED]
