"""A copy of a library's file, made while it is in use; it stands in its place whole, or not at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from whosays.errors import LibraryError
from whosays.store.progress import Progress

_PAGES = 2_000  # copied at a time


def free_place(path: Path) -> Path:
    """Where to write what is to stand at `path` when it is whole.

    Raises:
        LibraryError: something stands at `path`.
    """
    if path.exists():
        raise LibraryError(f"{path}: there is something already; a backup takes nothing's place")
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    return part


def put_in_place(part: Path, path: Path) -> None:
    """The file is there from now on, also after the power fails.

    Raises:
        LibraryError: the system does not let it.
    """
    try:
        for file in (part, path.parent):
            _settle(file)
        part.rename(path)
    except OSError as error:
        raise LibraryError(f"{path}: it cannot be put there ({error.strerror})") from error


def _settle(file: Path) -> None:
    if os.name != "posix":  # Windows opens no folders, and settles files by itself
        return
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy_file(connection: Connection, part: Path, progress: Progress) -> None:
    """SQLite's pages, as they are for a connection within its transaction."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("a file of SQLite is copied page by page, nothing else")

    def told(_status: int, left: int, of: int) -> None:
        progress("pages", of - left, of)

    with closing(sqlite3.connect(part)) as target:
        driver.backup(target, pages=_PAGES, progress=told)
