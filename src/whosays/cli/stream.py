"""The reader that comes with whosays, and from items to results: one at a time, the failures among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from whosays.batch.reading import Comparer, Reader
from whosays.model import FailedReading, Reading

if TYPE_CHECKING:
    from whosays.ingest import Deferred


def shipped_reader() -> Comparer:
    """The model that comes with whosays; imported only here, because it takes its time to load."""
    from whosays.extract import Reader as ShippedReader  # noqa: PLC0415

    return ShippedReader()


def stream(items: Iterable[Deferred], reader: Reader) -> Iterator[Reading | FailedReading]:
    """Each item's reading, or why there is none, in order."""
    return reader.read_many(item.load().account for item in items)
