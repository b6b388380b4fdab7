"""The entries of a feed, by feedparser: RSS 0.9x, 1.0 (RDF) and 2.0, and Atom."""

from __future__ import annotations

import html
import io
import re
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from whosays.ingest.frames import Message

_TAG = re.compile(r"<[^<>]*>")
_ISO = re.compile(r"\d{4}-\d\d")
_PLAIN = "text/plain"


def read(document: bytes, base: str, media_type: str) -> Message:
    """What a feed says: its `title` and its `entries`; without them where it is none.

    An entry has `id title link authors published content`, each a string, the authors several; `content` is
    HTML, not cleaned. `base` is the address that relative links are relative to, where one is known.
    """
    headers = {"content-location": base, "content-type": media_type}
    found = feedparser.parse(
        io.BytesIO(document),  # a string would be taken for an address, or for a file's name
        response_headers={name: value for name, value in headers.items() if value},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not found.version:
        return {}
    base = urljoin(base, found.feed.get("link", ""))
    return {"title": _title(found.feed), "entries": [_entry(entry, base) for entry in found.entries]}


def _entry(entry: Any, base: str) -> Message:
    return {
        "id": entry.get("id", ""),
        "title": _title(entry),
        "link": _joined(base, entry.get("link", "")),
        "authors": [author["name"] for author in entry.get("authors", ()) if author.get("name")],
        "published": _published(entry),
        "content": max(map(_as_html, _contents(entry)), key=len, default=""),
    }


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link) if link else ""
    except ValueError:  # [ and ] in the wrong places
        return ""


def _title(told: Any) -> str:
    """The title's words: some titles are markup."""
    detail = told.get("title_detail", {})
    words = str(detail.get("value") or "")
    return words if detail.get("type") == _PLAIN else html.unescape(_TAG.sub("", words))


def _published(entry: Any) -> str:
    """The day where it was written, as the feed has it; where that makes no sense, the day in UTC."""
    for name in ("published", "updated"):
        words = str(entry.get(name) or "").strip()
        if _ISO.match(words):
            return words
        try:
            return parsedate_to_datetime(words).date().isoformat()
        except ValueError:
            pass
        if moment := entry.get(f"{name}_parsed"):
            return "{:04}-{:02}-{:02}".format(*moment[:3])
    return ""


def _contents(entry: Any) -> list[Any]:
    return [*entry.get("content", ()), entry.get("summary_detail", {})]


def _as_html(content: Any) -> str:
    words = str(content.get("value") or "")
    if content.get("type") != _PLAIN:
        return words
    return "".join(f"<p>{html.escape(part)}</p>" for part in re.split(r"\n\s*\n", words) if part.strip())
