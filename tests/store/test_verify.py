"""What is no longer as it was stored is told; copies are whole, or not there."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.readings import bridge, council, hostile
from tests.store.conftest import Places
from tests.store.kept import READINGS, add, numbered
from whosays.errors import LibraryError
from whosays.model import Failure
from whosays.store import Library, Outcome, Query
from whosays.store.engine import writing

ID = bridge().account.id


@pytest.fixture
def full(library: Library) -> Library:
    add(library, *READINGS)
    with library.writer() as writer:
        writer.fail("lost.html", Failure("empty", "nothing"))
        writer.reread(ID, bridge(path="other.txt"))
    return library


def tamper(library: Library, *statements: str) -> None:
    with library._engine.connect() as connection, writing(connection) as told:
        for statement in statements:
            told.execute(text(statement))


@pytest.mark.parametrize(
    ("part", "statement"),
    [
        ("originals", "UPDATE originals SET size = size - 1 WHERE id = '{bridge}'"),
        (
            "originals",
            "UPDATE originals SET packing = 'none' WHERE id = '{hostile}'",
        ),
        ("accounts", "UPDATE readings SET current = 0 WHERE account = '{bridge}'"),
        ("readings", "UPDATE texts SET text = replace(text, 'bridge', 'ferry ') WHERE account = '{bridge}'"),
        ("readings", "UPDATE attributions SET cue = 'sang' WHERE cue = 'told'"),
        ("readings", "UPDATE pieces SET starts = starts + 1, ends = ends + 1 WHERE words = 'her a liar'"),
        ("readings", "UPDATE mentions SET words = 'Elsa Tarnow' WHERE words = 'Ilse Tarnow'"),
        ("readings", "UPDATE attributions SET act = 'sings' WHERE act = 'warns'"),
        ("indexes", "DELETE FROM statements_index"),
        ("indexes", "DELETE FROM actors_index"),
        ("indexes", "DELETE FROM passages_index WHERE {id} = (SELECT max(id) FROM passages)"),
        ("indexes", "UPDATE actors SET name = 'Nobody' WHERE name = 'Ilse Tarnow'"),
        ("indexes", "UPDATE attributions SET content = 'nothing' WHERE act = 'warns'"),
    ],
)
def test_what_was_changed_is_told(full: Library, part: str, statement: str) -> None:
    key = "rowid" if full._engine.dialect.name == "sqlite" else "id"
    assert list(full.verify()) == []
    tamper(full, statement.format(id=key, bridge=ID, hostile=hostile().account.id))
    assert part in {finding.part for finding in full.verify()}


def test_an_index_that_sqlite_finds_wrong(tmp_path: Path) -> None:
    """Its words are as they were stored, and only FTS5 knows what it looks them up in."""
    with Library.open(tmp_path / "library.sqlite") as library:
        add(library, bridge())
        tamper(library, "DELETE FROM statements_index_data WHERE id > 10")
        (finding,) = library.verify()
    assert (finding.part, finding.message.split(":")[0]) == ("indexes", "statements_index")


def test_how_far_it_is(full: Library) -> None:
    told: list[tuple[str, int, int]] = []
    assert list(full.verify(lambda *step: told.append(step))) == []
    assert ("originals", 3, 3) in told
    assert ("readings", 4, 4) in told


def same(one: Library, other: Library) -> None:
    with one.view() as view, other.view() as copied:
        assert list(view.readings()) == list(copied.readings())
        assert list(view.failures()) == list(copied.failures())
        assert view.statistics() == copied.statistics()
        assert view.read_by_model(ID) == copied.read_by_model(ID)
        for id_ in (reading.account.id for reading in READINGS):
            assert view.original(id_) == copied.original(id_)
        for query in (Query("bridge"), Query("script alert"), Query(actor="tarnow")):
            found, again = ({one.attribution for one in seen.search(query).hits} for seen in (view, copied))
            assert found == again != set()
    assert list(other.verify()) == []


def test_a_copy_is_the_same_and_goes_on(full: Library, places: Places) -> None:
    place, told = places(), []
    full.copy(place, lambda *step: told.append(step))
    assert ("accounts", 3, 3) in told
    with Library.open(place, create=False) as other:
        same(full, other)
        with other.writer() as writer:
            assert writer.add(*numbered(1)) is Outcome.ADDED
        assert list(other.verify()) == []


def test_a_copy_takes_nothings_place(full: Library, places: Places) -> None:
    place = places()
    with Library.open(place) as other:
        add(other, council())
        with pytest.raises(LibraryError, match="not empty"):
            full.copy(place)
        with other.view() as view:
            assert list(view.readings()) == [council()]


def test_a_backup_is_the_same(full: Library, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    full.backup(tmp_path / "backup.sqlite", lambda *step: told.append(step))
    assert told[-1][1] == told[-1][2]
    with Library.open(tmp_path / "backup.sqlite", create=False) as other:
        same(full, other)
    assert not list(tmp_path.glob("*.part*"))


def test_a_backup_takes_nothings_place(full: Library, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear Ana")
    with pytest.raises(LibraryError, match="already"):
        full.backup(tmp_path / "letter")
    assert (tmp_path / "letter").read_text() == "Dear Ana"


def test_a_backup_that_has_no_place(full: Library, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="cannot be made"):
        full.backup(tmp_path / "file" / "backup.sqlite")
    full.backup(tmp_path / "new folder" / "backup.sqlite")
    assert [file.name for file in (tmp_path / "new folder").iterdir()] == ["backup.sqlite"]


def test_a_backup_of_a_library_in_use(library: Library, tmp_path: Path) -> None:
    """It holds what was there when it began, whatever is added meanwhile."""
    with library.writer() as writer:
        for number in range(20):
            writer.add(*numbered(number))
        stop = threading.Event()

        def go_on() -> None:
            for number in range(20, 100_000):
                if stop.is_set():
                    return
                writer.add(*numbered(number))

        adding = threading.Thread(target=go_on)
        adding.start()
        library.backup(tmp_path / "backup.sqlite")
        stop.set()
        adding.join()
    with Library.open(tmp_path / "backup.sqlite", create=False) as other:
        assert list(other.verify()) == []
        with other.view() as view:
            assert view.statistics().accounts >= 20
