"""Reports: numbers for programs, rows for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any, Protocol

from whosays.evaluate.scores.bootstrap import Score

HEADER = ("measure", "precision", "recall", "score", "95 % interval")


class Scored(Protocol):
    """What every benchmark gives."""

    @property
    def scores(self) -> Mapping[str, Score]:
        """Scores by their dotted names; `x.precision` and `x.recall` go with `x.f1`."""

    def summary(self) -> str:
        """What was compared, in a line."""

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain JSON types."""


@dataclass(frozen=True, slots=True)
class Report:
    """Scores by their dotted names, such as `exact.source.f1`, `alpha.alpha`, `calibration.error`.

    Attributes:
        documents: how many were compared.
        gold, predicted: how many attributions each side has.
    """

    documents: int
    gold: int
    predicted: int
    scores: Mapping[str, Score]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types."""
        return {
            "documents": self.documents,
            "gold": self.gold,
            "predicted": self.predicted,
            "scores": {name: score.to_dict() for name, score in self.scores.items()},
        }

    def summary(self) -> str:
        """What was compared, in a line."""
        return f"{self.documents} documents; {self.gold} attributions marked, {self.predicted} found"


def rows(scores: Mapping[str, Score]) -> Iterator[tuple[str, str, str, str, str]]:
    """Rows of a table for people, in `HEADER`'s columns."""
    for name, score in scores.items():
        measure, _, kind = name.rpartition(".")
        if kind in ("precision", "recall"):
            continue
        precision, recall = (
            shown(scores[side].value) if kind == "f1" and side in scores else ""
            for side in (f"{measure}.precision", f"{measure}.recall")
        )
        label = _label(measure, kind)
        yield label, precision, recall, shown(score.value), f"{shown(score.low)} – {shown(score.high)}"


def shown(number: float) -> str:
    """Three decimals; a dash where there is nothing to score."""
    return "–" if isnan(number) else f"{number:.3f}"


def _label(measure: str, kind: str) -> str:
    """`exact source F1`; what the measure says already is not said twice."""
    words = measure.split(".") if measure else []
    if kind == "f1":
        words.append("F1")
    elif kind not in ("mean", *words):
        words.append(kind)
    return " ".join(words)
