"""Where clauses begin, against GUM's elementary discourse units, on documents that nothing was learnt from.

A boundary is the first word of a unit, or that with which one goes on behind another that interrupts it. The
first word of a paragraph always is one, and is not scored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from whosays.compare import ClauseFinder
from whosays.evaluate.corpora import units
from whosays.evaluate.corpora.coreference import held_out
from whosays.evaluate.corpora.units import UnitsDocument
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import PRF
from whosays.extract import Clauses


@dataclass(frozen=True, slots=True)
class BoundaryReport:
    """Precision, recall and F1 of boundaries."""

    documents: int
    boundaries: int
    scores: Mapping[str, Score]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types."""
        return {
            "documents": self.documents,
            "boundaries": self.boundaries,
            "scores": {name: score.to_dict() for name, score in self.scores.items()},
        }

    def summary(self) -> str:
        """What was compared, in a line."""
        return f"{self.boundaries} boundaries of clauses in {self.documents} documents"


def evaluate(path: Path, reader: ClauseFinder) -> BoundaryReport:
    """The clauses of a folder of GUM.

    Raises:
        GoldError: there is no such document in it, or one cannot be read.
    """
    rows = [
        _counts(document, reader.clauses(document.text))
        for document in units.documents(path)
        if held_out(document.name)
    ]
    counts = np.asarray(rows, np.float64)
    scores = {f"boundaries.{kind}": score(counts, formula) for kind, formula in PRF.items()}
    return BoundaryReport(len(rows), int(counts[:, 2].sum()), scores)


def _counts(document: UnitsDocument, clauses: Clauses) -> tuple[int, int, int]:
    """Right, found and gold boundaries."""
    words = clauses.words
    opening = set(np.flatnonzero(np.diff(words.paragraph, prepend=-1)).tolist())
    gold = {words.touched(*document.tokens[token])[0] for token in document.begins} - opening
    found = set(clauses.begins) - opening
    return len(gold & found), len(found), len(gold)
