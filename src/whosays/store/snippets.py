"""Snippets: the words that were searched for, with some of what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whosays.store.fold import Token, tokens
from whosays.store.query import Snippet
from whosays.store.terms import Term

_LENGTH = 240  # characters, about
_BEFORE = 80
SCANNED = 50_000  # characters; the words stand near the beginning, or the beginning is shown


def snippet(text: str, terms: Sequence[Term]) -> Snippet:
    """The stretch of `text` around the first place of the terms, or its beginning."""
    found = list(tokens(text[:SCANNED]))
    marks = sorted(_marks(found, terms))
    start, end = _window(text, found, marks[0][0] if marks else 0)
    inside = tuple(
        (first - start, last - start) for first, last in _merged(marks) if start <= first and last <= end
    )
    return Snippet(text[start:end], inside)


def _marks(found: Sequence[Token], terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    for term in terms:
        size = len(term.words)
        for place in range(len(found) - size + 1):
            if _stands(term, found, place):
                yield found[place].start, found[place + size - 1].end


def _stands(term: Term, found: Sequence[Token], place: int) -> bool:
    *others, last = term.words
    if any(found[place + i].folded != word for i, word in enumerate(others)):
        return False
    word = found[place + len(others)].folded
    return word.startswith(last) if term.prefix else word == last


def _merged(marks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Marks in order that do not overlap."""
    end = 0
    for first, last in marks:
        if first >= end:
            yield first, last
            end = last


def _window(text: str, found: Sequence[Token], at: int) -> tuple[int, int]:
    """Whole words around `at`."""
    if len(text) <= _LENGTH:
        return 0, len(text)
    start = next((token.start for token in found if token.start >= at - _BEFORE), 0) if at > _BEFORE else 0
    ends = [token.end for token in found if start < token.end <= start + _LENGTH]
    return start, ends[-1] if ends else min(len(text), start + _LENGTH)
