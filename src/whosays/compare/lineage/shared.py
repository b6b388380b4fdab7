"""What two accounts share: runs of the same words, and sentences that say the same in other words.

A sentence of one account belongs to the sentence of the other that is most like it, if that holds from both
sides. Quotations are everybody's: what stands in them does not show that two accounts go back to one text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whosays.compare.lineage.sheet import Flags, Sheet
from whosays.extract.acts.wordsets import word_set

Doubles = NDArray[np.float64]

RUN = 4  # words; shorter runs are common to all news of an event
LIKE = 0.5  # likeness of sentences from which on their words count as shared
_UNLIKE = 0.3  # likeness that sentences on one event have anyway
_FEW = 20  # words outside of quotations; with fewer the quotations count as well
_STEM = 5  # letters
_SMALL = word_set(
    "the a an of to in on at for by with from and or but that which who whom as is are was were be been being"
    " has have had he she it they his her its their this these those not no will would said says also after"
    " before when while than then there more most into about over up out off one two"
)


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of each account, and how like they are."""

    first: int
    second: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Shared:
    """What two accounts share.

    Attributes:
        first, second: which of their words stand in a run that both have.
        matches: sentences that belong together, in the order of the first account.
        words: share of the shorter account's own words that stand in such runs.
        sentences: likeness of matched sentences over all words of the shorter one, and of the longer one.
    """

    first: Flags
    second: Flags
    matches: tuple[Match, ...]
    words: float
    sentences: tuple[float, float]


def shared(first: Sheet, second: Sheet) -> Shared:
    """What two accounts share; there must be words in both."""
    runs = in_runs(first.words, second.words), in_runs(second.words, first.words)
    matches = tuple(_matches(_likeness(first, second)))
    weights = [_by_sentence(one) for one in (first, second)]
    sentences = (
        sum(_excess(match) * weights[0][match.first] for match in matches),
        sum(_excess(match) * weights[1][match.second] for match in matches),
    )
    shorter = 0 if len(first) <= len(second) else 1
    own = float(runs[shorter][_own((first, second)[shorter])].mean())
    return Shared(*runs, matches, own, (sentences[shorter], sentences[1 - shorter]))


def in_runs(words: Sequence[str], others: Sequence[str], run: int = RUN) -> Flags:
    """Which of the words stand in a run of at least `run` words that the others have too."""
    theirs = set(_runs(others, run))
    found = np.zeros(len(words), np.bool_)
    for place, one in enumerate(_runs(words, run)):
        if one in theirs:
            found[place : place + run] = True
    return found


def _runs(words: Sequence[str], run: int) -> list[tuple[str, ...]]:
    return list(zip(*(words[offset:] for offset in range(run)), strict=False))


def _own(one: Sheet) -> Flags:
    """The words outside of quotations; all of them where these are few."""
    own = ~one.quoted
    return own if own.sum() >= _FEW else np.ones_like(own)


def _by_sentence(one: Sheet) -> Doubles:
    """The share of the account's own words that stands in each sentence."""
    counts = np.bincount(one.sentence[_own(one)], minlength=len(one.sentences))
    return np.asarray(counts / max(1, counts.sum()), np.float64)


def _excess(match: Match) -> float:
    return max(0.0, match.likeness - _UNLIKE)


def _matches(likeness: Doubles) -> list[Match]:
    best, back = likeness.argmax(1), likeness.argmax(0)
    return [Match(i, int(j), float(likeness[i, j])) for i, j in enumerate(best) if back[j] == i]


def _likeness(first: Sheet, second: Sheet) -> Doubles:
    """(sentences of the first, of the second): the mean of the cosine and of the overlap of words."""
    return (first.vectors @ second.vectors.T + _overlap(_stems(first), _stems(second))) / 2


def _stems(one: Sheet) -> list[set[str]]:
    stems: list[set[str]] = [set() for _ in one.sentences]
    for word, number in zip(one.words, one.sentence, strict=True):
        if word not in _SMALL:
            stems[number].add(word[:_STEM])
    return stems


def _overlap(first: Sequence[set[str]], second: Sequence[set[str]]) -> Doubles:
    """Dice's coefficient of every two sets, what stands in many of them weighing less."""
    counts = Counter(stem for stems in (*first, *second) for stem in stems)
    column = {stem: number for number, stem in enumerate(counts)}
    weight = np.sqrt([1 / counts[stem] for stem in column])
    a, b = (_indicators(stems, column) for stems in (first, second))
    sums = (a @ weight)[:, None] + b @ weight
    return 2 * ((a * weight) @ b.T) / np.where(sums, sums, 1)


def _indicators(sets: Sequence[set[str]], column: dict[str, int]) -> Doubles:
    made = np.zeros((len(sets), len(column)))
    for row, stems in enumerate(sets):
        made[row, [column[stem] for stem in stems]] = 1
    return made
