"""The entries of a feed, by feedparser: RSS 0.9x, 1.0 (RDF) and 2.0, and Atom."""

from __future__ import annotations

import html
import io
import re
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

import feedparser

from whosays.ingest.frames import Message

_TAG = re.compile(r"<[^<>]*>")
_ISO = re.compile(r"\d{4}-\d\d")
_LONGEST_DATE = 60
_PLAIN = "text/plain"
# An ampersand that should have been written as an entity makes a feed broken, and "AT&T" then "AT&T;".
_BARE = re.compile(rb"(<!\[CDATA\[.*?(?:\]\]>|\Z))|&(?!#?\w{1,32};)", re.DOTALL)


def read(document: bytes) -> Message:
    """What a feed says: its `title`, its `link` and its `entries`; nothing where it is none.

    An entry has `id title link authors published content`, each a string, the authors several; `content` is
    HTML, not cleaned. Links are relative unless the feed says to what.
    """
    found = feedparser.parse(
        io.BytesIO(_mended(document)),  # bytes by themselves would be taken for a file's name
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not found.get("version"):
        return {}
    return {
        "title": _title(found.feed),
        "link": found.feed.get("link", ""),
        "entries": [_entry(entry) for entry in found.entries],
    }


def _mended(document: bytes) -> bytes:
    wide = b"\0" in document[:100]  # UTF-16, where an ampersand is two bytes
    return document if wide else _BARE.sub(lambda found: found[1] or b"&amp;", document)


def _entry(entry: Any) -> Message:
    return {
        "id": entry.get("id", ""),
        "title": _title(entry),
        "link": entry.get("link", ""),
        "authors": [_name(author, entry) for author in entry.get("authors", ())],
        "published": _published(entry),
        "content": max(map(_as_html, _contents(entry)), key=len, default=""),
    }


def _title(told: Any) -> str:
    """The title's words: some titles are markup."""
    detail = told.get("title_detail", {})
    words = str(detail.get("value") or "")
    return words if detail.get("type") == _PLAIN else html.unescape(_TAG.sub("", words))


def _name(author: Any, entry: Any) -> str:
    """An author's name; read again where feedparser looked for it beside an e-mail address.

    Of domains that end in more than four letters (`.press`) it takes the rest for a part of the name.
    """
    name, email, words = author.get("name", ""), author.get("email"), entry.get("author", "")
    return parseaddr(words)[0] if email and words != f"{name} ({email})" else name


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
        moment = entry.get(f"{name}_parsed")
        if moment and len(words) <= _LONGEST_DATE:  # long enough a row of digits has a date in it, too
            return "{:04}-{:02}-{:02}".format(*moment[:3])
    return ""


def _contents(entry: Any) -> list[Any]:
    return [*entry.get("content", ()), entry.get("summary_detail", {})]


def _as_html(content: Any) -> str:
    words = str(content.get("value") or "")
    if content.get("type") == _PLAIN:
        words = html.escape(words, quote=False)
    if "<" in words:
        return words
    return "".join(f"<p>{part.strip()}</p>" for part in re.split(r"\n\s*\n", words) if part.strip())
