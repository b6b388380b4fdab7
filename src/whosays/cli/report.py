"""What is told on standard error while accounts are read: how far, what failed, how it ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from whosays.cli import exits
from whosays.cli.telling import Telling
from whosays.model import FailedReading, Reading

if TYPE_CHECKING:
    from whosays.ingest import Deferred


class Report:
    """Counts what goes by, and tells it.

    Attributes:
        read: how many accounts were read.
        failed: how many could not be read.
    """

    def __init__(self, *, progress: bool, failures: bool) -> None:
        """Show `progress` in one moving line; write a line for each of the `failures`."""
        self.read = self.failed = 0
        self._failures = failures
        self._telling = Telling(moving=progress)

    def running(self) -> AbstractContextManager[object]:
        """The time in which progress shows."""
        return self._telling.running()

    def starting(self, items: Iterable[Deferred]) -> Iterator[Deferred]:
        """The items, each named as it begins."""
        for count, item in enumerate(items):
            self._telling.now(f"{count} done", item.source)
            yield item

    def finishing(self, results: Iterable[Reading | FailedReading]) -> Iterator[Reading | FailedReading]:
        """The results, counted, a line for each failure."""
        for result in results:
            if isinstance(result, FailedReading):
                self.failed += 1
                if self._failures:
                    self._telling.say(f"{result.path}: {result.failure.message}")
            else:
                self.read += 1
            yield result

    def close(self) -> int:
        """The last line, where it tells something new; the exit code."""
        total = self.read + self.failed
        if not total:
            self._telling.say("Nothing to read: no document there.")
        elif total > 1 or self.failed:
            self._telling.say(f"{self.read} read, {self.failed} failed")
        if not self.read:
            return exits.NOTHING
        return exits.SOME_FAILED if self.failed else exits.DONE
