"""How two accounts are akin.

Two things show a common text, and either is enough: words that stand in the same runs, and sentences that
match throughout though the words were changed. Whether the shorter account is of that text wholly or in part
is told by the runs. The weights are fitted by `training/lineage.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from whosays.compare.lineage.shared import LIKE, Shared, shared
from whosays.compare.lineage.sheet import Flags, Sheet
from whosays.model import Kinship, Passage, Span

_SHOWN = 3  # stretches or sentences that are given as evidence


@dataclass(frozen=True, slots=True)
class Logistic:
    """The probability of something, from features."""

    weights: tuple[float, ...]
    bias: float

    def of(self, features: Sequence[float]) -> float:
        """The probability, given the features."""
        score = self.bias + sum(w * x for w, x in zip(self.weights, features, strict=True))
        return float(1 / (1 + np.exp(-np.clip(score, -50, 50))))


@dataclass(frozen=True, slots=True)
class Weights:
    """What kinship is told by.

    Attributes:
        words: that two accounts are akin, from the words in shared runs; sentences: from matched sentences.
        same: that akin accounts are one text, from the words.
    """

    words: Logistic
    sentences: Logistic
    same: Logistic

    @classmethod
    def from_dict(cls, values: Mapping[str, Sequence[float]]) -> Weights:
        """From a list a model: its weights, then its bias."""
        return cls(*(Logistic(tuple(values[name][:-1]), values[name][-1]) for name in cls.__slots__))


@dataclass(frozen=True, slots=True)
class Kin:
    """How an account is akin to another.

    Attributes:
        akin: estimated probability that they go back to one text, wholly or in part.
        shares: how much of each one's words they share, 0 to 1.
        evidence: words of the first and of the second that show it, the longest first.
    """

    kinship: Kinship
    akin: float
    shares: tuple[float, float]
    evidence: tuple[tuple[Passage, Passage], ...]


@cache
def shipped() -> Weights:
    """The weights that come with whosays."""
    return Weights.from_dict(json.loads(files("whosays").joinpath("assets/en/lineage.json").read_bytes()))


def kinship(first: Sheet, second: Sheet, weights: Weights | None = None) -> Kin:
    """How the second account is akin to the first."""
    weights = weights or shipped()
    if not len(first) or not len(second):
        return Kin(Kinship.INDEPENDENT, 0.0, (0.0, 0.0), ())
    both = shared(first, second)
    akin = max(weights.words.of(by_words(both)), weights.sentences.of(both.sentences))
    masks = tuple(_shared_words(first, second, both))
    shares = float(masks[0].mean()), float(masks[1].mean())
    if akin < 0.5:
        return Kin(Kinship.INDEPENDENT, akin, shares, ())
    is_same = weights.same.of(by_words(both)) >= 0.5
    evidence = tuple(_evidence(first, second, both))
    return Kin(Kinship.SAME_TEXT if is_same else Kinship.SHARED_BASE, akin, shares, evidence)


def by_words(both: Shared) -> tuple[float]:
    """The feature of shared runs: few words tell more apart than many."""
    return (float(np.sqrt(both.words)),)


def _shared_words(first: Sheet, second: Sheet, both: Shared) -> Iterator[Flags]:
    """Which words of each account stand in a shared run or in a matched sentence."""
    close = [match for match in both.matches if match.likeness >= LIKE]
    yield both.first | np.isin(first.sentence, [match.first for match in close])
    yield both.second | np.isin(second.sentence, [match.second for match in close])


def _evidence(first: Sheet, second: Sheet, both: Shared) -> Iterator[tuple[Passage, Passage]]:
    """The matched sentences that are most alike, the longer ones before the shorter."""
    lengths = np.bincount(first.sentence, minlength=len(first.sentences))
    ranked = sorted(both.matches, key=lambda match: -match.likeness * lengths[match.first])
    for match in ranked[:_SHOWN]:
        yield _passage(first, match.first), _passage(second, match.second)


def _passage(one: Sheet, number: int) -> Passage:
    return Passage(one.account.id, (Span.of(one.account.text, *one.sentences[number]),))
