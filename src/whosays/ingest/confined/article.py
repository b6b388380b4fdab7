"""An article from markup, by trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from trafilatura import bare_extraction, load_html
from trafilatura.metadata import extract_metadata

from whosays.ingest.confined import blocks, flat
from whosays.ingest.frames import Message

_FEWEST_WORDS = 20
_HEAD = 100_000
_PAGE_TAG = re.compile(r"<html\b", re.IGNORECASE)
_BODY_TAG = re.compile(r"<body\b", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"""<html\b[^>]{0,400}?\blang\s*=\s*["']?([a-z]{2,3})\b
    |<meta\b[^>]{0,100}?\b(?:content-language|og:locale)["']?\s+content\s*=\s*["']?([a-z]{2,3})(?![a-z])""",
    re.IGNORECASE | re.VERBOSE,
)

logging.disable()  # trafilatura keeps a log, which nobody would read here


def read(markup: str) -> Message:
    """What a page says: `title outlet authors published url language paragraphs`, as far as it is there."""
    page = markup if _PAGE_TAG.search(markup, 0, _HEAD) else f"<html>{markup}"
    tree = _parsed(page)
    language = _LANGUAGE.search(page, 0, _HEAD)
    return {
        **_metadata(_parsed(_head(page)) if tree is None else tree),
        "language": language[1] or language[2] if language else None,
        "paragraphs": _first_article(_attempts(page, tree)),
    }


def _parsed(page: str) -> Any:
    """The page as a tree; None where it is nested too deep, or has nothing to make a tree of."""
    try:
        return load_html(page)
    except Exception:  # what lxml raises on broken markup is not documented
        return None


def _head(page: str) -> str:
    body = _BODY_TAG.search(page, 0, _HEAD)
    return page[: body.start() if body else _HEAD] + "<body><p></p></body>"


def _metadata(tree: Any) -> Message:
    try:
        found = extract_metadata(tree)
    except Exception:  # a page's metadata are not worth losing its text for
        return {}
    return {
        "title": found.title,
        "outlet": found.sitename,
        "authors": (found.author or "").split(";"),
        "published": found.date,
        "url": found.url,
    }


def _first_article(attempts: Iterator[list[str]]) -> list[str]:
    """What the first attempt finds that is long enough for an article; else the first words found."""
    found: list[str] = []
    for paragraphs in attempts:
        if sum(len(paragraph.split()) for paragraph in paragraphs) >= _FEWEST_WORDS:
            return paragraphs
        found = found or paragraphs
    return found


def _attempts(page: str, tree: Any) -> Iterator[list[str]]:
    """From the most careful to the one that always works; trafilatura's own fallbacks are in the first two.

    Tables are left out at first, as in news they hold furniture; some old pages are one table, though.
    """
    if tree is not None:
        yield _extracted(tree, include_tables=False)
        yield _extracted(tree, include_tables=True, favor_recall=True)
    yield flat.read(page)["paragraphs"]


def _extracted(tree: Any, *, include_tables: bool, favor_recall: bool = False) -> list[str]:
    try:
        found = bare_extraction(
            tree,
            include_comments=False,
            include_tables=include_tables,
            favor_recall=favor_recall,
        )
    except Exception:  # the next attempt may do better
        return []
    return blocks.paragraphs(getattr(found, "body", None))
