"""Who has come in, kept in memory; a browser holds a random key, and we hold only its hash."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from whosays.web.guard.people import Person
from whosays.web.guard.roles import Role, Visitor

_MOST = 5_000  # sessions; the one used longest ago ends


@dataclass(slots=True)
class _Session:
    visitor: Visitor
    hashed: str
    used: float


class Sessions:
    """Sessions end when they were not used for a while, and when their person may sign in no more."""

    def __init__(
        self,
        person: Callable[[str], Person | None] | None = None,
        idle: float = 12 * 3600,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`person`: who has a name by now; None where nobody signs in. `idle`: seconds without use."""
        self._person, self._idle, self._now = person, idle, now
        self._held: OrderedDict[bytes, _Session] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, name: str, role: Role, hashed: str = "") -> str:
        """The key of a new session; `hashed`: the password that it was begun with."""
        key = secrets.token_urlsafe(32)
        forms = hmac.new(key.encode(), b"forms", sha256).hexdigest()
        with self._lock:
            self._held[_hash(key)] = _Session(Visitor(name, role, forms), hashed, self._now())
            while len(self._held) > _MOST:
                self._held.popitem(last=False)
        return key

    def visitor(self, key: str) -> Visitor | None:
        """Whose key it is, with the role that they have by now; None if the session is over, or never was.

        Raises:
            PeopleError: it cannot be found out who may sign in.
        """
        with self._lock:
            session = self._held.pop(_hash(key), None)
            if session is None or self._now() - session.used > self._idle:
                return None
            session.used = self._now()
            self._held[_hash(key)] = session
        return session.visitor if self._person is None else self._as_now(key, session, self._person)

    def end(self, key: str) -> None:
        """Nobody has this key any more."""
        with self._lock:
            self._held.pop(_hash(key), None)

    def _as_now(self, key: str, session: _Session, person: Callable[[str], Person | None]) -> Visitor | None:
        """Nobody, if they were taken out or have another password since."""
        found = person(session.visitor.name)
        if found is None or found.hashed != session.hashed:
            self.end(key)
            return None
        return replace(session.visitor, role=found.role)


def _hash(key: str) -> bytes:
    return sha256(key.encode()).digest()
