"""Fetches one address: politely, within limits, and from the public Internet only."""

from __future__ import annotations

import ssl
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

from httpx2 import URL

from whosays.errors import OfflineError, StatusError, TooLargeError
from whosays.ingest.web import robots
from whosays.ingest.web.addresses import Doors, web_url
from whosays.ingest.web.names import AddressPolicy, Resolver, system_resolver
from whosays.ingest.web.pace import Pace, retry_after
from whosays.ingest.web.public import is_public
from whosays.ingest.web.redirects import follow
from whosays.ingest.web.request import Answer, Requests
from whosays.ingest.web.terms import Terms
from whosays.model import Original

_BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_USUAL = Terms()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched.

    Attributes:
        asked: the address as it was given.
        original: the bytes, decompressed; its `source` is the address after redirects.
    """

    asked: str
    original: Original


class Fetcher:
    """Fetches addresses; for any number of threads.

    Args:
        offline: refuse everything, before a name is looked up.
        terms: times and sizes.
        is_allowed: which IP addresses may be connected to.
        resolver: gives the places of a host; every one of them has to be allowed.
        tls: which certificates to trust; None trusts those that the system does.
    """

    def __init__(
        self,
        *,
        offline: bool = False,
        terms: Terms = _USUAL,
        is_allowed: AddressPolicy = is_public,
        resolver: Resolver = system_resolver,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.offline = offline
        self._terms = terms
        self._requests = Requests(resolver, is_allowed, terms, tls)
        self._robots = robots.Robots()
        self._pace = Pace()

    def fetch(self, address: str, doors: Doors | None = None) -> Fetched:
        """What stands at an address.

        Args:
            address: http(s).
            doors: the ports that may be asked, where it is not the user who gave the address.

        Raises:
            OfflineError: nothing is fetched.
            AddressError: it is no web address, or leads to none.
            ForbiddenAddressError: it leads out of the public Internet, or to a port that is not the web's.
            RobotsError: the site does not want it fetched.
            StatusError: the server answered that it does not have it, or will not give it.
            TooLargeError: it is larger than the limit.
            FetchTimeoutError: it took too long.
            NetworkError: no connection, or no sensible answer.
        """
        if self.offline:
            raise OfflineError("it would have to be fetched, and whosays is offline")
        url = web_url(address)
        doors = doors or Doors.of(address)
        visit = _Visit(self._requests, self._robots, self._pace, self._terms, doors)
        last, answer = follow(url, self._terms.redirects, visit.get)
        return Fetched(address, _original(last, answer, self._terms.most_bytes))


@dataclass(frozen=True, slots=True)
class _Visit:
    """One fetch, with all that each of its requests has to mind."""

    requests: Requests
    robots: robots.Robots
    pace: Pace
    terms: Terms
    doors: Doors

    def get(self, url: URL) -> Answer:
        """The answer of a page's address, asked for once more if the server was busy."""
        self.doors.check(url)
        rest = self.robots.rules(url, self._get_robots).delay(url)
        answer = self._get(url, rest)
        if answer.status not in _BUSY:
            return answer
        pause = retry_after(answer.header("retry-after"))
        if pause is None:
            pause = self.terms.retry
        if pause > self.terms.longest_retry:
            raise StatusError(f"{_told(answer.status)}: try again in {pause:,.0f} seconds", answer.status)
        time.sleep(pause)
        return self._get(url, rest)

    def _get(self, url: URL, rest: float) -> Answer:
        rest = max(self.terms.between, min(rest, self.terms.longest_between))
        self.pace.wait(url.host, rest)
        return self.requests.get(url, self.terms.most_bytes)

    def _get_robots(self, url: URL) -> Answer:
        self.doors.check(url)
        return self.requests.get(url, robots.MOST_BYTES)


def _original(url: URL, answer: Answer, most: int) -> Original:
    if not 200 <= answer.status < 300:
        raise StatusError(_told(answer.status), answer.status)
    if len(answer.data) > most:
        raise TooLargeError(f"more than {most // 1_000_000} MB")
    media_type = answer.header("content-type")
    return Original(answer.data, str(url), media_type or None, datetime.now(UTC), answer.headers)


def _told(status: int) -> str:
    try:
        return f"the server answered {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"the server answered {status}"
