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

    def read(self, account: Account) -> Reading:
        """The reading; raises `InputError`."""

    def read_many(self, accounts: Iterable[Account]) -> Iterator[Reading]:
        """The readings, in order; raises `InputError`."""


MakeReader = Callable[[], Reader]


def shipped_reader() -> Reader:
    """The model that comes with whosays; imported only here, because it takes its time to load."""
    from whosays.extract import Reader as ShippedReader  # noqa: PLC0415

    return ShippedReader()


def stream(items: Iterable[Item], reader: Reader, metadata: Metadata) -> Iterator[Reading | FailedReading]:
    """Each item's reading, or why there is none; nothing is kept from one to the next."""
    for item in items:
        try:
            yield reader.read(item.load(metadata))
        except InputError as error:
            yield error.to_reading(item.path)
