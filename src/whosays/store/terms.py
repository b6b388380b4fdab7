"""What a person types to search: words, "phrases in quotes" and beginnings*; anything else is punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whosays.store.fold import words

_PART = re.compile(r'["“”„]([^"“”„]*)["“”]|(\S+)')
_LONGEST = 1_000  # characters; nobody types more, and each word costs time
_MOST = 32


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand one after the other; of the last its beginning is enough if `prefix`."""

    words: tuple[str, ...]
    prefix: bool = False


def terms(query: str) -> tuple[Term, ...]:
    """All of which are to be found; none where there are no words in the query."""
    return tuple(term for term, _ in zip(_terms(query[:_LONGEST]), range(_MOST), strict=False))


def name_terms(name: str) -> tuple[Term, ...]:
    """The words of a name, each to be found, in whatever order; of a w* its beginning is enough."""
    return tuple(term for term, _ in zip(_name_terms(name[:_LONGEST]), range(_MOST), strict=False))


def _name_terms(name: str) -> Iterator[Term]:
    for part in name.split():
        found = words(part)
        for at, word in enumerate(found, 1):
            yield Term((word,), prefix=at == len(found) and part.endswith("*"))


def _terms(query: str) -> Iterator[Term]:
    for phrase, part in _PART.findall(query):
        found = tuple(words(phrase or part))
        if found:
            yield Term(found, prefix=part.rstrip("\"'”’").endswith("*"))
