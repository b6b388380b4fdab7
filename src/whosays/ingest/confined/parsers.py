"""The parsers, by the names that requests have for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from whosays.ingest.confined import article, docx, feed, flat, mail, pdf, saved
from whosays.ingest.frames import Message

PARSERS: dict[str, Callable[[bytes], Message]] = {
    "article": lambda document: article.read(_markup(document)),
    "flat": lambda document: flat.read(_markup(document)),
    "mail": partial(mail.read, read_page=article.read),
    "mail_flat": partial(mail.read, read_page=flat.read),
    "saved": partial(saved.read, read_page=article.read),
    "saved_flat": partial(saved.read, read_page=flat.read),
    "pdf": pdf.read,
    "docx": docx.read,
    "feed": feed.read,
}


def _markup(document: bytes) -> str:
    return document.decode("utf-8", "replace")
