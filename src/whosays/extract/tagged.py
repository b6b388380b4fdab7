"""Scores of a tagging head (entities, times) to tagged stretches, in words."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.extract.chains import Chain, Floats, runs


def tagged(
    chain: Chain, labels: Sequence[str], scores: Sequence[Floats], cores: Sequence[tuple[int, int]]
) -> list[list[tuple[str, int, int]]]:
    """(name, start, end) of each tagged stretch that begins in the core of its window."""
    return [
        [run for run in runs([labels[index] for index in path]) if core[0] <= run[1] < core[1]]
        for path, core in zip(chain.best(scores), cores, strict=True)
    ]
