"""What the benchmarks need of a reader; `whosays.extract.Reader` is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from whosays.compare import ClauseFinder
from whosays.errors import GoldError
from whosays.evaluate.extents import Extent
from whosays.model import Account, FailedReading, Reading


class AccountReader(Protocol):
    """Reads accounts in order."""

    def read_many(self, accounts: Iterable[Account]) -> Iterator[Reading | FailedReading]:
        """One reading an account, in order."""
        ...


def read_all(reader: AccountReader, accounts: Iterable[Account]) -> Iterator[Reading]:
    """The readings of gold texts, in order.

    Raises:
        GoldError: one of them cannot be read.
    """
    for reading in reader.read_many(accounts):
        if isinstance(reading, FailedReading):
            raise GoldError(f"{reading.path}: {reading.failure.message}")
        yield reading


class Embedder(Protocol):
    """Embeds claims."""

    def embed(self, text: str, extents: Sequence[Extent]) -> NDArray[np.float32]:
        """One unit vector an extent of the text."""
        ...


class ComparingReader(AccountReader, ClauseFinder, Protocol):
    """Reads accounts and finds the clauses of their texts."""
