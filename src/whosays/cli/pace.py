"""How fast long work goes, and how long it is going to take."""

from __future__ import annotations

import time
from collections import deque

_WINDOW = 30.0  # seconds that count
_SURE = 2.0  # seconds before anything is said


class Pace:
    """Counts what is done, against the clock."""

    def __init__(self, total: int | None = None) -> None:
        """`total`: how much there is to do, where that is known."""
        self.done = 0
        self.total = total
        self._marks: deque[tuple[float, int]] = deque([(time.monotonic(), 0)])

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        now = time.monotonic()
        self._marks.append((now, self.done))
        while len(self._marks) > 2 and self._marks[1][0] < now - _WINDOW:
            self._marks.popleft()

    def facts(self) -> tuple[str, ...]:
        """`12 of 300 done`, `4.1 a second`, `1 min left`, as far as it can be told."""
        of = f" of {max(self.total, self.done):,}" if self.total is not None else ""
        rate = self._rate()
        if not rate:
            return (f"{self.done:,}{of} done",)
        left = () if self.total is None else (f"{_lasting((self.total - self.done) / rate)} left",)
        return (f"{self.done:,}{of} done", _rated(rate), *left)

    def _rate(self) -> float:
        (began, before), (ended, after) = self._marks[0], self._marks[-1]
        return (after - before) / (ended - began) if ended - began >= _SURE else 0.0


def _rated(rate: float) -> str:
    return f"{rate:,.1f} a second" if rate >= 1 else f"{rate * 60:,.0f} a minute"


def _lasting(seconds: float) -> str:
    """A time as people say it, no more exact than it is known."""
    if seconds < 100:
        return f"{max(0, seconds):.0f} s"
    minutes = seconds / 60
    return f"{minutes:.0f} min" if minutes < 100 else f"{minutes / 60:.1f} h"
