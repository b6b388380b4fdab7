"""The library: one place for accounts, opened by its path or its URL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import URL, Engine

from whosays.errors import LibraryNotFoundError, NotALibraryError
from whosays.store import migrate
from whosays.store.engine import engine_of, reading
from whosays.store.faults import told
from whosays.store.place import place, shown
from whosays.store.view import View
from whosays.store.writer import Writer


class Library:
    """Accounts, what was read in them, and what people said of it, in a file of SQLite or in PostgreSQL."""

    def __init__(self, engine: Engine, where: str) -> None:
        """Over an engine whose tables are up to date; `Library.open` makes one."""
        self._engine = engine
        self.place = where

    @classmethod
    def open(cls, where: str | Path | None = None, *, create: bool = True) -> Library:
        """The library at a path or a `postgresql://` URL, brought up to date if it is of an older version.

        Untold, it is the one that `WHOSAYS_LIBRARY` names, or else the one at the platform's usual place.

        Raises:
            LibraryNotFoundError: there is none, and none can be made or (`create=False`) is to be.
            NotALibraryError: what is there is something else.
            NewerLibraryError: a later version of whosays made it.
            LibraryError: it cannot be opened; the subclass and the message say why.
        """
        there = place(where)
        with told(shown(there)):
            engine = _engine(there, create)
            try:
                _prepare(engine, shown(there), create)
            except BaseException:
                engine.dispose()
                raise
        return cls(engine, shown(there))

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """Something to add accounts with."""
        yield Writer(self._engine, self.place)

    @contextmanager
    def view(self) -> Iterator[View]:
        """What the library holds now, and until the end of the `with`, whatever is added meanwhile."""
        with told(self.place), reading(self._engine) as connection:
            yield View(connection)

    def close(self) -> None:
        """Lets go of it."""
        self._engine.dispose()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _engine(there: Path | URL, create: bool) -> Engine:
    if isinstance(there, URL):
        return engine_of(there)
    if create:
        _make_folder(there)
    elif not there.exists():
        raise LibraryNotFoundError(f"{there}: there is no library")
    return engine_of(there, _mode(there, create))


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryNotFoundError(f"{file}: its folder cannot be made ({error.strerror})") from error


def _mode(file: Path, create: bool) -> str:
    """How to open a file; one that may not be written is read, as it is if nothing may stand beside it."""
    if not file.exists():
        return "rwc"
    if not file.is_file():
        raise NotALibraryError(f"{file}: this is no file")
    if os.access(file, os.W_OK):
        return "rwc" if create else "rw"
    return "ro" if os.access(file.parent, os.W_OK) else "ro&immutable=1"


def _prepare(engine: Engine, where: str, create: bool) -> None:
    with engine.connect() as connection:
        version = migrate.version(connection, where)
    if version == migrate.HEAD:
        return
    if version is None and not create:
        raise LibraryNotFoundError(f"{where}: there is no library")
    with engine.connect() as connection:
        migrate.upgrade(connection, where)
