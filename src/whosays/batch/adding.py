"""Collecting into a library: what is new is read and stored, account by account, and put where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from whosays.batch.reading import MakeReader, paired
from whosays.ingest import Collected, Deferred
from whosays.model import DifferentStories, FailedReading, Reading, SameStory, Undo
from whosays.store import Library, Outcome, View, Writer

Progress = Callable[[int], None]
"""Told how many accounts were placed."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one thing that was collected.

    Attributes:
        address: where it stands on the web, if it is a new version of what stood there.
    """

    source: str
    id: str | None
    outcome: Outcome
    address: str | None = None
    failed: FailedReading | None = None

    def to_dict(self) -> dict[str, object]:
        """The outcome as plain JSON types."""
        failure = self.failed.failure if self.failed else None
        return {
            "source": self.source,
            "account": self.id,
            "outcome": self.outcome.value,
            "address": self.address,
            "failure": {"kind": failure.kind, "message": failure.message} if failure else None,
        }


class Watch(Protocol):
    """Whoever is told how it goes."""

    def begins(self, source: str) -> None:
        """This is what comes next."""

    def ended(self, added: Added) -> None:
        """This is what became of it."""


class Adding:
    """Adds what is new to one library."""

    def __init__(self, writer: Writer, watch: Watch) -> None:
        self._writer = writer
        self._watch = watch

    def add(self, items: Iterable[Deferred], make_reader: MakeReader) -> None:
        """Stores each item's reading, or why there is none; what the library has is passed over."""
        new = self._new(items)
        for first in new:  # the reader is made only if there is something to read
            for collected, result in paired(chain([first], new), make_reader()):
                self._watch.ended(store(self._writer, collected, result))

    def _new(self, items: Iterable[Deferred]) -> Iterator[Collected]:
        """What the library does not have, loaded."""
        for item in items:
            self._watch.begins(item.source)
            if item.id is not None and self._writer.has(item.id):
                self._writer.seen(item.source, item.id)
                self._watch.ended(Added(item.source, item.id, Outcome.KNOWN))
                continue
            loaded = item.load()
            original = loaded.original
            if original is not None and self._writer.has(original.id):  # fetched again: it was read before
                self._writer.seen(original.source, original.id, original.retrieved)
                self._writer.seen(item.source, original.id)
                self._watch.ended(Added(item.source, original.id, Outcome.KNOWN))
                continue
            yield loaded


def store(writer: Writer, collected: Collected, result: Reading | FailedReading) -> Added:
    """Stores what was read in something, or why nothing could be."""
    failed = result if isinstance(result, FailedReading) else None
    if collected.original is None:
        if failed is None:
            raise ValueError("a reading of no bytes")
        writer.fail(collected.source, failed.failure)
        return Added(collected.source, None, Outcome.FAILED, failed=failed)
    outcome = writer.add(collected.original, result)
    address = None
    if outcome is Outcome.NEW_VERSION and isinstance(result, Reading):
        address = result.account.metadata.url or collected.source
    return Added(collected.source, collected.original.id, outcome, address, failed)


def group(library: Library, make_reader: MakeReader, progress: Progress | None = None) -> None:
    """Finds the stories of new accounts among those that are known."""
    with library.view() as view:
        if not view.storyless(1):
            return
    from whosays.compare.stories.kept import place_new  # noqa: PLC0415 - loads slowly

    place_new(library, make_reader().embed, progress)


def regroup(library: Library, undone: str, make_reader: MakeReader) -> None:
    """Places an account anew that a judgement had moved to another story; `undone`: that judgement's id.

    Placing takes minutes where thousands wait for a story: what is of anything else does not begin it.
    """
    with library.view() as view:
        if not _is_of_stories(view, undone):
            return
    group(library, make_reader)


def _is_of_stories(view: View, id_: str) -> bool:
    """Whether a judgement, or the one that it took back, says which story accounts belong to."""
    while (said := view.judgement(id_)) is not None:
        if not isinstance(said.verdict, Undo):
            return isinstance(said.verdict, SameStory | DifferentStories)
        id_ = said.verdict.judgement
    return False


def identify(library: Library, begins: Callable[[], None]) -> None:
    """Finds who the actors of new accounts are among those that are known; `begins` is told if there are any.

    Raises:
        ContradictionError: people said what does not go together; who the new actors are is left open.
    """
    with library.view() as view:
        if not view.unidentified(1):
            return
    from whosays.resolve.growing import identify_new  # noqa: PLC0415 - loads slowly

    begins()
    identify_new(library)
