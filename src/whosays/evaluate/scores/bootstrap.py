"""How far a score would move with other documents of the same kind: percentile bootstrap by document."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from whosays.evaluate.scores.counts import Formula, Numbers

RESAMPLES = 1000
_SEED = 20220205
_PERCENTILES = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Score:
    """A score with its 95 % interval; not a number where there is nothing to score."""

    value: float
    low: float
    high: float

    def to_dict(self) -> dict[str, float | None]:
        """`{"value", "low", "high"}`; null where there is nothing to score."""
        numbers = {"value": self.value, "low": self.low, "high": self.high}
        return {name: None if np.isnan(number) else round(number, 6) for name, number in numbers.items()}


def weights(documents: int) -> Numbers:
    """How often each document is drawn in each resample, (RESAMPLES, documents); the same at every call."""
    random = np.random.default_rng(_SEED)
    return random.multinomial(documents, np.full(documents, 1 / documents), RESAMPLES).astype(np.float64)


def score(counts: Numbers, formula: Formula) -> Score:
    """The score of all documents, given a row of counts a document, and its interval."""
    return interval(float(formula(counts.sum(0))), formula(weights(len(counts)) @ counts))


def interval(value: float, resampled: Numbers) -> Score:
    """A score with the percentiles of its resampled values; resamples with nothing to score are left out."""
    defined = resampled[~np.isnan(resampled)]
    if not len(defined):
        return Score(value, np.nan, np.nan)
    low, high = np.percentile(defined, _PERCENTILES)
    return Score(value, float(low), float(high))
