"""Confidence: the estimated probability that an attribution is right.

A logistic regression (Platt, 1999) on what the decoder knows of itself, fitted by
`training/calibrate.py` on documents that the weights have not seen; right means linked overlap.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

from whosays.extract.attributions import Found


def features(found: Found) -> dict[str, float]:
    """What the estimate rests on, by name."""
    return {
        "cue": _logit(found.cue_probability),
        "links": _logit(found.link_probability),
        "sourceless": float(found.source is None),
        "pieces": float(len(found.content) - 1),
    }


def confidence(found: Found, coefficients: Mapping[str, float]) -> float:
    """The estimate, 0 to 1; `coefficients` has one a feature, and `intercept`."""
    values = features(found)
    score = coefficients.get("intercept", 0.0) + sum(
        coefficients.get(name, 0.0) * value for name, value in values.items()
    )
    return 1 / (1 + exp(-score))


def _logit(probability: float) -> float:
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return log(bounded / (1 - bounded))
