"""Krippendorff's alpha between the annotator and the reader.

Nominal data, two coders, units: word tokens labelled source, cue, content or none, pooled over the
documents (Krippendorff, Content Analysis, 2004, ch. 11). A token with several roles is labelled cue
before source before content: a nested attribution's source and cue stand in its parent's content.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from whosays.evaluate.extents import Extent, covered, tokens
from whosays.evaluate.marked import Comparison, Marked, Role
from whosays.evaluate.scores.counts import Measure, Numbers, ratio

_NONE = 0
_LAST_WINS: tuple[Role, ...] = ("content", "source", "cue")
_LABELS = 1 + len(_LAST_WINS)


def count(compared: Comparison) -> list[float]:
    """How many tokens have which label in gold and which in the prediction: a square table, row by row."""
    places = tokens(compared.text)
    gold, predicted = (_labels(side, places) for side in (compared.gold, compared.predicted))
    table = np.bincount(gold * _LABELS + predicted, minlength=_LABELS**2)
    return [float(number) for number in table]


def alpha(sums: Numbers) -> Numbers:
    """Alpha from summed tables: 1 less observed over expected disagreement."""
    table = sums.reshape(*sums.shape[:-1], _LABELS, _LABELS)
    coincidences = table + table.swapaxes(-1, -2)
    per_label = coincidences.sum(-1)
    total = per_label.sum(-1)
    observed = total - np.trace(coincidences, axis1=-2, axis2=-1)
    expected = total**2 - (per_label**2).sum(-1)
    return 1 - ratio((total - 1) * observed, expected)


MEASURE = Measure("alpha", count, {"alpha": alpha})


def _labels(attributions: Iterable[Marked], places: list[Extent]) -> NDArray[np.int64]:
    labels = np.full(len(places), _NONE, np.int64)
    known = list(attributions)
    for label, role in enumerate(_LAST_WINS, start=1):
        for attribution in known:
            for piece in attribution.pieces(role):
                words = covered(piece, places)
                labels[words.start : words.stop] = label
    return labels
