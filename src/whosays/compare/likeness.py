"""Likeness: how probable it is that two clauses make one claim, whatever the voice.

A clause and its negation are alike here: who denies what is another question. Figures that differ do not
part two claims ("at least 70 killed", "58 dead").
"""

from __future__ import annotations

import numpy as np

from whosays.compare.likeness_words import Sheet, sheet
from whosays.compare.units import Laid
from whosays.extract.chains import Floats

# A first form, by hand: bias, cosine, words met both ways, and heads of one stem.
_BIAS, _COSINE, _MET, _HEADS = -9.0, 7.0, 6.0, 1.0


class Likeness:
    """Compares clauses; make one, compare many."""

    def matrix(self, one: Laid, other: Laid) -> Floats:
        """(units of one, units of other): the probability that two units are one claim."""
        return self.between(sheet(one), sheet(other))

    def between(self, one: Sheet, other: Sheet) -> Floats:
        """(U, V), as `matrix`, of sheets."""
        if not len(one) or not len(other):
            return np.zeros((len(one), len(other)), np.float32)
        alike = np.maximum(one.meaning @ other.meaning.T, one.stem[:, None] == other.stem)
        met = (_met(alike, one, other) + _met(alike.T, other, one).T) / 2
        heads = one.stem[one.head][:, None] == other.stem[other.head]
        score = _BIAS + _COSINE * (one.vector @ other.vector.T) + _MET * met + _HEADS * heads
        made: Floats = np.asarray(1 / (1 + np.exp(-score)), np.float32)
        return made


def _met(alike: Floats, one: Sheet, other: Sheet) -> Floats:
    """(U, V): how far the words of a clause find their like in another, each by its weight."""
    best = np.maximum.reduceat(alike, other.first, axis=1) * one.weight[:, None]
    total = np.add.reduceat(one.weight, one.first)
    return (np.add.reduceat(best, one.first, axis=0) / total[:, None]).astype(np.float32)
