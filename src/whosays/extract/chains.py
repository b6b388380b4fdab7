"""Decoding linear chains: the best labelling of each sequence, and its probability."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Labels = NDArray[np.intp]
T = TypeVar("T")

LOWEST = -100.0  # below the best label of a place: as good as impossible, and far from what underflows
_NOTHING = np.empty((0, 0, 0))


@dataclass(frozen=True, slots=True)
class Chain:
    """The transitions of a linear-chain conditional random field over L labels.

    Attributes:
        transitions: (L, L), the score of a label (column) after another (row).
        initial: (L,), the score of a label at the beginning.
    """

    transitions: Floats
    initial: Floats

    def weights(self) -> Doubles:
        """(L, L), the exponentials of the transitions."""
        made: Doubles = np.exp(self.transitions.astype(np.float64))
        return made

    def best(self, sequences: Sequence[Floats]) -> list[Labels]:
        """The best labels (T,) of each sequence of emission scores (T, L): Viterbi's algorithm."""
        if not sequences:
            return []
        batch = _Batch.of(sequences)
        highest = np.ascontiguousarray(batch.emissions.transpose(0, 2, 1))  # long rows behind short ones
        highest[0] += self.initial[:, None]
        transitions = self.transitions[:, :, None]
        for step, rows in batch.steps():
            highest[step, :, :rows] += (highest[step - 1, :, None, :rows] + transitions).max(0)
        return batch.in_order(self._trace(batch, highest))

    def _trace(self, batch: _Batch, highest: Floats) -> list[Labels]:
        """The labels on the best paths, found from their ends; `highest` (T, L, N) leads there."""
        labels = np.empty((len(highest), highest.shape[2]), np.intp)
        behind = 0
        for step in range(len(highest) - 1, -1, -1):
            rows = batch.reach[step]
            scores = highest[step, :, :rows].copy()
            if behind:
                scores[:, :behind] += self.transitions[:, labels[step + 1, :behind]]
            labels[step, :rows] = scores.argmax(0)
            behind = rows
        return [labels[:length, row] for row, length in enumerate(batch.lengths)]

    def sums(self, sequences: Sequence[Floats]) -> Sums:
        """What all labellings of each sequence amount to."""
        return Sums.of(self, sequences)


@dataclass(frozen=True, slots=True)
class Sums:
    """The forward algorithm's sums, from which probabilities are made.

    Attributes:
        normalisers: for each sequence the logarithm of the summed scores of all labellings.
        _emitted: (T, N, L), the exponentials of the emissions, the highest of each place made 1.
        _forward: (T, N, L), the probability of each label by what stands before it.
    """

    chain: Chain
    sequences: Sequence[Floats]
    normalisers: list[float]
    _batch: _Batch | None
    _emitted: Doubles
    _forward: Doubles

    @classmethod
    def of(cls, chain: Chain, sequences: Sequence[Floats]) -> Sums:
        """Those of scores (T, L) of each sequence, under the transitions of a chain."""
        if not sequences:
            return cls(chain, sequences, [], None, _NOTHING, _NOTHING)
        batch = _Batch.of(sequences)
        peaks = batch.emissions.max(2)
        emitted = np.exp(np.maximum(batch.emissions - peaks[:, :, None], LOWEST), dtype=np.float64)
        forward = emitted.copy()
        forward[0] *= np.exp(chain.initial.astype(np.float64))
        totals = np.ones(peaks.shape)
        weights = chain.weights()
        for step, rows in [(0, len(batch.lengths)), *batch.steps()]:
            here = forward[step, :rows]
            if step:
                here *= _onward(forward[step - 1, :rows], weights)
            totals[step, :rows] = here.sum(1)
            here /= totals[step, :rows, None]
        logarithms = np.log(totals) + peaks
        normalisers = [float(logarithms[:length, row].sum()) for row, length in enumerate(batch.lengths)]
        return cls(chain, sequences, batch.in_order(normalisers), batch, emitted, forward)

    def probabilities(self, paths: Sequence[Labels]) -> list[float]:
        """The probability of one labelling of each sequence."""
        scores = (self._score(*pair) for pair in zip(self.sequences, paths, strict=True))
        return [min(1.0, math.exp(s - n)) for s, n in zip(scores, self.normalisers, strict=True)]

    def marginals(self) -> list[Floats]:
        """(T, L) probabilities of each label at each place of each sequence: forward and backward."""
        if self._batch is None:
            return []
        backward = np.ones(self._forward.shape)
        weights = self.chain.weights().T
        for step, rows in reversed(list(self._batch.steps())):
            made = _onward(backward[step, :rows] * self._emitted[step, :rows], weights)
            backward[step - 1, :rows] = made / made.sum(1, keepdims=True)
        backward *= self._forward
        shares = (backward / backward.sum(2, keepdims=True)).astype(np.float32)
        return self._batch.in_order([shares[:length, row] for row, length in enumerate(self._batch.lengths)])

    def _score(self, sequence: Floats, path: Labels) -> float:
        steps = self.chain.transitions[path[:-1], path[1:]].sum(dtype=np.float64)
        emitted = sequence[np.arange(len(path)), path].sum(dtype=np.float64)
        return float(self.chain.initial[path[0]] + steps + emitted)


def _onward(shares: Doubles, weights: Doubles) -> Doubles:
    """(N, L) by (L, L); not a matrix product, which rounds by how many stand side by side."""
    made: Doubles = (shares[:, :, None] * weights).sum(1)
    return made


@dataclass(frozen=True, slots=True)
class _Batch:
    """Sequences side by side, the longest first, so that each step takes a prefix of them.

    Attributes:
        emissions: (T, N, L), zeros behind the shorter sequences.
        lengths: of the sequences as they stand here; order: which one each is.
        reach: (T,), how many sequences have each place.
    """

    emissions: Floats
    lengths: Labels
    order: Labels
    reach: list[int]

    @classmethod
    def of(cls, sequences: Sequence[Floats]) -> _Batch:
        lengths = np.asarray([len(sequence) for sequence in sequences], np.intp)
        order = np.argsort(-lengths, kind="stable")
        emissions = np.zeros((lengths.max(), len(sequences), sequences[0].shape[1]), np.float32)
        for row, index in enumerate(order):
            emissions[: lengths[index], row] = sequences[index]
        reach = np.searchsorted(-lengths[order], -np.arange(lengths.max()), "left")
        return cls(emissions, lengths[order], order, reach.tolist())

    def steps(self) -> Iterator[tuple[int, int]]:
        """Each step after the first, and how many sequences reach it."""
        return islice(enumerate(self.reach), 1, None)

    def in_order(self, values: Sequence[T]) -> list[T]:
        """One value a sequence, in the order that they were given in."""
        return [values[row] for row in np.argsort(self.order)]


def runs(labels: Sequence[str]) -> list[tuple[str, int, int]]:
    """(name, start, end) of each labelled stretch of a BIO sequence."""
    found: list[tuple[str, int, int]] = []
    for index, label in enumerate(labels):
        if label[0] == "B" or (label[0] == "I" and (index == 0 or labels[index - 1][2:] != label[2:])):
            found.append((label[2:], index, index + 1))
        elif label[0] == "I":
            name, start, _ = found[-1]
            found[-1] = (name, start, index + 1)
    return found
