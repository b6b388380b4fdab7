"""The public verbs: read one account, or pipe many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.errors import InputError
from whosays.ingest import from_bytes, from_path, from_text
from whosays.model import Account, FailedReading, Metadata, Reading

if TYPE_CHECKING:
    from whosays.extract import Reader

Source = str | bytes | PathLike[str] | Account


@cache
def shared_reader() -> Reader:
    """The one reader of this process: the model is loaded once, and only when something is to be read."""
    from whosays.extract import Reader  # noqa: PLC0415

    return Reader()


def read(
    source: Source,
    *,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Reading:
    """Every attribution in one account.

    Args:
        source: a text (`str`), the bytes of a text or an HTML page (`bytes`), a file (`pathlib.Path`), or
            an `Account`. A string is always the text itself, never a path.
        outlet, published, url, title: what the document does not tell, or tells wrongly. `published` is
            an ISO date, or a prefix of one.

    Raises:
        InputError: it cannot be read; the subclass and the message say why.
        ModelError: the model files are missing.
    """
    return shared_reader().read(_account(source, Metadata(title, outlet, (), published, url)))


def pipe(sources: Iterable[Source]) -> Iterator[Reading | FailedReading]:
    """The readings of many accounts, lazily, in their order; one that fails is a `FailedReading`."""
    reader = shared_reader()
    for source in sources:
        try:
            yield reader.read(_account(source, Metadata()))
        except InputError as error:
            yield error.to_reading(_path(source))


def _account(source: Source, metadata: Metadata) -> Account:
    match source:
        case Account():
            return source
        case str():
            return from_text(source, metadata)
        case bytes():
            return from_bytes(source, metadata)
        case _:
            return from_path(Path(source), metadata)


def _path(source: Source) -> str | None:
    match source:
        case Account():
            return source.path
        case str() | bytes():
            return None
        case _:
            return str(source)
