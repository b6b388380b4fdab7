"""Units of several accounts to claims: which of them are one proposition, whatever the words.

Agglomerative clustering with average linkage (Sokal and Michener, 1958) on the probability that two units are
one claim: two groups are joined if the mean of it, over all their pairs, is high enough. Average rather than
single linkage, so that no chain of near misses joins what is two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whosays.compare.likeness import Likeness
from whosays.compare.polarity import Modality, modality
from whosays.compare.units import Laid, Unit
from whosays.errors import ComparisonError
from whosays.extract.chains import Doubles, Floats

MOST_UNITS = 6_000  # of all accounts; the table has a cell for each two of them
OTHER_MOOD = 0.15  # what is left of the probability where one will and the other may: these are two claims
_OPEN = (Modality.POSSIBLE, Modality.CONDITIONAL)
SAME = 0.2  # mean probability from which on two groups are one claim (chosen as `coverage.THERE` was)


@dataclass(frozen=True, slots=True, eq=False)
class Aligned:
    """Units that are one claim.

    Attributes:
        units: in the order of the accounts and of their texts.
        likeness: (U, U), the probability that two of them are one claim; 1 on the diagonal.
    """

    units: tuple[Unit, ...]
    likeness: Floats

    def typical(self) -> list[Unit]:
        """The units, those that are likest to all others first."""
        order = np.argsort(-self.likeness.mean(1), kind="stable")
        return [self.units[index] for index in order]


def align(laid: Sequence[Laid], likeness: Likeness) -> list[Aligned]:
    """Every unit in exactly one group.

    Raises:
        ComparisonError: there are more than `MOST_UNITS`.
    """
    units = [unit for one in laid for unit in one.units]
    if len(units) > MOST_UNITS:
        message = f"{len(units):,} clauses in {len(laid)} accounts; {MOST_UNITS:,} can be compared at once"
        raise ComparisonError(f"{message}: compare fewer accounts, or shorter ones")
    if not units:
        return []
    table = likelihoods(laid, likeness)
    groups = clusters(table, SAME)
    return [
        Aligned(tuple(units[i] for i in group), table[np.ix_(group, group)].astype(np.float32))
        for group in groups
    ]


def likelihoods(laid: Sequence[Laid], likeness: Likeness) -> Doubles:
    """(N, N) over the units of all accounts, symmetric: how probable it is that two are one claim."""
    edges = np.cumsum([0, *(len(one.units) for one in laid)])
    table = np.zeros((edges[-1], edges[-1]))
    for i, one in enumerate(laid):
        for j in range(i, len(laid)):
            here, there = slice(*edges[i : i + 2]), slice(*edges[j : j + 2])
            other_mood = _open(one)[:, None] != _open(laid[j])
            table[here, there] = likeness.matrix(one, laid[j]) * np.where(other_mood, OTHER_MOOD, 1.0)
            table[there, here] = table[here, there].T
    table = (table + table.T) / 2
    np.fill_diagonal(table, 1.0)
    return table


def _open(laid: Laid) -> NDArray[np.bool_]:
    """(U,) whether a unit says that something may be, or would be if, rather than that it is or will be."""
    return np.asarray([modality(unit) in _OPEN for unit in laid.units], np.bool_)


def clusters(table: Doubles, least: float) -> list[list[int]]:
    """Groups of the rows of a symmetric table whose mean over pairs is at least `least`, the likest first.

    Each group in order, and groups in the order of their first rows.
    """
    sums = table.copy()  # of each pair of groups; divided by both sizes it is their mean
    sizes = np.ones(len(table))
    members = [[row] for row in range(len(table))]
    means = sums.copy()
    np.fill_diagonal(means, -1.0)
    while len(table) > 1:
        one, other = divmod(int(means.argmax()), len(table))
        if means[one, other] < least:
            break
        members[one] += members[other]
        members[other] = []
        sizes[one] += sizes[other]
        sums[one] += sums[other]
        sums[:, one] = sums[one]
        means[one] = means[:, one] = sums[one] / (sizes[one] * sizes)
        means[other] = means[:, other] = -1.0
        means[one, one] = -1.0
        gone = [place for place, group in enumerate(members) if not group]
        means[one, gone] = means[gone, one] = -1.0
    return sorted(sorted(group) for group in members if group)
