"""Connections to a store, and their transactions.

SQLite: one file in WAL mode, so that readers never wait; a commit is on the disk when it returns
(`synchronous=FULL`), so that it outlives the process and the power. A writer begins with the lock that it
will need: two never fail half-way, they wait for each other, `WAIT` seconds at most.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, text

WAIT = 60.0  # seconds
_BEGIN = "whosays_begin"
_ON_CONNECT = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA cell_size_check = ON",  # what is read may be damaged, or made to do harm
    "PRAGMA trusted_schema = OFF",
)


def engine_of(place: Path | URL, mode: str = "rw") -> Engine:
    """The engine for a store; nothing is opened yet.

    `mode` is that of SQLite's file: `rwc` makes it, `rw` does not, `ro` only reads.
    """
    return _postgresql(place) if isinstance(place, URL) else _sqlite(place, mode)


def _postgresql(url: URL) -> Engine:
    options = f"-c lock_timeout={int(WAIT * 1000)}"
    return create_engine(url, pool_pre_ping=True, connect_args={"options": options, "connect_timeout": 20})


def _sqlite(path: Path, mode: str) -> Engine:
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"

    def connect() -> sqlite3.Connection:
        # The driver is to begin no transactions by itself: `_begin` does.
        return sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)

    engine = create_engine(URL.create("sqlite+pysqlite", database=str(path)), creator=connect)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _begin)
    return engine


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in _ON_CONNECT:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the library as it is now, whatever is written meanwhile, and changes nothing."""
    with engine.connect() as connection:
        if is_sqlite(connection):
            connection.exec_driver_sql("SELECT 1 FROM sqlite_schema LIMIT 1")  # the view begins with a look
        else:
            connection = connection.execution_options(  # noqa: PLW2901 - the same one, told how
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        yield connection


@contextmanager
def writing(connection: Connection) -> Iterator[Connection]:
    """One transaction: all of it is stored when it ends, or nothing if it is cut short."""
    told = connection.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
    with told.begin():
        yield told


def keep_log(connection: Connection) -> None:
    """The file has a write-ahead log from now on; this can be said outside of transactions only."""
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.execute("PRAGMA journal_mode = WAL")


def lock(connection: Connection, name: str) -> None:
    """Until the end of the transaction nobody else holds the lock of this name."""
    if not is_sqlite(connection):  # there a writer is alone as it is
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": name})


def is_sqlite(connection: Connection) -> bool:
    """Whether the store is SQLite; else it is PostgreSQL."""
    return connection.dialect.name == "sqlite"
