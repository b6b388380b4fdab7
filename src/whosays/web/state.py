"""What one server holds: the library, who may come in, and what is on the desk."""

from __future__ import annotations

import getpass
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from whosays.errors import LibraryError, LibraryNotFoundError
from whosays.store import Library, View
from whosays.web.desk import Desk
from whosays.web.desk.compared import Comparisons
from whosays.web.guard.people import People
from whosays.web.guard.rates import Rate
from whosays.web.guard.sessions import Sessions
from whosays.web.overviews import Overviews
from whosays.web.settings import Settings
from whosays.web.tools import Tools
from whosays.web.turns import Turns


class Server:
    """One for each running server.

    Attributes:
        tools: who reads, and who fetches.
        desk: what is compared and not kept; compared: the stories of the library, as they were compared last.
        overviews: what was counted over the whole library.
        exports: taken while an export is written.
        token: opens a session for who started it; None where people sign in.
        owner: under which name that one judges.
    """

    def __init__(self, settings: Settings, tools: Tools) -> None:
        self.settings = settings
        self.tools = tools
        self.desk = Desk(tools, settings.limits)
        limits = settings.limits
        self.compared = Comparisons(tools.make_reader, Turns(limits.waiting, limits.waiting_each))
        self.people = None if settings.people is None else People(settings.people)
        self.token = None if self.people else secrets.token_urlsafe(32)
        self.owner = _name()
        self.sessions = Sessions(self.people.get if self.people else None)
        self.requests = Rate(limits.requests, limits.requests)
        self.desks = Rate(limits.desks_a_minute / 60, limits.desks_a_minute / 3)
        self.sign_ins = Rate(limits.sign_ins_a_minute / 60, limits.sign_ins_a_minute)
        self.overviews = Overviews()
        self.exports = threading.BoundedSemaphore(limits.exports)
        self._library: Library | None = None
        self._lock = threading.Lock()

    def library(self, *, create: bool = False) -> Library:
        """The library, opened when it is first asked for.

        Raises:
            LibraryNotFoundError: there is none yet, and none is to be made.
            LibraryError: it cannot be opened.
        """
        with self._lock:
            if self._library is None:
                self._library = Library.open(self.settings.library, create=create)
            return self._library

    def place(self) -> str | None:
        """Where the library is, or why it cannot be opened; None if there is none yet."""
        try:
            return self.library().place
        except LibraryNotFoundError:
            return None
        except LibraryError as error:  # which is no reason to show nothing else
            return str(error)

    @contextmanager
    def view(self) -> Iterator[View]:
        """What the library holds now.

        Raises:
            LibraryNotFoundError: there is none yet.
        """
        with self.library().view() as view:
            yield view

    def close(self) -> None:
        """Lets go of everything."""
        self.desk.close()
        self.compared.close()
        with self._lock:
            if self._library is not None:
                self._library.close()
                self._library = None


def _name() -> str:
    """Who started the server, as the system knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "owner"
