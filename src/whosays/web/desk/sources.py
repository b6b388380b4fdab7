"""From what is given to accounts that are to be, within the limits of one comparison."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from httpx2 import URL

from whosays.errors import ForbiddenAddressError, InputError, TooLargeError
from whosays.ingest import Deferred, contents, feeds
from whosays.ingest.web import Doors, Fetcher, Web
from whosays.model import Metadata, Original
from whosays.web.desk.given import Address, File, Given, Text
from whosays.web.settings import MEBIBYTE, Limits

_PLAIN = "text/plain; charset=utf-8"
_NOWHERE = Web(Fetcher(offline=True))  # of a feed, the entries stand for themselves


@dataclass(frozen=True, slots=True)
class Named(Doors):
    """The doors of the hosts that somebody was asked about, and no others, wherever a page redirects to."""

    hosts: frozenset[str] = frozenset()

    def check(self, url: URL) -> None:
        """Lets an address pass, or not.

        Raises:
            ForbiddenAddressError: nobody said that this host may be asked.
        """
        if _plain(url.host) not in self.hosts:
            raise ForbiddenAddressError(f"it leads on to {url.host}: give that address, if it may be asked")
        Doors.check(self, url)


def found(given: Given, fetcher: Fetcher, hosts: Collection[str]) -> Iterator[Deferred]:
    """What one thing that was given holds, lazily; `hosts` may be asked."""
    match given:
        case Text():
            data = given.words.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
            yield Deferred(given.name, Original(data, given.name, _PLAIN, datetime.now(UTC)), given.metadata)
        case File():
            yield from contents(given.data, given.name, web=_NOWHERE)
        case Address():
            yield from _fetched(given, fetcher, frozenset(map(_plain, hosts)))


def within(items: Iterator[Deferred], limits: Limits) -> Iterator[Deferred]:
    """The items, until there are too many; one that is too large is a failure that says so."""
    total = 0
    for count, item in enumerate(items):
        size = len(item.original.data) if isinstance(item.original, Original) else 0
        total += size
        if count >= limits.documents:
            yield _refused("the rest", f"{limits.documents} documents at once: give others apart")
            return
        if total > limits.body:
            yield _refused("the rest", f"more than {limits.body // MEBIBYTE} MiB at once: give it apart")
            return
        if size > limits.document:
            yield _refused(item.source, f"more than {limits.document // MEBIBYTE} MiB: split it")
        else:
            yield item


def _fetched(given: Address, fetcher: Fetcher, hosts: frozenset[str]) -> Iterator[Deferred]:
    try:
        doors = Named(Doors.of(given.name).named, hosts)
        original = fetcher.fetch(given.name, doors).original
    except InputError as error:
        yield Deferred(given.name, error)
        return
    if feeds.is_feed(original.data):
        yield from _NOWHERE.follow(original, Metadata())
    else:
        yield Deferred(original.source, original)


def _refused(source: str, why: str) -> Deferred:
    return Deferred(source, TooLargeError(why))


def _plain(host: str) -> str:
    """A host, whether its name begins with www or not."""
    return host.lower().removeprefix("www.")
