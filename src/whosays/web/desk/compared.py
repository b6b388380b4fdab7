"""Stories of the library, compared: each once, until a reading of it is another one."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from whosays.batch.reading import MakeReader
from whosays.compare import compare
from whosays.model import Comparison
from whosays.store import Library
from whosays.web.turns import Turns

_WAITING = 8  # pages that wait for a comparison; others have the threads that wait for nothing
_MOST = 24  # made comparisons that are held; the one looked at longest ago goes

Key = frozenset[tuple[str, str]]


class Comparisons:
    """Comparisons of accounts that a library holds, in memory; one thread makes them."""

    def __init__(self, make_reader: MakeReader, turns: Turns) -> None:
        self._make_reader, self._turns = make_reader, turns
        self._held: OrderedDict[Key, Future[Comparison]] = OrderedDict()
        self._line: dict[Key, str] = {}  # those that are not made yet: who asked first
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(1, "whosays compare")
        self._waiting = threading.BoundedSemaphore(_WAITING)

    def awaited(
        self, library: Library, stamps: Mapping[str, str], seconds: float, who: str
    ) -> Comparison | None:
        """The comparison of these accounts; None if that takes longer, or enough pages wait already.

        Raises:
            TooOftenError, BusyError: as `of`.
        """
        future = self.of(library, stamps, who)
        if future.done():
            return future.result()
        if not self._waiting.acquire(blocking=False):
            return None
        try:
            return future.result(seconds)
        except TimeoutError:
            return None
        finally:
            self._waiting.release()

    def of(self, library: Library, stamps: Mapping[str, str], who: str) -> Future[Comparison]:
        """The comparison of these accounts, made or in the making.

        `stamps`: id of an account → by what its current reading is known, as `View.stamps` gives it.

        Raises:
            TooOftenError: it is to be made, and too many of theirs wait already.
            BusyError: too many of everybody's do.
        """
        key = frozenset(stamps.items())
        with self._lock:
            future = self._held.get(key)
            if future is None or (future.done() and future.exception() is not None):
                self._turns.check(tuple(self._line.values()), who)
                future = self._held[key] = self._worker.submit(self._make, library, key, tuple(stamps))
                self._line[key] = who
            self._held.move_to_end(key)
            self._let_go()
            return future

    def held(self, accounts: Collection[str]) -> list[tuple[Key, Comparison]]:
        """The comparisons that are made already and have any of these accounts, with their stamps."""
        with self._lock:
            found = [(key, one) for key, one in self._held.items() if any(id_ in accounts for id_, _ in key)]
        made = ((key, one) for key, one in found if one.done() and not one.cancelled())
        return [(key, one.result()) for key, one in made if one.exception() is None]

    def close(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._held.clear()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _let_go(self) -> None:
        made = [key for key in self._held if key not in self._line]
        for key in made[: max(len(made) - _MOST, 0)]:
            del self._held[key]

    def _make(self, library: Library, key: Key, accounts: tuple[str, ...]) -> Comparison:
        begun = time.monotonic()
        try:
            with library.view() as view:
                readings = [view.reading(account) for account in accounts]
            return compare(readings, self._make_reader())
        finally:
            with self._lock:
                self._turns.took(time.monotonic() - begun)
                self._line.pop(key, None)
