"""Presence: whether an account has what a clause says, and where it comes nearest.

What a clause tells of is in its focus, the word that heads it; the account has it if a word there means the
same and what stands around them agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from whosays.compare.likeness import Likeness
from whosays.compare.likeness_words import Part, Sheet, sheet
from whosays.compare.units import Laid, Unit
from whosays.extract import Clauses

SHOWN = 3  # units an account, the nearest first


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """A clause that is looked for.

    Attributes:
        words: numbers of its words in the text; focus: that of the word that what it tells of is in.
    """

    clauses: Clauses
    words: tuple[int, ...]
    focus: int

    @classmethod
    def of(cls, laid: Laid, unit: Unit) -> Query:
        """A unit of an account, its head in focus."""
        return cls(laid.clauses, unit.words, unit.head)


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """A unit, and the probability that it has what was looked for."""

    unit: Unit
    probability: float


@dataclass(frozen=True, slots=True, eq=False)
class Presence:
    """Whether an account has a clause.

    Attributes:
        probability: that it does; nearest: its nearest units, the nearest first; empty if it has no units.
    """

    probability: float
    nearest: tuple[Near, ...]


def presence(chosen: Query, there: Laid) -> Presence:
    """Whether an account has a clause of another."""
    part = Part(chosen.words, chosen.focus, 0, chosen.clauses.vector(chosen.words))
    (found,) = _found(Sheet.of(chosen.clauses, [part]), there)
    return found


def presences(here: Laid, there: Laid) -> Sequence[Presence]:
    """Whether an account has each of the units of another: all at once, which is faster."""
    return list(_found(sheet(here), there))


def _found(chosen: Sheet, there: Laid) -> Iterator[Presence]:
    for row in Likeness().between(chosen, sheet(there)):
        order = np.argsort(-row, kind="stable")[:SHOWN]
        nearest = tuple(Near(there.units[index], float(row[index])) for index in order)
        yield Presence(nearest[0].probability if nearest else 0.0, nearest)
