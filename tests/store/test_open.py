from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL

from tests.readings import bridge, council
from tests.store.conftest import Places, Server
from tests.store.kept import add, original
from whosays.errors import (
    DamagedLibraryError,
    LibraryError,
    LibraryNotFoundError,
    NewerLibraryError,
    NotALibraryError,
    ReadOnlyLibraryError,
)
from whosays.model import Failure
from whosays.store import Library, Query
from whosays.store.place import place, shown, usual


def sql(at: str, statement: str) -> None:
    """Behind the library's back."""
    if at.startswith("postgresql://"):
        with psycopg.connect(at) as connection:
            connection.execute(statement.encode())
    else:
        with closing(sqlite3.connect(at)) as file, file:
            file.execute(statement)


# Places


def test_the_place_is_told_or_in_the_environment_or_usual(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("WHOSAYS_LIBRARY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert place() == usual()
    monkeypatch.setenv("WHOSAYS_LIBRARY", "~/mine.sqlite")
    assert place() == Path.home() / "mine.sqlite"
    assert place(tmp_path / "told.sqlite") == tmp_path / "told.sqlite"


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_a_url_is_a_database_and_its_password_stays_hidden(scheme: str) -> None:
    url = place(f"{scheme}://ana:secret@db.example/press")
    assert isinstance(url, URL)
    assert url.password == "secret"  # noqa: S105
    assert shown(url) == "postgresql://ana:***@db.example/press"


@pytest.mark.parametrize("url", ["mysql://db/press", "http://db.example", "postgresql://db:port/press"])
def test_other_urls_are_no_places(url: str) -> None:
    with pytest.raises(LibraryNotFoundError, match="postgresql://user@host/name"):
        place(url)


# Opening


def test_a_library_stays(places: Places) -> None:
    at = places()
    with Library.open(at) as library:
        add(library, bridge())
    with Library.open(at, create=False) as library:
        add(library, council())
    with Library.open(at) as library, library.view() as view:
        assert list(view.readings()) == [bridge(), council()]


def test_none_is_made_unless_it_is_to_be(places: Places) -> None:
    with pytest.raises(LibraryNotFoundError, match="no library"):
        Library.open(places(), create=False)


def test_folders_are_made(tmp_path: Path) -> None:
    with Library.open(tmp_path / "a" / "b c?" / "%41#.sqlite"):
        assert (tmp_path / "a" / "b c?" / "%41#.sqlite").is_file()


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    (tmp_path / "new").touch()
    with Library.open(tmp_path / "new") as library:
        add(library, bridge())


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryNotFoundError, match="cannot be made"):
        Library.open(tmp_path / "file" / "library.sqlite")


@pytest.mark.parametrize(
    "data", [b"This is a letter, and no library.\n" * 100, os.urandom(8192), b"SQLite format 3\0"]
)
def test_a_file_of_something_else(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "letter").write_bytes(data)
    with pytest.raises((NotALibraryError, DamagedLibraryError), match="letter"):
        Library.open(tmp_path / "letter")
    assert (tmp_path / "letter").read_bytes() == data


def test_a_folder_and_a_pipe_are_no_libraries(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for at in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(NotALibraryError, match="no file"):
            Library.open(at)


def test_a_database_of_something_else(places: Places) -> None:
    at = places()
    sql(at, "CREATE TABLE recipes (name TEXT)")
    with pytest.raises(NotALibraryError, match="recipes"):
        Library.open(at)


def test_a_newer_library_is_refused(places: Places) -> None:
    at = places()
    Library.open(at).close()
    sql(at, "UPDATE library_version SET version_num = '9000'")
    with pytest.raises(NewerLibraryError, match="upgrade whosays"):
        Library.open(at)


@pytest.mark.parametrize("version", ["", "abc", "-- a comment"])
def test_a_version_that_is_none(places: Places, version: str) -> None:
    at = places()
    Library.open(at).close()
    sql(at, f"UPDATE library_version SET version_num = '{version}'")  # noqa: S608
    with pytest.raises(NotALibraryError, match="version"):
        Library.open(at)


@pytest.mark.parametrize("to", ["postgresql:///press?host=/nowhere", "postgresql://127.0.0.1:9/press"])
def test_no_way_to_the_database(to: str) -> None:
    with pytest.raises(LibraryNotFoundError, match="it could not be reached"):
        Library.open(to)


def test_no_such_database(server: Server) -> None:
    with pytest.raises(LibraryNotFoundError, match="nowhere"):
        Library.open(server.url("nowhere"))


# Libraries that may not be written


@contextmanager
def somebody_else() -> Iterator[None]:
    """Root may write everything; nobody may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("folder", [0o755, 0o777], ids=["its folder too", "the file alone"])
def test_a_library_that_may_only_be_read(folder: int, open_folder: Path) -> None:
    file = open_folder / "library.sqlite"
    with Library.open(file) as library:
        add(library, bridge())
    file.chmod(0o444)
    open_folder.chmod(folder)
    with somebody_else(), Library.open(file) as library:
        with library.view() as view:
            assert list(view.readings()) == [bridge()]
            assert view.count(Query("gamble")) == 1
        assert list(library.verify()) == []
        with library.writer() as writer, pytest.raises(ReadOnlyLibraryError, match="may only be read"):
            writer.add(original(council()), council())


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may go to; pytest's own are for one user alone."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def test_a_database_that_may_only_be_read(postgresql: Places) -> None:
    at = postgresql()
    with Library.open(at) as library:
        add(library, bridge())
    sql(at, "DROP ROLE IF EXISTS reader")
    sql(at, "CREATE ROLE reader LOGIN")
    sql(at, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    with Library.open(at.replace("//postgres:", "//reader:")) as library:
        with library.view() as view:
            assert list(view.readings()) == [bridge()]
        with library.writer() as writer, pytest.raises(ReadOnlyLibraryError, match="may only be read"):
            writer.fail("a", Failure("empty", "nothing"))
    sql(at, "DROP OWNED BY reader")
    sql(at, "DROP ROLE reader")


# Damage


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    with Library.open(file) as library:
        add(library, bridge(), council())
    data = bytearray(file.read_bytes())
    for at in range(4096, len(data), 4096):  # every page but the first
        data[at : at + 64] = b"\xff" * 64
    file.write_bytes(data)
    with pytest.raises(LibraryError, match="damaged"), Library.open(file) as library, library.view() as view:
        list(view.readings())


def test_the_tool_shows_its_help_without_a_database() -> None:
    code = "import sys, whosays.cli.app; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
