"""Not more often than anybody needs: token buckets, one for each visitor and purpose."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from whosays.errors import TooOftenError

_MOST_VISITORS = 10_000  # the one heard of longest ago is forgotten


class Rate:
    """So many a second of each visitor, and as many again at once."""

    def __init__(self, a_second: float, at_once: float, now: Callable[[], float] = time.monotonic) -> None:
        """`at_once`: how many may come together after a rest."""
        self._a_second, self._at_once, self._now = a_second, at_once, now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, visitor: str) -> None:
        """One more of this visitor's.

        Raises:
            TooOftenError: there are none left for now.
        """
        with self._lock:
            now = self._now()
            left, since = self._left.pop(visitor, (self._at_once, now))
            left = min(self._at_once, left + (now - since) * self._a_second)
            if left < 1:
                self._left[visitor] = (left, now)
                raise TooOftenError(math.ceil((1 - left) / self._a_second))
            self._left[visitor] = (left - 1, now)
            while len(self._left) > _MOST_VISITORS:
                self._left.popitem(last=False)
