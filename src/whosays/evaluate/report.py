"""A report on attributions: numbers for programs, rows for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any

from whosays.evaluate.scores.bootstrap import Score

HEADER = ("measure", "precision", "recall", "score", "95 % interval")


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

    def rows(self) -> Iterator[tuple[str, str, str, str, str]]:
        """Rows of a table for people, in `HEADER`'s columns."""
        for name, score in self.scores.items():
            measure, _, kind = name.rpartition(".")
            if kind in ("precision", "recall"):
                continue
            precision, recall = (self._shown(f"{measure}.{side}") for side in ("precision", "recall"))
            label = _label(measure, kind)
            yield label, precision, recall, shown(score.value), f"{shown(score.low)} – {shown(score.high)}"

    def _shown(self, name: str) -> str:
        return shown(self.scores[name].value) if name in self.scores else ""


def shown(number: float) -> str:
    """Three decimals; a dash where there is nothing to score."""
    return "–" if isnan(number) else f"{number:.3f}"


def _label(measure: str, kind: str) -> str:
    """`exact source F1`; what the measure says already is not said twice."""
    words = measure.split(".")
    if kind == "f1":
        words.append("F1")
    elif kind not in ("mean", *words):
        words.append(kind)
    return " ".join(words)
