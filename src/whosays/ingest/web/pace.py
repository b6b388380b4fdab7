"""Not too often: the time between two requests to one host, and what Retry-After says."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock

_MOST_HOSTS = 10_000


class Pace:
    """When each host may be asked again; for any number of threads."""

    def __init__(self) -> None:
        self._free: dict[str, float] = {}
        self._lock = Lock()

    def wait(self, host: str, seconds: float) -> None:
        """Returns when the host may be asked; it then rests for so many seconds."""
        with self._lock:
            now = time.monotonic()
            start = max(now, self._free.get(host, now))
            if len(self._free) >= _MOST_HOSTS:
                self._free = {other: free for other, free in self._free.items() if free > now}
            self._free[host] = start + seconds
        time.sleep(start - now)


def retry_after(value: str | None) -> float | None:
    """The seconds that a Retry-After header names, as a number or by a date; None where it names none."""
    words = (value or "").strip()
    if words.isascii() and words.isdigit():
        return float(words[:9])
    try:
        moment = parsedate_to_datetime(words)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
