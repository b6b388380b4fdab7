"""Comparisons are made one after the other: so many wait in all, and so many of each visitor."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence

from whosays.errors import BusyError, TooOftenError

_GUESS = 5.0  # seconds that one takes, before any was made
_LONGEST = 300.0  # that anybody is told to wait: by then it may be otherwise


class Turns:
    """Who may still stand in line, and about how long it is until there is room again."""

    def __init__(self, most: int, each: int) -> None:
        """`most`: that are at work or wait; `each`: of one visitor."""
        self._most, self._each = most, each
        self._took = deque([_GUESS], maxlen=8)

    def took(self, seconds: float) -> None:
        """One more was made."""
        self._took.append(seconds)

    def check(self, line: Sequence[str], who: str) -> None:
        """Nothing, if there is room; `line`: whose comparisons are at work or wait, the next one first.

        Raises:
            TooOftenError: as many of this visitor's are in it as may be.
            BusyError: as many of everybody's.
        """
        own = [place for place, one in enumerate(line, 1) if one == who]
        if len(own) >= self._each:
            several = f"{len(own)} comparisons of yours are" if len(own) > 1 else "A comparison of yours is"
            raise TooOftenError(self._until(own[0]), f"{several} being made, or waiting for a turn.")
        if len(line) >= self._most:
            raise BusyError("The comparisons of others come first.", self._until(1))

    def _until(self, place: int) -> int:
        """Seconds until the comparison at that place is likely to be made."""
        each = sum(self._took) / len(self._took)
        return math.ceil(min(max(place * each, 2.0), _LONGEST))
