"""The best first: how much of a statement, or of a passage, the words are that were searched for.

All that is counted stands in the hits themselves. How rare a word is elsewhere has no say: every hit has all
of the words, and finding out would cost as much as the word is common. Both stores rank alike, therefore.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.store.terms import Term

RANKED = 500  # hits that are ranked, the latest stored; the others follow them
_SOON = 1.2  # how soon a word that stands there once more makes no difference
_LENGTH = 0.75  # how much long entries are held back


@dataclass(frozen=True, slots=True)
class Counted:
    """What an index tells of an entry: how often words stand in it, the first column's counting most.

    Attributes:
        words: of those that were searched for, or that begin so.
        different: how many words there are, each counted once.
    """

    words: Mapping[str, float]
    different: int


def score(counted: Counted, terms: Iterable[Term], usual: int) -> float:
    """Higher is better. `usual`: how many different words an entry has."""
    held_back = _SOON * (1 - _LENGTH + _LENGTH * counted.different / usual)
    found = (_times(term, counted.words) for term in terms)
    return sum(times * (_SOON + 1) / (times + held_back) for times in found)


def asked(terms: Sequence[Term]) -> tuple[set[str], tuple[str, ...]]:
    """The words that are counted, and the beginnings of words."""
    whole = {word for term in terms for word in (term.words[:-1] if term.prefix else term.words)}
    return whole, tuple({term.words[-1] for term in terms if term.prefix})


def _times(term: Term, words: Mapping[str, float]) -> float:
    """A phrase stands there as often as the rarest of its words, at most."""
    *others, last = term.words
    begun = sum(times for word, times in words.items() if word.startswith(last)) if term.prefix else None
    return min([words.get(last, 0.0) if begun is None else begun, *(words.get(one, 0.0) for one in others)])
