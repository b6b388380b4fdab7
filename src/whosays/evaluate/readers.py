"""What the benchmarks need of a reader; `whosays.extract.Reader` is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from whosays.evaluate.extents import Extent
from whosays.model import Account, Reading


class AccountReader(Protocol):
    """Reads accounts in order."""

    def read_many(self, accounts: Iterable[Account]) -> Iterator[Reading]:
        """One reading an account, in order."""
        ...


class Embedder(Protocol):
    """Embeds claims."""

    def embed(self, text: str, extents: Sequence[Extent]) -> NDArray[np.float32]:
        """One unit vector an extent of the text."""
        ...
