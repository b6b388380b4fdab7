"""What a store's driver complains of, as errors that say what happened and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from whosays.errors import (
    DamagedLibraryError,
    LibraryBusyError,
    LibraryError,
    LibraryFullError,
    LibraryNotFoundError,
    NotALibraryError,
    ReadOnlyLibraryError,
)

Fault = tuple[type[LibraryError], str]

_BUSY: Fault = (LibraryBusyError, "somebody else was writing to it all the time: try again")
_READ_ONLY: Fault = (
    ReadOnlyLibraryError,
    "it may only be read here: use a copy, or ask for the right to write",
)
_FULL: Fault = (
    LibraryFullError,
    "no room left to write; what was stored before is intact: make room, and go on",
)
_DAMAGED: Fault = (
    DamagedLibraryError,
    "it is damaged: go back to a backup; `whosays library verify` says more",
)
_NO_WAY: Fault = (LibraryNotFoundError, "it could not be reached: is the place right, and may you go there?")

_BY_SQLITE_CODE: dict[int, Fault] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_IOERR: _FULL,  # a quota, or a limit on the size of files
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_CANTOPEN: _NO_WAY,
    sqlite3.SQLITE_NOTADB: (NotALibraryError, "this file is no library"),
}
# Codes or their classes: https://www.postgresql.org/docs/current/errcodes-appendix.html
_BY_SQLSTATE: dict[str, Fault] = {
    "53": _FULL,
    "40": _BUSY,
    "55P03": _BUSY,
    "57014": _BUSY,
    "25006": _READ_ONLY,
    "42501": _READ_ONLY,
    "08": _NO_WAY,
    "28": _NO_WAY,
    "3D": _NO_WAY,
    "57": _NO_WAY,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}


@contextmanager
def told(place: str) -> Iterator[None]:
    """Within it, what the store of the library at `place` complains of is raised as a `LibraryError`."""
    try:
        yield
    except DBAPIError as error:
        raise _fault(place, error.orig) from error
    except sqlite3.Error as error:  # of the driver itself, where SQLAlchemy has no part in it
        raise _fault(place, error) from error
    except NoConnectionError as error:
        raise LibraryBusyError(f"{place}: too many look at it at once: try again") from error


def is_read_only(error: DBAPIError) -> bool:
    """Whether SQLite complains that it may not write."""
    return isinstance(error.orig, sqlite3.Error) and _of_sqlite(error.orig) is _READ_ONLY


def _fault(place: str, error: BaseException | None) -> LibraryError:
    known = _of_sqlite(error) if isinstance(error, sqlite3.Error) else _of_postgresql(error)
    kind, message = known or (LibraryError, "the store refused")
    return kind(f"{place}: {message} ({_first_line(error)})")


def _of_sqlite(error: sqlite3.Error) -> Fault | None:
    code = getattr(error, "sqlite_errorcode", None) or 0
    return _BY_SQLITE_CODE.get(code & 0xFF)  # the rest of it says more than is needed


def _of_postgresql(error: BaseException | None) -> Fault | None:
    state = getattr(error, "sqlstate", None)
    if state is None:  # there was no server to give one
        return _NO_WAY if "connection" in str(error) else None
    return _BY_SQLSTATE.get(state) or _BY_SQLSTATE.get(state[:2])


def _first_line(error: BaseException | None) -> str:
    lines = str(error).splitlines()
    return lines[0] if lines else type(error).__name__
