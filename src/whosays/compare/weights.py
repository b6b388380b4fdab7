"""What was learnt about clauses, as it ships: `training/claims.py` writes it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from whosays.errors import ModelError
from whosays.extract.chains import Floats


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic regression: a bias, and a weight for each piece of evidence by its name."""

    bias: float
    weights: Mapping[str, float]

    def score(self, evidence: Mapping[str, Floats]) -> Floats:
        """The weighted sum without the bias; every piece of evidence must have a weight."""
        made: Floats = np.float32(0) * next(iter(evidence.values()))
        for name, values in evidence.items():
            made = made + np.float32(self.weights[name]) * values
        return made


@dataclass(frozen=True, slots=True)
class Weights:
    """Of both models.

    Attributes:
        average: (384,), what the words of news mean on average.
    """

    average: Floats
    same: Linear
    present: Linear


@cache
def weights() -> Weights:
    """The weights in the package.

    Raises:
        ModelError: they are missing or broken.
    """
    path = files("whosays") / "assets" / "en" / "claims.json"
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        average: Sequence[float] = kept["average"]
        same, present = (Linear(kept[name]["bias"], kept[name]["weights"]) for name in ("same", "present"))
        return Weights(np.asarray(average, np.float32), same, present)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path} cannot be used: {error}; install whosays again") from error


def probability(score: Floats) -> Floats:
    """The logistic function."""
    made: Floats = np.asarray(1 / (1 + np.exp(-np.clip(score, -30, 30))), np.float32)
    return made
