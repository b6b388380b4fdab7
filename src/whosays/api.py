"""The public verbs: read one account, pipe many, compare those of one story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from os import PathLike, fsdecode
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.errors import InputError
from whosays.ingest import from_account, from_bytes, from_path, from_text, shown, told
from whosays.model import Account, Comparison, FailedReading, Metadata, Reading

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
        MetadataError: `published` is no date, or `url` no web address.
        ModelError: the model files are missing.
    """
    metadata = told(outlet=outlet, published=published, url=url, title=title)
    return shared_reader().read(_account(source, metadata))


def pipe(sources: Iterable[Source]) -> Iterator[Reading | FailedReading]:
    """The readings of many accounts, in their order; one that fails is a `FailedReading`.

    Lazily, a few accounts at a time: short ones are read together.

    Raises:
        TypeError: `sources` is a single text or path, whose letters would be read one by one.
    """
    if isinstance(sources, str | bytes | PathLike):
        raise TypeError("pipe takes many sources; for a single one there is whosays.read")
    return shared_reader().read_many(map(_load, sources))


def compare(accounts: Iterable[Source | Reading]) -> Comparison:
    """Accounts of one story side by side: who states what, who denies it, who leaves it out.

    Args:
        accounts: what `read` takes, or readings; an account that comes twice counts once.

    Raises:
        InputError: one of them cannot be read.
        ValueError: there are fewer than two.
        TypeError: `accounts` is a single text or path, whose letters would be read one by one.
    """
    from whosays.compare import compare as compare_readings  # noqa: PLC0415 - loads slowly

    if isinstance(accounts, str | bytes | PathLike):
        raise TypeError("compare takes several accounts; for a single one there is whosays.read")
    readings = (one if isinstance(one, Reading) else read(one) for one in accounts)
    found = {reading.account.id: reading for reading in readings}
    if len(found) < 2:
        raise ValueError("a comparison takes two accounts or more")
    return compare_readings(list(found.values()), shared_reader())


def _load(source: Source) -> Account | FailedReading:
    try:
        return _account(source, Metadata())
    except InputError as error:
        return error.to_reading(_path(source))


def _account(source: Source, metadata: Metadata) -> Account:
    match source:
        case Account():
            return from_account(source)
        case str():
            return from_text(source, metadata)
        case bytes():
            return from_bytes(source, metadata)
        case _:
            return from_path(_file(source), metadata)


def _path(source: Source) -> str | None:
    match source:
        case Account():
            return source.path
        case str() | bytes():
            return None
        case _:
            return shown(_file(source))


def _file(source: PathLike[str]) -> Path:
    return Path(fsdecode(source))  # a path may be made of bytes
