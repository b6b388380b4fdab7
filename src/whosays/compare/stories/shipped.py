"""What is shipped with the weights: how common words are, and what each likeness of two accounts weighs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from typing import Any

ASSET = "stories.json"


@dataclass(frozen=True, slots=True)
class Background:
    """In how many texts of the news words stand: the same for five accounts as for a library.

    Attributes:
        counts: stem → in about how many; those that are missing stand in fewer than any of these.
    """

    texts: int
    counts: Mapping[str, float]
    rare: float

    def telling(self, stem: str) -> float:
        """How much it tells that a text has this word: its inverse document frequency."""
        return log((self.texts + 1) / (self.counts.get(stem, self.rare) + 1))


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression on the likenesses of a pair, by their names.

    Attributes:
        enough: accounts whose log-odds of one event are higher on average are one story.
    """

    intercept: float
    weights: Mapping[str, float]
    enough: float


@cache
def background() -> Background:
    """The one that is shipped."""
    told = _asset()["background"]
    counts = {stem: float(count) for count, stems in told["stems"].items() for stem in stems.split()}
    return Background(told["texts"], counts, told["rare"])


@cache
def weights() -> Weights:
    """Those that are shipped."""
    told = _asset()
    return Weights(told["intercept"], told["weights"], told["enough"])


@cache
def _asset() -> dict[str, Any]:
    asset = files("whosays") / "assets" / "en" / ASSET
    loaded: dict[str, Any] = json.loads(asset.read_text(encoding="utf-8"))
    return loaded
