"""Collecting into a library: what is new is read and stored, account by account."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from whosays.cli import exits
from whosays.cli.pace import Pace
from whosays.cli.stream import MakeReader, paired
from whosays.cli.telling import Telling
from whosays.errors import ContradictionError
from whosays.export import json
from whosays.model import FailedReading, Reading

if TYPE_CHECKING:
    from whosays.ingest import Collected, Deferred
    from whosays.store import Library, Outcome, Writer

_WORDS = {"added": "added", "known": "there already", "new_version": "new versions", "failed": "failed"}


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


class Collecting:
    """Adds to one library, and tells how it goes."""

    def __init__(self, writer: Writer, *, total: int | None, out: TextIO | None) -> None:
        """`total`: how many accounts there are to be, where it is known; `out` takes a JSON line for each."""
        self._writer = writer
        self._out = out
        self._pace = Pace(total)
        self._telling = Telling(moving=out is None or not sys.stdout.isatty())
        self._counts: Counter[str] = Counter()

    def running(self) -> AbstractContextManager[object]:
        """The time in which progress shows."""
        return self._telling.running()

    def add(self, items: Iterable[Deferred], make_reader: MakeReader) -> None:
        """Stores each item's reading, or why there is none; what the library has is passed over."""
        new = self._new(items)
        for first in new:  # the reader is made only if there is something to read
            for collected, result in paired(chain([first], new), make_reader()):
                self._tell(self._stored(collected, result))

    def group(self, library: Library, make_reader: MakeReader) -> None:
        """Finds the stories of new accounts among those that are known."""
        with library.view() as view:
            if not view.storyless(1):
                return
        from whosays.compare.stories.kept import place_new  # noqa: PLC0415 - loads slowly

        place_new(
            library,
            make_reader().embed,
            lambda done: self._telling.now("Finding stories", f"{done:,} accounts"),
        )

    def identify(self, library: Library) -> None:
        """Finds who the actors of new accounts are among those that are known."""
        with library.view() as view:
            if not view.unidentified(1):
                return
        from whosays.resolve.growing import identify_new  # noqa: PLC0415 - loads slowly

        self._telling.now("Finding who is who in several accounts")
        try:
            identify_new(library)
        except ContradictionError as error:
            self._telling.say(f"{error}; who the new actors are is left open")

    def close(self) -> int:
        """Tells how it ended; the exit code."""
        self._telling.say(self.summary() or "Nothing to add: no document there.")
        failed = self._counts["failed"]
        if self._counts.total() == failed:
            return exits.NOTHING
        return exits.SOME_FAILED if failed else exits.DONE

    def summary(self) -> str:
        """How many were added, were there already, are new versions, failed."""
        return ", ".join(
            f"{self._counts[kind]:,} {words}"
            for kind, words in _WORDS.items()
            if self._counts[kind] or (kind == "added" and self._counts)
        )

    def _new(self, items: Iterable[Deferred]) -> Iterator[Collected]:
        """What the library does not have, loaded."""
        from whosays.store import Outcome  # noqa: PLC0415

        for item in items:
            self._telling.now(*self._pace.facts(), item.source)
            if item.id is not None and self._writer.has(item.id):
                self._writer.seen(item.source, item.id)
                self._tell(Added(item.source, item.id, Outcome.KNOWN))
                continue
            loaded = item.load()
            original = loaded.original
            if original is not None and self._writer.has(original.id):  # fetched again: it was read before
                self._writer.seen(original.source, original.id, original.retrieved)
                self._writer.seen(item.source, original.id)
                self._tell(Added(item.source, original.id, Outcome.KNOWN))
                continue
            yield loaded

    def _stored(self, collected: Collected, result: Reading | FailedReading) -> Added:
        from whosays.store import Outcome  # noqa: PLC0415

        failed = result if isinstance(result, FailedReading) else None
        if collected.original is None:
            if failed is None:
                raise ValueError("a reading of no bytes")
            self._writer.fail(collected.source, failed.failure)
            return Added(collected.source, None, Outcome.FAILED, failed=failed)
        outcome = self._writer.add(collected.original, result)
        address = None
        if outcome is Outcome.NEW_VERSION and isinstance(result, Reading):
            address = result.account.metadata.url or collected.source
        return Added(collected.source, collected.original.id, outcome, address, failed)

    def _tell(self, added: Added) -> None:
        self._counts[added.outcome.value] += 1
        self._pace.step()
        if self._out is not None:
            self._out.write(f"{json.text(added.to_dict())}\n")
            self._out.flush()
        if added.failed is not None:
            self._telling.say(f"{added.source}: {added.failed.failure.message}")
        if added.address is not None:
            self._telling.say(
                f"{added.source}: other words than before at {added.address}; "
                f"see how they differ: whosays versions {added.address}"
            )
