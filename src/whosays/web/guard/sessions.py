"""Who has come in, kept in memory; a browser holds a random key, and we hold only its hash."""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from whosays.web.guard.roles import Role, Visitor

_MOST = 5_000  # sessions; the one used longest ago ends


@dataclass(slots=True)
class _Session:
    visitor: Visitor
    used: float


class Sessions:
    """Sessions end when they were not used for a while."""

    def __init__(self, idle: float = 12 * 3600, now: Callable[[], float] = time.monotonic) -> None:
        """`idle`: seconds without use after which one is over."""
        self._idle, self._now = idle, now
        self._held: OrderedDict[bytes, _Session] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, name: str, role: Role) -> str:
        """The key of a new session."""
        key = secrets.token_urlsafe(32)
        forms = hmac.new(key.encode(), b"forms", sha256).hexdigest()
        with self._lock:
            self._held[_hash(key)] = _Session(Visitor(name, role, forms), self._now())
            while len(self._held) > _MOST:
                self._held.popitem(last=False)
        return key

    def visitor(self, key: str) -> Visitor | None:
        """Whose key it is; None if the session is over, or never was."""
        with self._lock:
            session = self._held.pop(_hash(key), None)
            if session is None or self._now() - session.used > self._idle:
                return None
            session.used = self._now()
            self._held[_hash(key)] = session
            return session.visitor

    def end(self, key: str) -> None:
        """Nobody has this key any more."""
        with self._lock:
            self._held.pop(_hash(key), None)

    def end_all_of(self, name: str) -> None:
        """Ends every session of somebody."""
        with self._lock:
            for key in [key for key, session in self._held.items() if session.visitor.name == name]:
                del self._held[key]


def _hash(key: str) -> bytes:
    return sha256(key.encode()).digest()
