"""Whether a confidence of 0.8 is right eight times in ten.

An attribution is right if it matches a gold one at linked overlap.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from whosays.evaluate.marked import Comparison
from whosays.evaluate.scores.bootstrap import Score, interval, weights
from whosays.evaluate.scores.counts import Measure, Numbers, mean
from whosays.evaluate.scores.linked import matching

BINS = 10


def outcomes(compared: Comparison) -> Numbers:
    """Confidence and whether it was right (1 or 0), a row an attribution of the reader."""
    right = matching(compared)
    rows = [(a.confidence, float(i in right)) for i, a in enumerate(compared.predicted)]
    return np.asarray(rows, np.float64).reshape(-1, 2)


def calibration_error(rows: Numbers) -> float:
    """Expected calibration error in ten bins of equal mass (Naeini et al., AAAI 2015).

    The mean over the bins, weighted by size, of the distance between mean confidence and share of
    right ones. Equal confidences share their outcome evenly, so that their order does not matter.
    """
    if not len(rows):
        return float("nan")
    confidence, right = rows[np.argsort(rows[:, 0], kind="stable")].T
    _, group = np.unique(confidence, return_inverse=True)
    right = (np.bincount(group, right) / np.bincount(group))[group]
    gaps = np.array_split(confidence - right, min(BINS, len(rows)))
    return sum(abs(float(gap.sum())) for gap in gaps) / len(rows)


def error(documents: Sequence[Comparison]) -> Score:
    """The calibration error with its interval."""
    rows = [outcomes(compared) for compared in documents]
    resampled = [
        calibration_error(
            np.concatenate([np.repeat(part, int(n), axis=0) for part, n in zip(rows, draw, strict=True)])
        )
        for draw in weights(len(rows))
    ]
    return interval(calibration_error(np.concatenate(rows)), np.asarray(resampled))


def _squares(compared: Comparison) -> tuple[float, int]:
    confidence, right = outcomes(compared).T
    return float(((confidence - right) ** 2).sum()), len(right)


# Brier's score: the mean square of confidence less outcome.
BRIER = Measure("calibration", _squares, {"brier": mean})
