"""Ambiguous pronouns against GAP: precision, recall and F1 over its decisions, by gender, and the bias.

The setting is GAP's *gold two mentions*: the reader is given the pronoun and the two names, and says of
each whether the pronoun stands for it. As in the official scorer, each snippet is two decisions, and F1 is
micro-averaged over all of them; the bias is the F1 on feminine pronouns over that on masculine ones. A
name is taken if it is likelier than the other one and than neither.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from whosays.errors import GoldError
from whosays.evaluate.corpora import gap
from whosays.evaluate.extents import Extent
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import PRF

_GENDERS = {"all": (True, False), "feminine": (True,), "masculine": (False,)}  # values of `is_feminine`


class Chooser(Protocol):
    """Tells what a pronoun stands for."""

    def choose(self, text: str, pronoun: Extent, names: Sequence[Extent]) -> NDArray[np.float32]:
        """The probability that the pronoun stands for each of the names, and at the end for none of them."""
        ...


@dataclass(frozen=True, slots=True)
class PronounReport:
    """Scores by their dotted names (`all.f1`, `feminine.recall`, …).

    Attributes:
        bias: F1 on feminine pronouns over F1 on masculine ones; not a number where either has none.
    """

    snippets: int
    scores: Mapping[str, Score]

    @property
    def bias(self) -> float:
        """Feminine over masculine F1; 1 is fair."""
        masculine = self.scores["masculine.f1"].value
        return self.scores["feminine.f1"].value / masculine if masculine else float("nan")

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types; `f1`, `precision` and `recall` are those of all pronouns."""
        return {
            **{kind: _number(self.scores[f"all.{kind}"].value) for kind in PRF},
            "bias": _number(self.bias),
            "snippets": self.snippets,
            "scores": {name: score.to_dict() for name, score in self.scores.items()},
        }

    def summary(self) -> str:
        """What was compared, in a line."""
        return f"{self.snippets} snippets; feminine over masculine F1 {self.bias:.3f}"


def evaluate(path: Path, reader: Chooser, only: Callable[[str], bool] = lambda _: True) -> PronounReport:
    """The reader on a file of GAP.

    Args:
        only: whether the snippet of an id is to be read.

    Raises:
        GoldError: there is no such snippet in it.
    """
    snippets = [snippet for snippet in gap.snippets(path) if only(snippet.id)]
    if not snippets:
        raise GoldError(f"{path}: no snippets of GAP in it")
    decided = [(snippet, decide(snippet, reader)) for snippet in snippets]
    scores = {
        f"{name}.{kind}": score(
            _counts([pair for pair in decided if pair[0].is_feminine() in genders]), formula
        )
        for name, genders in _GENDERS.items()
        for kind, formula in PRF.items()
    }
    return PronounReport(len(snippets), scores)


def decide(snippet: gap.Snippet, reader: Chooser) -> tuple[bool, bool]:
    """Whether the reader takes the pronoun for A, and whether for B; at most one of them."""
    chosen = int(reader.choose(snippet.text, snippet.pronoun, (snippet.a, snippet.b)).argmax())
    return chosen == 0, chosen == 1


def _counts(decided: Sequence[tuple[gap.Snippet, tuple[bool, bool]]]) -> NDArray[np.float64]:
    """A row a snippet: decisions that are right, names taken, names that are meant."""
    rows = [_row((snippet.a_coref, snippet.b_coref), found) for snippet, found in decided]
    return np.asarray(rows or [(0, 0, 0)], np.float64)


def _row(gold: tuple[bool, bool], found: tuple[bool, bool]) -> tuple[int, int, int]:
    return sum(g and f for g, f in zip(gold, found, strict=True)), sum(found), sum(gold)


def _number(value: float) -> float | None:
    """Rounded; null where there is nothing to score."""
    return None if np.isnan(value) else round(value, 6)
