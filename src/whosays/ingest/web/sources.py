"""Addresses and feeds as sources of accounts."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.errors import FeedError, InputError
from whosays.ingest import feeds
from whosays.ingest.collected import Deferred
from whosays.ingest.web.addresses import Doors
from whosays.ingest.web.fetcher import Fetcher
from whosays.model import Metadata, Original

_PAGE = "text/html; charset=utf-8"


class Web:
    """Addresses and feeds, by way of a fetcher; `whosays.ingest.collected.Web` says what for.

    Of an entry whose article is fetched, the feed tells the day only: of the rest, the article knows better.
    """

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    def fetch(self, address: str, metadata: Metadata) -> Iterator[Deferred]:
        """The page at an address, or the articles that a feed there leads to."""
        try:
            original = self._fetcher.fetch(address).original
        except InputError as error:
            yield Deferred(address, error, metadata)
            return
        if feeds.is_feed(original.data):
            yield from self._entries(original, metadata, Doors.of(address))
        else:
            yield Deferred(original.source, original, metadata)

    def follow(self, feed: Original, metadata: Metadata) -> Iterator[Deferred]:
        """The articles that a feed at hand leads to; offline, its entries themselves."""
        yield from self._entries(feed, metadata, Doors())

    def _entries(self, feed: Original, metadata: Metadata, doors: Doors) -> Iterator[Deferred]:
        try:
            entries = list(feeds.entries(feed))
        except InputError as error:
            yield Deferred(feed.source, error, metadata)
            return
        passed = {feed.source}
        for entry in entries:
            if entry.link is None or self._fetcher.offline:
                yield _itself(entry, feed, metadata)
            elif entry.link not in passed:
                passed.add(entry.link)
                yield self._article(entry, entry.link, metadata, doors)

    def _article(self, entry: feeds.Entry, link: str, metadata: Metadata, doors: Doors) -> Deferred:
        try:
            original = self._fetcher.fetch(link, doors).original
        except InputError as error:
            return Deferred(link, error, metadata)
        if feeds.is_feed(original.data):  # not followed: feeds may lead to each other for ever
            return Deferred(
                link, FeedError("the entry leads to a feed: give its address by itself"), metadata
            )
        return Deferred(original.source, original, metadata.over(Metadata(published=entry.published)))


def _itself(entry: feeds.Entry, feed: Original, metadata: Metadata) -> Deferred:
    """An entry that stands for its article."""
    source = f"{feed.source}#{entry.key}"
    original = Original(entry.as_page(), source, _PAGE, feed.retrieved)
    return Deferred(source, original, metadata.over(entry.metadata))
