"""Where a library is: a file, or a database of PostgreSQL."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from whosays.errors import LibraryNotFoundError

VARIABLE = "WHOSAYS_LIBRARY"
_SCHEMES = ("postgresql://", "postgres://")


def place(told: str | Path | None = None) -> Path | URL:
    """The place that is told, else the one in the environment, else the platform's usual one.

    Raises:
        LibraryNotFoundError: it looks like the URL of a database, and is none that is known.
    """
    chosen = str(told or os.environ.get(VARIABLE) or usual())
    if "://" not in chosen:
        return Path(chosen).expanduser()
    if not chosen.startswith(_SCHEMES):
        raise LibraryNotFoundError("a library is a file, or a database: postgresql://user@host/name")
    try:
        return make_url(chosen).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise LibraryNotFoundError("this is no URL of a database: postgresql://user@host/name") from error


def usual() -> Path:
    """The library of somebody who names none."""
    return platformdirs.user_data_path("whosays", appauthor=False) / "library.sqlite"


def shown(where: Path | URL) -> str:
    """The place in messages, without a password."""
    if isinstance(where, Path):
        return str(where)
    return where.set(drivername="postgresql").render_as_string(hide_password=True)


def make_folder(file: Path) -> None:
    """The folder that the file is to stand in.

    Raises:
        LibraryNotFoundError: it cannot be made.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryNotFoundError(f"{file}: its folder cannot be made ({error.strerror})") from error
