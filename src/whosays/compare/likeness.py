"""Likeness: how probable it is that two clauses make one claim, whatever the voice.

A clause and its negation are alike here: who denies what is another question. Figures that differ do not
part two claims ("at least 70 killed", "58 dead").
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from whosays.compare.likeness_words import Mean, Sheet, highest, sheet
from whosays.compare.units import Laid
from whosays.compare.weights import probability, weights
from whosays.extract.chains import Floats


class Likeness:
    """Compares clauses; make one, compare many."""

    def matrix(self, one: Laid, other: Laid) -> Floats:
        """(units of one, units of other): the probability that two units are one claim."""
        if (Likeness, other) not in one.kept:
            made = self.between(sheet(one), sheet(other))
            one.kept[Likeness, other] = made
            other.kept[Likeness, one] = made.T  # which comes first makes no difference
        known: Floats = one.kept[Likeness, other]
        return known

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
    # Of each word how much alike the likest of each clause of the other's is: (N, V), (M, U).
    here, there = highest(alike.T, other.first).T, highest(alike, one.first).T
    met = Mean.of(one, one.weight)(here), Mean.of(other, other.weight)(there).T
    focus = _focused(here, one), _focused(there, other).T
    shared = _named(same, one, other), _named(same.T, other, one).T
    return {
        "cosine": one.vector @ other.vector.T,
        "met": met[0] + met[1],
        "least_met": np.minimum(*met),
        "focus": alike[one.head][:, other.head],
        "focus_met": focus[0] + focus[1],
        "names": shared[0] + shared[1],
    }


def _focused(found: Floats, one: Sheet) -> Floats:
    """(U, V) of (N, V): the mean over what each clause tells of."""
    mean = Mean.of(one, one.weight * one.is_focus)
    return mean(found[mean.rows])


def _named(same: Floats, one: Sheet, other: Sheet) -> Floats:
    """(U, V): which of the names of each clause each of the other's has."""
    mean = Mean.of(one, one.weight * one.is_name)
    return mean(highest(same[mean.rows].T, other.first).T)
