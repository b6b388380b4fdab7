"""Collecting into a library, told on standard error: what is new is read and stored, account by account."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TextIO

from whosays.batch.reading import MakeReader
from whosays.cli import exits
from whosays.cli.pace import Pace
from whosays.cli.telling import Telling
from whosays.errors import ContradictionError
from whosays.export import json

if TYPE_CHECKING:
    from whosays.batch.adding import Added
    from whosays.ingest import Deferred
    from whosays.store import Library, Writer

_WORDS = {"added": "added", "known": "there already", "new_version": "new versions", "failed": "failed"}


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
        from whosays.batch.adding import Adding  # noqa: PLC0415 - loads slowly; --help needs none of it

        Adding(self._writer, self).add(items, make_reader)

    def group(self, library: Library, make_reader: MakeReader) -> None:
        """Finds the stories of new accounts among those that are known."""
        from whosays.batch.adding import group  # noqa: PLC0415

        group(library, make_reader, lambda done: self._telling.now("Finding stories", f"{done:,} accounts"))

    def identify(self, library: Library) -> None:
        """Finds who the actors of new accounts are among those that are known."""
        from whosays.batch.adding import identify  # noqa: PLC0415

        try:
            identify(library, lambda: self._telling.now("Finding who is who in several accounts"))
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

    def begins(self, source: str) -> None:
        """This is what comes next."""
        self._telling.now(*self._pace.facts(), source)

    def ended(self, added: Added) -> None:
        """This is what became of it."""
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
