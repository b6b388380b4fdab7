"""Scores as formulas over sums of counts, a row of counts a document.

Every score here is a function of counts summed over documents. A formula takes the sums in the last
axis, so that one call scores the documents once, or a thousand resamples of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whosays.evaluate.marked import Comparison

Numbers = NDArray[np.float64]
Formula = Callable[[Numbers], Numbers]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted in a document, and the scores that the sums of these counts give, by name."""

    name: str
    count: Callable[[Comparison], Sequence[float]]
    formulas: dict[str, Formula]


def ratio(numerator: Numbers, denominator: Numbers) -> Numbers:
    """Their quotient; not a number where the denominator is 0: there is nothing to score."""
    undefined = np.full(np.broadcast(numerator, denominator).shape, np.nan)
    np.divide(numerator, denominator, out=undefined, where=np.asarray(denominator) != 0)
    return undefined


def precision(sums: Numbers) -> Numbers:
    """Matched of predicted, from sums (matched, predicted, gold)."""
    return ratio(sums[..., 0], sums[..., 1])


def recall(sums: Numbers) -> Numbers:
    """Matched of gold, from sums (matched, predicted, gold)."""
    return ratio(sums[..., 0], sums[..., 2])


def f1(sums: Numbers) -> Numbers:
    """Harmonic mean of precision and recall, from sums (matched, predicted, gold): F1 micro-averaged."""
    return ratio(2 * sums[..., 0], sums[..., 1] + sums[..., 2])


def mean(sums: Numbers) -> Numbers:
    """Total of count, from sums (total, count)."""
    return ratio(sums[..., 0], sums[..., 1])


PRF: dict[str, Formula] = {"precision": precision, "recall": recall, "f1": f1}
