"""What is told on standard error while accounts are read: how far, what failed, how it ended."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import TYPE_CHECKING

from whosays.cli import exits
from whosays.model import FailedReading, Reading

if TYPE_CHECKING:
    from rich.progress import Progress

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
        self._progress = _progress() if progress else None

    def running(self) -> AbstractContextManager[object]:
        """The time in which progress shows."""
        return self._progress or nullcontext()

    def starting(self, items: Iterable[Deferred]) -> Iterator[Deferred]:
        """The items, each named as it begins."""
        from whosays.render import inert  # noqa: PLC0415

        task = self._progress.add_task("", count=0) if self._progress else None
        for count, item in enumerate(items):
            if self._progress and task is not None:
                self._progress.update(task, description=inert.line(item.source), count=count)
            yield item

    def finishing(self, results: Iterable[Reading | FailedReading]) -> Iterator[Reading | FailedReading]:
        """The results, counted, a line for each failure."""
        for result in results:
            if isinstance(result, FailedReading):
                self.failed += 1
                if self._failures:
                    self._say(f"{result.path}: {result.failure.message}")
            else:
                self.read += 1
            yield result

    def close(self) -> int:
        """The last line, where it tells something new; the exit code."""
        total = self.read + self.failed
        if not total:
            self._say("Nothing to read: no document there.")
        elif total > 1 or self.failed:
            self._say(f"{self.read} read, {self.failed} failed")
        if not self.read:
            return exits.NOTHING
        return exits.SOME_FAILED if self.failed else exits.DONE

    def _say(self, message: str) -> None:
        from whosays.render import inert  # noqa: PLC0415

        if self._progress:  # which prints above its own line
            self._progress.console.print(inert.line(message), markup=False, highlight=False, soft_wrap=True)
        else:
            with suppress(OSError):  # a full disk under the log takes no result along
                sys.stderr.write(f"{inert.line(message)}\n")


def _progress() -> Progress:
    from rich.console import Console  # noqa: PLC0415 - only where it is needed: it loads slowly
    from rich.progress import Progress, SpinnerColumn, TextColumn  # noqa: PLC0415

    columns = (
        SpinnerColumn(),
        TextColumn("{task.fields[count]} done", markup=False),
        TextColumn("{task.description}", markup=False),
    )
    # Standard output is the results' own: rich would take it over and wrap its lines.
    return Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
