"""One process at a time changes a file, on every system: a lock that ends with whoever holds it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from whosays.errors import PeopleError

_PATIENCE = 10.0  # seconds; a change takes milliseconds


@contextmanager
def alone(file: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Nobody else is in here for that file, in this process or another.

    The lock is SQLite's, on an empty file beside it: it is there on every system, and one that dies leaves
    nothing behind that others would wait for. The file itself is replaced, so that it cannot be the lock.

    Raises:
        PeopleError: somebody else is for too long, or there can be no lock there.
    """
    lock = file.with_name(f".{file.name}.lock")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock.touch(mode=0o600)
        holding = sqlite3.connect(lock, timeout=patience, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise PeopleError(f"{file}: cannot be changed ({error})") from error
    with closing(holding):
        try:
            holding.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise PeopleError(f"{file}: somebody else is changing it ({error})") from error
        yield
