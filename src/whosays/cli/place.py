"""Which library a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from whosays.errors import LibraryNotFoundError

if TYPE_CHECKING:
    from whosays.store import Library, View

library_option = click.option(
    "--library",
    metavar="PATH|URL",
    help="A file, or postgresql://…; without it $WHOSAYS_LIBRARY, or else the usual place of your system.",
)


@contextmanager
def opened(where: str | None, *, create: bool = False) -> Iterator[Library]:
    """The library that is told, else the usual one."""
    from whosays.store import Library  # noqa: PLC0415 - SQLAlchemy loads slowly; --help needs none of it

    try:
        library = Library.open(where, create=create)
    except LibraryNotFoundError as error:
        hint = "" if create else "; `whosays add` makes one, --library names one elsewhere"
        raise click.ClickException(f"{error}{hint}.") from error
    with library:
        yield library


@contextmanager
def viewed(where: str | None) -> Iterator[View]:
    """What the library that is told holds now."""
    with opened(where) as library, library.view() as view:
        yield view
