"""Words that two accounts share: in runs of the same words, or in sentences that say the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from whosays.compare.lineage.sheet import Flags


def shared(words: Sequence[str], others: Sequence[str], run: int) -> Flags:
    """Which of the words stand in a run of at least `run` words that the others have too."""
    theirs = set(_runs(others, run))
    found = np.zeros(len(words), np.bool_)
    for place, one in enumerate(_runs(words, run)):
        if one in theirs:
            found[place : place + run] = True
    return found


def _runs(words: Sequence[str], run: int) -> list[tuple[str, ...]]:
    return list(zip(*(words[offset:] for offset in range(run)), strict=False))
