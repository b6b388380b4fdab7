"""A text cut into the blocks that a page sets: its headline, its paragraphs, what stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from whosays.ingest import stands_alone

_LINE = r"\S(?:.*\S)?"
_PARAGRAPH = re.compile(rf"{_LINE}(?:[^\S\n]*\n[^\S\n]*{_LINE})*")


class Kind(StrEnum):
    """What a block is; the value is the HTML element that it is set in."""

    HEADLINE = "h1"
    PARAGRAPH = "p"
    FRONT_MATTER = "pre"


@dataclass(frozen=True, slots=True)
class Block:
    """What stands at `start:end` of the text."""

    start: int
    end: int
    kind: Kind


def blocks(text: str, body_start: int, title: str | None) -> Iterator[Block]:
    """The paragraphs of `text`, parted by blank lines; between them stands white space alone."""
    for match in _PARAGRAPH.finditer(text, 0, body_start):
        yield Block(*match.span(), Kind.FRONT_MATTER)
    first = True
    for match in _PARAGRAPH.finditer(text, body_start):
        headline = first and _is_headline(match.group(), title, more=bool(text[match.end() :].strip()))
        yield Block(*match.span(), Kind.HEADLINE if headline else Kind.PARAGRAPH)
        first = False


def headline(text: str, set_as: Iterable[Block]) -> str | None:
    """The headline that stands in the text itself, if there is one."""
    return next((text[one.start : one.end] for one in set_as if one.kind is Kind.HEADLINE), None)


def _is_headline(first: str, title: str | None, *, more: bool) -> bool:
    """Whether the first paragraph is the title; or, where none is known, short and without a full stop."""
    if title is not None and title.strip():
        return first in title or title.strip() in first
    return more and stands_alone(first)
