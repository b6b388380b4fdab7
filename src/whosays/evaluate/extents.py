"""Extents: places in a text as (start, end) in code points, the end exclusive."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

Extent = tuple[int, int]

_TOKEN = re.compile(r"\w+|[^\w\s]")


def trim(text: str, extent: Extent) -> Extent:
    """The extent without the white space at its ends; empty if there is nothing else in it."""
    start, end = extent
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, end - len(words) + len(words.rstrip()))


def tokens(text: str) -> list[Extent]:
    r"""Word tokens: runs of letters, digits and underscores, and every other mark alone (`\w+|[^\w\s]`)."""
    return [match.span() for match in _TOKEN.finditer(text)]


def covered(extent: Extent, places: Sequence[Extent]) -> range:
    """Which of the tokens, given in the order of the text, share a character with the extent."""
    first = bisect_right(places, extent[0], key=lambda place: place[1])
    return range(first, max(first, bisect_left(places, extent[1], key=lambda place: place[0])))


def overlap(first: Extent, second: Extent) -> bool:
    """Whether the two share at least one character."""
    return first[0] < second[1] and second[0] < first[1]


def any_overlap(first: Iterable[Extent], second: Iterable[Extent]) -> bool:
    """Whether any of the first shares a character with any of the second."""
    others = list(second)
    return any(overlap(a, b) for a in first for b in others)


def characters(text: str, extents: Iterable[Extent]) -> frozenset[int]:
    """Offsets of the characters in the extents that are not white space."""
    return frozenset(i for start, end in extents for i in range(start, end) if not text[i].isspace())


def dice(first: frozenset[int], second: frozenset[int]) -> float:
    """Dice coefficient of two sets; 1.0 if both are empty."""
    size = len(first) + len(second)
    return 2 * len(first & second) / size if size else 1.0
