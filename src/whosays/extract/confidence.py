"""Confidence: the estimated probability that an attribution is right.

A logistic regression (Platt, 1999) on what the decoder knows of itself, fitted by
`training/calibrate.py` on documents that the weights have not seen; right means linked overlap.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

from whosays.extract.found import Found

FEATURES = ("cue", "links", "sourceless", "pieces")
COEFFICIENTS = ("intercept", *FEATURES)


def features(found: Found) -> dict[str, float]:
    """What the estimate rests on, by name."""
    values = (
        _logit(found.cue_probability),
        _logit(found.link_probability),
        float(found.source is None),
        float(len(found.content) - 1),
    )
    return dict(zip(FEATURES, values, strict=True))


def confidence(found: Found, coefficients: Mapping[str, float]) -> float:
    """The estimate, 0 to 1; `coefficients` has all of `COEFFICIENTS`."""
    values = features(found)
    score = coefficients["intercept"] + sum(coefficients[name] * value for name, value in values.items())
    return 1 / (1 + exp(-score))


def _logit(probability: float) -> float:
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return log(bounded / (1 - bounded))
