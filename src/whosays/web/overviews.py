"""What is counted over a whole library: once, and held while the library is as it was."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, TypeVar

from whosays.store import View

T = TypeVar("T")
_MOST = 64  # that are held; the one asked for longest ago goes


class Overviews:
    """Counts, in memory, each under a name of its own."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, view: View, name: Hashable, count: Callable[[], T]) -> T:
        """What was counted under that name, of the library as the view has it.

        Whoever asks for the same meanwhile waits: it is not counted twice at once.
        """
        key = view.state(), name
        with self._lock:
            found: Future[T] | None = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
        return found.result() if found is not None else self._counted(key, count)

    def _counted(self, key: Hashable, count: Callable[[], T]) -> T:
        made: Future[T] = Future()
        with self._lock:
            found = self._held.setdefault(key, made)
            while len(self._held) > _MOST:
                self._held.popitem(last=False)
        if found is made:
            try:
                made.set_result(count())
            except BaseException as error:
                made.set_exception(error)
                with self._lock:
                    self._held.pop(key, None)
        told: T = found.result()
        return told
