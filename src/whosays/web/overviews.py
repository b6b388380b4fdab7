"""What is counted over a whole library: once, and held until the library is another one."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from whosays.store import View

T = TypeVar("T")
_MOST = 64  # that are held


class Overviews:
    """Counts, in memory, each under a name of its own."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._state: tuple[int, ...] = ()
        self._lock = threading.Lock()

    def of(self, view: View, name: Hashable, count: Callable[[], T]) -> T:
        """What was counted under that name, of the library as the view has it.

        Whoever asks for the same meanwhile waits: it is not counted twice at once.
        """
        state = view.state()
        with self._lock:
            if state != self._state:
                self._held.clear()
                self._state = state
            if name not in self._held:
                self._held[name] = count()
                while len(self._held) > _MOST:
                    self._held.popitem(last=False)
            found: T = self._held[name]
            return found
