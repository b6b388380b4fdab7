"""The library: one place for accounts, opened by its path or its URL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.exc import DatabaseError

from whosays.errors import LibraryNotFoundError, NotALibraryError
from whosays.model import Story
from whosays.store import migrate
from whosays.store.backup import copy_file, free_place, put_in_place
from whosays.store.copy import copy
from whosays.store.engine import engine_of, is_sqlite, reading, writing
from whosays.store.faults import is_read_only, told
from whosays.store.index import INDEXES
from whosays.store.judgements.judge import Judge
from whosays.store.place import make_folder, place, shown
from whosays.store.progress import Progress, silent
from whosays.store.verify import Finding, verify
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
    def judge(self) -> Iterator[Judge]:
        """Something to take down with what people say of accounts and actors."""
        yield Judge(self._engine, self.place)

    @contextmanager
    def view(self) -> Iterator[View]:
        """What the library holds now, and until the end of the `with`, whatever is added meanwhile."""
        with told(self.place), reading(self._engine) as connection:
            yield View(connection)

    def stories(self) -> list[Story]:
        """The stories that its accounts were found to tell, the latest first."""
        with self.view() as view:
            return list(view.stories())

    def verify(self, progress: Progress = silent) -> Iterator[Finding]:
        """Everything that is not as it was stored; nothing, if all is well."""
        with told(self.place), reading(self._engine) as connection:
            yield from verify(connection, progress)
        if is_sqlite(connection):
            yield from self._verify_words()

    def _verify_words(self) -> Iterator[Finding]:
        """FTS5 compares its indexes with its words by itself, and wants to be alone for it."""
        for index in INDEXES:
            try:
                with self._engine.connect() as connection, writing(connection) as held:
                    held.execute(index.check())
            except DatabaseError as error:
                if is_read_only(error):  # then it has to be believed
                    return
                yield Finding("indexes", None, f"{index.name}: {error.orig}")

    def backup(self, path: str | Path, progress: Progress = silent) -> None:
        """A copy in a file, as the library is now; others may go on writing meanwhile.

        Raises:
            LibraryError: there is something at `path` already, or it cannot be written.
        """
        file = Path(path)
        make_folder(file)
        part = free_place(file)
        try:
            with told(self.place), reading(self._engine) as connection:
                if is_sqlite(connection):
                    with told(str(file)):
                        copy_file(connection, part, progress)
                else:
                    self._copy(connection, part, progress)
            put_in_place(part, file)
        finally:
            part.unlink(missing_ok=True)

    def copy(self, to: str | Path, progress: Progress = silent) -> None:
        """Everything into another library that is empty or not yet there, on this kind of store or another.

        Raises:
            LibraryError: there is something in it already, or it cannot be written.
        """
        with told(self.place), reading(self._engine) as connection:
            self._copy(connection, to, progress)

    @staticmethod
    def _copy(source: Connection, to: str | Path, progress: Progress) -> None:
        with Library.open(to) as other, told(other.place), other._engine.connect() as connection:
            with writing(connection) as target:
                copy(source, target, other.place, progress)
            connection.exec_driver_sql("ANALYZE")

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
        make_folder(there)
    elif not there.exists():
        raise LibraryNotFoundError(f"{there}: there is no library")
    return engine_of(there, _mode(there, create))


def _mode(file: Path, create: bool) -> str:
    """How to open a file; one that may not be written is read, as it is if nothing may stand beside it."""
    if not file.exists():
        return "rwc"
    if not file.is_file():
        raise NotALibraryError(f"{file}: this is no file")
    if _may_write(file):
        return "rwc" if create else "rw"
    return "ro" if _may_write(file.parent) else "ro&immutable=1"


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _prepare(engine: Engine, where: str, create: bool) -> None:
    with engine.connect() as connection:
        version = migrate.version(connection, where)
    if version == migrate.HEAD:
        return
    if version is None and not create:
        raise LibraryNotFoundError(f"{where}: there is no library")
    with engine.connect() as connection:
        migrate.upgrade(connection, where)
