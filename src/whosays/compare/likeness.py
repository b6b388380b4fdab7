"""Likeness: how probable it is that two clauses make one claim, whatever the voice.

A clause and its negation are alike here: who denies what is another question. Figures that differ do not
part two claims ("at least 70 killed", "58 dead").
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from whosays.compare.likeness_words import Sheet, averaged, sheet
from whosays.compare.units import Laid
from whosays.compare.weights import probability, weights
from whosays.extract.chains import Floats


class Likeness:
    """Compares clauses; make one, compare many."""

    def matrix(self, one: Laid, other: Laid) -> Floats:
        """(units of one, units of other): the probability that two units are one claim."""
        return self.between(sheet(one), sheet(other))

    def between(self, one: Sheet, other: Sheet) -> Floats:
        """(U, V), as `matrix`, of sheets."""
        if not len(one) or not len(other):
            return np.zeros((len(one), len(other)), np.float32)
        model = weights().same
        return probability(model.score(evidence(one, other)) + np.float32(model.bias))


def evidence(one: Sheet, other: Sheet) -> Mapping[str, Floats]:
    """(U, V) each: what speaks for one claim, whichever comes first."""
    same = (one.stem[:, None] == other.stem).astype(np.float32)
    alike = np.maximum(one.centred @ other.centred.T, same)
    here, there = _best(alike, other), _best(alike.T, one)
    met = averaged(here, one.weight, one), averaged(there, other.weight, other).T
    focus = (
        averaged(here, one.weight * one.is_focus, one),
        averaged(there, other.weight * other.is_focus, other).T,
    )
    names = one.weight * one.is_name, other.weight * other.is_name
    shared = averaged(_best(same, other), names[0], one), averaged(_best(same.T, one), names[1], other).T
    return {
        "cosine": one.vector @ other.vector.T,
        "met": met[0] + met[1],
        "least_met": np.minimum(*met),
        "focus": alike[one.head][:, other.head],
        "focus_met": focus[0] + focus[1],
        "names": shared[0] + shared[1],
    }


def _best(alike: Floats, other: Sheet) -> Floats:
    """(N, V) of (N, M): for each word how much alike the likest of each clause is."""
    made: Floats = np.maximum.reduceat(alike, other.first, axis=1)
    return made
