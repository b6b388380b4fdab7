"""HTML pages: the article on them, taken out by a child process."""

from __future__ import annotations

import re

from whosays.errors import NoArticleError
from whosays.ingest import fields
from whosays.ingest.answers import Document, ask, headed
from whosays.model import Metadata

EXTRACTOR = "html/1"

# The whole reader first; then, if a page kills it, the one that only strips tags.
_WAYS = (("article", 20.0), ("flat", 10.0))
_EMBEDDED = re.compile(rb"\bdata:[\w.+/-]{0,80}(?:;[^,\"'<>()\s]{0,200})?,[^\"'<>()\s]{200,}")
_HEAD = 4096
# Where browsers and SingleFile, which save pages, say that they had one from.
_SAVED_FROM = re.compile(
    r"<!--\s*(?:Page saved with SingleFile\s+url:\s*|saved from url=\(\d+\))(https?://\S+?)(?:\s|-->)"
)


def read(markup: str) -> Document:
    """The article of a page.

    Raises:
        NoArticleError: there is no main text on it.
        ParserError: the parser ran out of time or memory, or broke.
    """
    answer = ask("page", markup.encode("utf-8", "replace"), _WAYS)
    metadata = answer.metadata().over(_saved(markup))
    text = headed(metadata.title, answer.strings("paragraphs"))
    if not any(map(str.isalnum, text)):
        raise NoArticleError("no main text on this page: save the article's own page, or its text")
    return Document(text, metadata, EXTRACTOR, answer.string("language").lower()[:2] or None)


def without_embedded(data: bytes) -> bytes:
    """A page without the pictures and fonts that stand in it as `data:` addresses."""
    return _EMBEDDED.sub(b"data:,", data)


def _saved(markup: str) -> Metadata:
    match = _SAVED_FROM.search(markup, 0, _HEAD)
    return Metadata(url=fields.web_address(match[1])) if match else Metadata()
