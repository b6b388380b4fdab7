"""Feeds (RSS, Atom): their entries, which are read by a child process."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from whosays.errors import FeedError
from whosays.ingest import fields
from whosays.ingest.answers import Answer, ask
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
            f"<body>\n<article>\n{self.content}\n</article>\n</body>\n</html>\n"
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
    answer = ask("feed", feed.data, (("feed", _SECONDS),))
    found = answer.values.get("entries")
    if not isinstance(found, list):
        raise FeedError("neither RSS nor Atom: give the address of the feed or of an article")
    outlet = fields.line(answer.string("title"))
    base = fields.web_address(feed.source) or answer.string("link")
    yield from (_entry(Answer(entry), base, outlet) for entry in found if isinstance(entry, dict))


def _entry(entry: Answer, base: str, outlet: str | None) -> Entry:
    link = _joined(base, entry.string("link"))
    title = fields.line(entry.string("title"))
    return Entry(
        key=fields.line(entry.string("id")) or link or title or "",
        link=link,
        title=title,
        authors=fields.names(entry.strings("authors")),
        published=fields.published(entry.string("published")),
        content=entry.string("content"),
        outlet=outlet,
    )


def _joined(base: str, link: str) -> str | None:
    try:
        return fields.web_address(urljoin(base, link)) if link else None
    except ValueError:  # [ and ] in the wrong places
        return None
