"""Names made comparable: accents, case, dots and the habits of transliteration folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "e",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
    }
)
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$")
# One consonant written in several ways, as names come over from other scripts; vowels fall away.
_SOUNDS = (
    (re.compile(r"tch|tsch|ch|zh|sch|sh|cz|sz"), "ʃ"),
    (re.compile(r"kh|gh|qu|[qckg]"), "k"),
    (re.compile(r"ph|f|v|w"), "v"),
    (re.compile(r"dj|j|[aeiouyh']|-"), ""),
    (re.compile(r"x"), "ks"),
    (re.compile(r"z"), "s"),
    (re.compile(r"(.)\1+"), r"\1"),
)


class _Kept(dict[int, int | None]):
    """Code point → itself, or None for a combining mark or a dot; filled as code points are met."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        kept = self[code] = None if unicodedata.combining(character) or character == "." else code
        return kept


_kept = _Kept()


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """The words in lower case without accents, dots and typographic variants (`António` → `antonio`)."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    return " ".join(plain.translate(_kept).split())


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name, without a possessive at its end (`U.N.` → `un`)."""
    words = _WORD.findall(_POSSESSIVE.sub("", fold(name)))
    return tuple(words)


@lru_cache(maxsize=65536)
def skeleton(part: str) -> str:
    """The consonants of a folded word, alike for its transliterations (`zelensky`, `zelenskiy`)."""
    for pattern, sound in _SOUNDS:
        part = pattern.sub(sound, part)
    return part


def is_close(first: str, second: str, most: int = 2) -> bool:
    """Whether two folded words are spellings of one: alike in sound, and at most some letters apart."""
    if first == second:
        return True
    if min(len(first), len(second)) < 4 or skeleton(first) != skeleton(second) or len(skeleton(first)) < 3:
        return False
    return _distance(first, second) <= most


def _distance(first: str, second: str) -> int:
    """Levenshtein's distance; names are short."""
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        left, row[0] = row[0], i
        for j, other in enumerate(second, 1):
            left, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, left + (letter != other))
    return row[-1]
