"""What a word is worth where clauses are compared: its stem, and how rare it is.

The encoder's vocabulary is in the order of how frequent its pieces are in text (as BERT's is, Devlin et al.,
2019), so that a piece's rank tells how rare a word is without a table of its own (Zipf's law: frequency falls
as one over the rank). A word of several pieces is rarer than any of them.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from whosays.extract import Clauses
from whosays.extract.words import DIGITS, PUNCTUATION

_MARKS = 1996  # in the vocabulary, places before the first whole word
_COMMON = 160  # so many of the most frequent words say little by themselves
_MOST = math.log(30_522)
_ENDING = re.compile(r"(?:ingly|edly|ation|ements?|ments?|ings?|ers?|ors?|ies|ied|ed|es|ly|s|e|y)$")
_LEAST_STEM = 3


def weight(clauses: Clauses, word: int) -> float:
    """How telling a word is, 0 to 1: 0 for marks and the commonest words, near 1 for rare ones."""
    words = clauses.words
    if words.case[word] == PUNCTUATION:
        return 0.0
    if words.case[word] == DIGITS or words.first[word + 1] - words.first[word] > 1:
        return 1.0
    rank = int(words.pieces[words.first[word]]) - _MARKS
    return 0.0 if rank < _COMMON else math.log(rank) / _MOST


def is_telling(clauses: Clauses, word: int) -> bool:
    """Whether a word says something by itself."""
    return weight(clauses, word) > 0


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word in small letters without its commonest endings: enough to see that two are forms of one."""
    low = word.lower()
    cut = _ENDING.sub("", low)
    return cut if len(cut) >= _LEAST_STEM else low
