"""Agglomerative grouping by average linkage: the two groups that are most alike on average become one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def average_linkage(alike: NDArray[np.float32], enough: float) -> list[list[int]]:
    """Groups of rows that are more alike than `enough`, each in rising order, by their first member.

    Args:
        alike: how alike each is to each other one; symmetrical.
    """
    count = len(alike)
    alike = alike.astype(np.float32)
    np.fill_diagonal(alike, -np.inf)
    groups = [[number] for number in range(count)]
    best, partner = alike.max(1, initial=-np.inf), alike.argmax(1) if count else np.zeros(0, np.intp)
    while count > 1:
        first = int(best.argmax())
        if not best[first] > enough:
            break
        _merge(alike, groups, first, int(partner[first]))
        _look_again(alike, best, partner, first, int(partner[first]))
    return [sorted(group) for group in groups if group]


def _merge(alike: NDArray[np.float32], groups: list[list[int]], first: int, second: int) -> None:
    sizes = len(groups[first]), len(groups[second])
    alike[first] = (sizes[0] * alike[first] + sizes[1] * alike[second]) / sum(sizes)
    alike[:, first] = alike[first]
    alike[first, first] = -np.inf
    alike[second] = -np.inf
    alike[:, second] = -np.inf
    groups[first] += groups[second]
    groups[second] = []


def _look_again(
    alike: NDArray[np.float32],
    best: NDArray[np.float32],
    partner: NDArray[np.intp],
    first: int,
    second: int,
) -> None:
    """Finds the nearest of those that were nearest to one of the two, and of the new group."""
    changed = np.flatnonzero((partner == first) | (partner == second))
    changed = np.union1d(changed, [first, second])
    best[changed] = alike[changed].max(1)
    partner[changed] = alike[changed].argmax(1)
    closer = np.flatnonzero(alike[:, first] > best)
    best[closer] = alike[closer, first]
    partner[closer] = first
