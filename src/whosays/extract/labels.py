"""The label sets of the heads, in the order of the model's outputs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from whosays.model import EntityType, TimeType

SOURCE, CUE, CONTENT = "source", "cue", "content"


def bio(names: Sequence[str]) -> tuple[str, ...]:
    """`O`, then `B-x`, `I-x` for each name."""
    return ("O", *(f"{mark}-{name}" for name in names for mark in "BI"))


ROLES = bio((SOURCE, CUE, CONTENT))  # every word of an account, whichever attribution it belongs to
ARGUMENTS = bio((SOURCE, CONTENT))  # every word, seen from one cue
ENTITIES = bio([kind.value for kind in EntityType])

TIMES = bio([kind.value for kind in TimeType])

# A clause begins; one that another interrupted goes on; one that says nothing by itself begins (`to pay`).
CLAUSE_STARTS = ("O", "begins", "resumes", "completes")
SERIES = ("O", "B", "I")  # members of a series: `torture`, `forced labour`, `detention`

FORBIDDEN = -1e4  # the score of what cannot be

# How far a word stands from a cue: logarithmic buckets before, inside and after it.
_EDGES = (1, 2, 3, 5, 8, 12, 18, 27, 40, 60, 90, 135)
DISTANCES = 2 * len(_EDGES) + 1


def allowed(labels: Sequence[str]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which label may follow which (from row to column), and which may come first, under BIO."""
    follows = [
        [not later.startswith("I-") or earlier[2:] == later[2:] for later in labels] for earlier in labels
    ]
    return np.asarray(follows), np.asarray([not label.startswith("I-") for label in labels])


def distances(count: int, cue_start: int, cue_end: int) -> NDArray[np.int64]:
    """The distance bucket of each of `count` words from the cue at words `cue_start:cue_end`."""
    index = np.arange(count)
    before, after = cue_start - index, index - cue_end + 1
    bucket = np.searchsorted(_EDGES, np.maximum(before, after), side="right")
    return np.where(before > 0, len(_EDGES) - bucket, np.where(after > 0, len(_EDGES) + bucket, len(_EDGES)))
