"""How long whosays waits, how often it asks, how much it takes."""

from __future__ import annotations

import time
from dataclasses import dataclass

from whosays.errors import FetchTimeoutError
from whosays.ingest.limits import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Terms:
    """The limits of fetching; times in seconds.

    Attributes:
        connect: for a connection to one IP address.
        read: for the server's next bytes.
        total: for one request, from the look-up of the name to the last byte; redirects are requests.
        between: from one request to a host to the next.
        longest_between: what a site's Crawl-delay may make of that.
        retry: before the one more try, where the server does not say.
        longest_retry: what a server's Retry-After may make of that; for a longer one there is no more try.
        redirects: how many are followed.
        most_bytes: of one page, after decompression.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    between: float = 1.0
    longest_between: float = 15.0
    retry: float = 3.0
    longest_retry: float = 30.0
    redirects: int = 8
    most_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the monotonic clock when a request has to be over."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """The deadline so many seconds from now."""
        return cls(time.monotonic() + seconds)

    def within(self, seconds: float | None) -> float:
        """So many seconds, or what is left of the time.

        Raises:
            FetchTimeoutError: nothing is left.
        """
        left = self.at - time.monotonic()
        if left <= 0:
            raise FetchTimeoutError("the server took too long: try again later")
        return left if seconds is None else min(left, seconds)
