"""Processes that add accounts to a library, for the tests that cut them short."""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Iterator
from multiprocessing.connection import Connection

from tests.store.kept import numbered
from whosays.errors import LibraryError
from whosays.store import Library

MANY = 100_000
_context = multiprocessing.get_context("forkserver")  # which loads everything once, for all of them
_context.set_forkserver_preload(["tests.store.adding", "whosays.store.migrate", "psycopg"])


class Adding:
    """A process that adds the accounts from 0 to `last`, and tells of each that is stored.

    `largest`: how large files may grow, as a quota has it.
    """

    def __init__(self, place: str, last: int = MANY, largest: int | None = None) -> None:
        self._told, telling = _context.Pipe(duplex=False)
        self.process = _context.Process(target=_add, args=(place, last, largest, telling))
        self.process.start()
        telling.close()

    def told(self) -> Iterator[tuple[int, str]]:
        """The number of every account once it is stored, and the outcome; -1 for an error at the end."""
        try:
            while True:
                yield self._told.recv()
        except EOFError:
            self.process.join()

    def kill(self) -> None:
        """At once, whatever it is about to do."""
        self.process.kill()


def _add(place: str, last: int, largest: int | None, telling: Connection) -> None:
    with Library.open(place) as library, library.writer() as writer:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
        for number in range(last):
            original, reading = numbered(number)
            if writer.has(original.id):
                continue
            try:
                telling.send((number, writer.add(original, reading).value))
            except LibraryError as error:
                telling.send((-1, f"{type(error).__name__}: {error}"))
                return
