"""What is told on standard error while something takes its time: one moving line, and messages above it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


class Telling:
    """Tells; the moving line is there where standard error is a terminal and `moving` says so."""

    def __init__(self, *, moving: bool) -> None:
        self._progress = _progress() if moving and sys.stderr.isatty() else None
        self._task = self._progress.add_task("") if self._progress else None

    def running(self) -> AbstractContextManager[object]:
        """The time in which the line moves."""
        return self._progress or nullcontext()

    def now(self, *facts: str) -> None:
        """What the moving line says."""
        if self._progress and self._task is not None:
            self._progress.update(self._task, description=_line(facts))

    def say(self, message: str) -> None:
        """A line of its own, that stays."""
        if self._progress:  # which prints above its own line
            self._progress.console.print(_line([message]), markup=False, highlight=False, soft_wrap=True)
        else:
            with suppress(OSError):  # a full disk under the log takes no result along
                sys.stderr.write(f"{_line([message])}\n")


def _line(facts: Iterable[str]) -> str:
    from whosays.render import inert  # noqa: PLC0415

    return inert.line(" · ".join(filter(None, facts)))


def _progress() -> Progress:
    from rich.console import Console  # noqa: PLC0415 - only where it is needed: it loads slowly
    from rich.progress import Progress, SpinnerColumn, TextColumn  # noqa: PLC0415
    from rich.table import Column  # noqa: PLC0415

    said = TextColumn(
        "{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis")
    )
    # Standard output is the results' own: rich would take it over and wrap its lines.
    return Progress(
        SpinnerColumn(),
        said,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
