"""Words made comparable for searching: without case, accents and punctuation (`António’s` → `antonio`).

Both stores are given the folded words, one space between them, so that neither has to know what a word is,
and both find the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e", "ħ": "h"}
)
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # accents that are characters
_LETTER = f"[^\\W_][{_MARKS}]*"
# An abbreviation with dots, or letters with apostrophes among them.
_WORD = re.compile(
    f"(?:{_LETTER}\\.)+{_LETTER}(?!{_LETTER})|(?:{_LETTER}\\.){{2,}}|(?:{_LETTER})+(?:['’ʼ](?:{_LETTER})+)*"
)
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_LONGEST = 64  # characters of a word that count: PostgreSQL takes 2,046 bytes at most


@dataclass(frozen=True, slots=True)
class Token:
    """A word at `start:end` of a text, and its folded form."""

    start: int
    end: int
    folded: str


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, folded, with their places."""
    for match in _WORD.finditer(text):
        folded = _fold(match[0])
        if folded:
            yield Token(match.start(), match.end(), folded)


def words(text: str) -> list[str]:
    """The folded words of a text."""
    return [folded for word in _WORD.findall(text) if (folded := _fold(word))]


def fold(text: str) -> str:
    """The folded words of a text, one space between them: equal for spellings of one name."""
    return " ".join(words(text))


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    # Letters of mathematics and the like are capitals only once they are decomposed.
    small = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word)).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", small)
    return "".join(filter(str.isalnum, plain))[:_LONGEST]
