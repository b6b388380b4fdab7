"""Feeds (RSS, Atom): their entries, which are read by a child process."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whosays.errors import FeedError, ParserError
from whosays.ingest import fields, sandbox
from whosays.ingest.decode import storable
from whosays.model import Metadata, Original

_SECONDS = 60.0
_HEAD = 16_384
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
# What may stand before the root element; possessive, so that a long prologue costs no more than its length.
_ROOT = re.compile(
    r"""(?: \s++ | <\?.*?\?> | <!--.*?--> | <!DOCTYPE [^\[>]*+ (?:\[.*?\]\s*+)?+ > )*+
    < (?: rss | feed | (?:[a-z]+:)?rdf ) [\s/>]""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        key: what tells it from the feed's others for good: its id or link, or its title.
        link: the http(s) address of its article; None where it has none.
        published: an ISO 8601 date, as in `Metadata`.
        content: the article or what the feed has of it, as HTML that is not cleaned.
        outlet: the feed's title.
    """

    key: str
    link: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    content: str
    outlet: str | None

    @property
    def metadata(self) -> Metadata:
        """What the feed says of the article."""
        return Metadata(self.title, self.outlet, self.authors, self.published, self.link)

    def as_page(self) -> bytes:
        """The entry as a page of its own; always the same bytes for the same entry."""
        title = html.escape(self.title or "")
        return (
            f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n</head>\n'
            f"<body>\n<article>\n<h1>{title}</h1>\n{self.content}\n</article>\n</body>\n</html>\n"
        ).encode()


def is_feed(data: bytes) -> bool:
    """Whether bytes begin as RSS or Atom does."""
    head = data[:_HEAD].lstrip() if data[:1].isspace() else data[:_HEAD]
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), "latin-1")
    return _ROOT.match(head.decode(encoding, "replace").lstrip("\ufeff")) is not None


def entries(feed: Original) -> Iterator[Entry]:
    """The entries of a feed, in its order; relative links are taken from its address or what it says of it.

    Raises:
        FeedError: it is none.
        ParserError: it took the parser too much time or memory, or broke it.
    """
    answer = _answer(feed)
    found = answer.get("entries")
    if not isinstance(found, list):
        raise FeedError("neither RSS nor Atom: give the address of the feed or of an article")
    outlet = fields.line(_string(answer, "title"))
    yield from (_entry(entry, outlet) for entry in found if isinstance(entry, dict))


def _answer(feed: Original) -> Mapping[str, object]:
    request = {
        "way": "feed",
        "base": fields.web_address(feed.source) or "",
        "media_type": feed.media_type or "",
    }
    try:
        return sandbox.ask(request, feed.data, _SECONDS)
    except sandbox.WorkerError as error:
        raise ParserError(f"the feed could not be taken apart: {error}") from error


def _entry(entry: Mapping[str, object], outlet: str | None) -> Entry:
    """An entry from an answer that is not to be trusted: whatever is not as agreed counts as absent."""
    link = fields.web_address(_string(entry, "link"))
    title = fields.line(_string(entry, "title"))
    authors = entry.get("authors")
    return Entry(
        key=fields.line(_string(entry, "id")) or link or title or "",
        link=link,
        title=title,
        authors=fields.names(
            storable(name)[0]
            for name in (authors if isinstance(authors, list) else ())
            if isinstance(name, str)
        ),
        published=fields.published(_string(entry, "published")),
        content=_string(entry, "content"),
        outlet=outlet,
    )


def _string(answer: Mapping[str, object], key: str) -> str:
    value = answer.get(key)
    return storable(value)[0] if isinstance(value, str) else ""
