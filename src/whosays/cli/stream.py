"""From items to results: one at a time, in order, the failures among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from whosays.errors import InputError
from whosays.model import Account, FailedReading, Metadata, Reading


class Item(Protocol):
    """Something that may hold an account, not opened yet."""

    @property
    def path(self) -> str:
        """Where it is, as the user gave it."""

    def load(self, metadata: Metadata) -> Account:
        """The account; raises `InputError`."""


class Reader(Protocol):
    """Whatever reads accounts."""

    def read_many(self, accounts: Iterable[Account | FailedReading]) -> Iterator[Reading | FailedReading]:
        """The readings, in order; what failed before passes through."""


MakeReader = Callable[[], Reader]


def shipped_reader() -> Reader:
    """The model that comes with whosays; imported only here, because it takes its time to load."""
    from whosays.extract import Reader as ShippedReader  # noqa: PLC0415

    return ShippedReader()


def stream(items: Iterable[Item], reader: Reader, metadata: Metadata) -> Iterator[Reading | FailedReading]:
    """Each item's reading, or why there is none, in order."""
    return reader.read_many(_load(item, metadata) for item in items)


def _load(item: Item, metadata: Metadata) -> Account | FailedReading:
    try:
        return item.load(metadata)
    except InputError as error:
        return error.to_reading(item.path)
