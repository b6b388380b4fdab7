"""The antecedent head's probabilities of words, made probabilities of actors.

The head spreads the probability of a query over the words of its window, and some on *none*. What falls
on the words of an actor's mentions is the actor's. What falls on another pronoun goes on to whom that one
refers to, in the order of the text. What falls on words that are nobody's yet may show somebody new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np

from whosays.extract.actors.page import Range
from whosays.extract.chains import Floats

AHEAD = 2.0  # how many times as probable as the next, to count as clearly ahead
LEAST = 0.35  # of what is shared among candidates and none
_FOLLOWED = 8  # owners that a pronoun's probability goes on to
_ROUNDS = 3  # how often pronouns on the way are asked about in their turn
_TRACE = 1e-3  # probability of a word below which it is not looked at
_PART = 0.3  # of the highest probability, for a word to be part of a stretch
_WORTH = 0.05  # of a query's probability, for a pronoun to be asked about

T = TypeVar("T")
Shares = dict[T | None, float]


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Where the antecedent of one query may stand.

    Attributes:
        first: the word of the text that the scores begin at.
        words: log probability of each word of the window; -inf for the query's own.
        none: log probability that there is none in the window.
    """

    first: int
    words: Floats
    none: float


class Head(Protocol):
    """The encoder's head for antecedents."""

    def __call__(self, queries: Sequence[Range]) -> Sequence[Antecedents]:
        """One answer a query (a range of words of the text)."""
        ...


def ask(head: Head, queries: Iterable[Range], pronouns: Iterable[int]) -> dict[Range, Antecedents]:
    """The head's answers to the queries, and to the pronouns (words) that much of the answers falls on."""
    asked: dict[Range, Antecedents] = {}
    known = np.unique(np.asarray(list(pronouns), np.int64))
    waiting = sorted(set(queries))
    for _ in range(_ROUNDS):
        if not waiting:
            break
        answers = head(waiting)
        asked.update(zip(waiting, answers, strict=True))
        heavy = {(word, word + 1) for answer in answers for word in _heavy(answer, known)}
        waiting = sorted(heavy - asked.keys())
    return asked


def _heavy(answer: Antecedents, pronouns: np.typing.NDArray[np.int64]) -> list[int]:
    """The pronouns in the window that a good part of the probability is on."""
    low, high = np.searchsorted(pronouns, (answer.first, answer.first + len(answer.words)))
    inside = pronouns[low:high]
    return [int(word) for word in inside[np.exp(answer.words[inside - answer.first]) > _WORTH]]


def shared(
    query: Range, answer: Antecedents, owners: Mapping[int, T], resolved: Mapping[int, Shares[T]]
) -> tuple[Shares[T], Shares[Range]]:
    """The probability of each owner of words and of none (key None), and that of stretches nobody owns.

    Args:
        query: its own words count for nobody.
        owners: word → whose it is; resolved: word of an earlier pronoun → its own shares.
    """
    found: Shares[T] = {None: float(np.exp(answer.none))}
    free: dict[int, float] = {}
    probabilities = np.exp(answer.words)
    for offset in np.flatnonzero(probabilities > _TRACE).tolist():
        word, probability = answer.first + offset, float(probabilities[offset])
        if query[0] <= word < query[1]:
            continue
        if word in owners:
            found[owners[word]] = found.get(owners[word], 0.0) + probability
        elif word in resolved:
            for owner, share in resolved[word].items():
                found[owner] = found.get(owner, 0.0) + probability * share
        else:
            free[word] = probability
    return found, _stretches(free)


def _stretches(free: Mapping[int, float]) -> Shares[Range]:
    """Words side by side that have a good part of the highest probability, with their sums."""
    least = _PART * max(free.values(), default=0.0)
    found: Shares[Range] = {}
    place: Range | None = None
    for word in sorted(word for word, probability in free.items() if probability >= least):
        share = found.pop(place) if place and place[1] == word else 0.0
        place = (place[0], word + 1) if place and place[1] == word else (word, word + 1)
        found[place] = share + free[word]
    return found


def normalised(shares: Shares[T]) -> Shares[T]:
    """The shares made to sum to one; all on none if there is nothing."""
    total = sum(shares.values())
    return {owner: share / total for owner, share in shares.items()} if total > 0 else {None: 1.0}


def leant(shares: Shares[T], towards: Mapping[T, float]) -> Shares[T]:
    """The shares with each owner's taken so many times; none and owners that are not given stay."""
    return normalised(
        {
            owner: share * (1.0 if owner is None else towards.get(owner, 1.0))
            for owner, share in shares.items()
        }
    )


def foremost(shares: Shares[T]) -> Shares[T]:
    """None and the likeliest owners: what goes on to later pronouns stays small, however many there are."""
    kept: Shares[T] = {None: shares.get(None, 0.0)}
    kept.update(ranked(shares)[:_FOLLOWED])
    return normalised(kept)


def ranked(shares: Shares[T]) -> list[tuple[T, float]]:
    """Owners by their shares, the highest first; equal ones stay in their order."""
    known = [(owner, share) for owner, share in shares.items() if owner is not None]
    return sorted(known, key=lambda pair: -pair[1])


def winner(shares: Shares[T]) -> T | None:
    """The owner that is clearly ahead of all others and of none; None if nobody is."""
    order = ranked(shares)
    if not order or order[0][1] < max(LEAST, shares.get(None, 0.0)):
        return None
    if len(order) > 1 and order[0][1] < AHEAD * order[1][1]:
        return None
    return order[0][0]
