"""Who reads, and from collected things to what was read in them: one at a time, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from whosays.errors import LanguageError
from whosays.model import Account, FailedReading, Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from whosays.extract import Clauses
    from whosays.ingest import Collected


class Reader(Protocol):
    """Whatever reads accounts."""

    @property
    def model(self) -> str:
        """Name and version of what reads, as its readings tell it."""

    def read_many(self, accounts: Iterable[Account | FailedReading]) -> Iterator[Reading | FailedReading]:
        """The readings, in order; what failed before passes through."""


class Comparer(Reader, Protocol):
    """Reads accounts, and finds what they are compared by."""

    def clauses(self, text: str) -> Clauses:
        """The clauses of a text, and what its words mean."""

    def clauses_of(self, reading: Reading) -> Clauses:
        """Those of an account that was read."""

    def embed(self, text: str, extents: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """One unit vector an extent of the text."""


MakeReader = Callable[[], Comparer]


def paired(items: Iterable[Collected], reader: Reader) -> Iterator[tuple[Collected, Reading | FailedReading]]:
    """Each item with its result, in order; readers run ahead, some items at a time."""
    waiting: deque[Collected] = deque()

    def accounts() -> Iterator[Account | FailedReading]:
        for item in items:
            waiting.append(item)
            yield item.account

    for result in reader.read_many(accounts()):
        yield waiting.popleft(), result


def comparable(result: Reading | FailedReading, model: str) -> Reading | None:
    """What can stand in a comparison: a reading, or an account in another language, held and not understood.

    None where there is no account. `model`: what would have read it.
    """
    if isinstance(result, Reading):
        return result
    if result.account is None or result.failure.kind != LanguageError.kind:
        return None
    return Reading(result.account, model, (), (), (), ())
