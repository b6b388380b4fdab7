"""Decoding linear chains: the best labelling of each sequence, and its probability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Labels = NDArray[np.intp]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chain:
    """The transitions of a linear-chain conditional random field over L labels.

    Attributes:
        transitions: (L, L), the score of a label (column) after another (row).
        initial: (L,), the score of a label at the beginning.
    """

    transitions: Floats
    initial: Floats

    def best(self, sequences: Sequence[Floats]) -> list[Labels]:
        """The best labels (T,) of each sequence of emission scores (T, L): Viterbi's algorithm."""
        if not sequences:
            return []
        batch = _Batch.of(sequences)
        highest = batch.emissions[:, 0] + self.initial
        back = np.zeros(batch.emissions.shape, np.intp)
        for step, rows in batch.steps():
            candidates = highest[:rows, :, None] + self.transitions
            back[:rows, step] = candidates.argmax(1)
            highest[:rows] = candidates.max(1) + batch.emissions[:rows, step]
        last = highest.argmax(1)
        paths = [_trace(back[row, :length], int(last[row])) for row, length in enumerate(batch.lengths)]
        return batch.in_order(paths)

    def probabilities(self, sequences: Sequence[Floats], paths: Sequence[Labels]) -> list[float]:
        """The probability of each labelling: its score, normalised by the forward algorithm."""
        if not sequences:
            return []
        batch = _Batch.of(sequences)
        forward = self._forward(batch)
        ends = forward[np.arange(len(forward)), batch.lengths - 1]
        normalisers = batch.in_order(list(np.logaddexp.reduce(ends, axis=1)))
        scores = (self._score(sequence, path) for sequence, path in zip(sequences, paths, strict=True))
        return [min(1.0, float(np.exp(s - n))) for s, n in zip(scores, normalisers, strict=True)]

    def marginals(self, sequences: Sequence[Floats]) -> list[Floats]:
        """(T, L) probabilities of each label at each place: the forward-backward algorithm."""
        if not sequences:
            return []
        batch = _Batch.of(sequences)
        scores = self._forward(batch) + self._backward(batch)
        scores = np.exp(scores - scores.max(2, keepdims=True))
        shares = (scores / scores.sum(2, keepdims=True)).astype(np.float32)
        return batch.in_order([shares[row, :length] for row, length in enumerate(batch.lengths)])

    def _forward(self, batch: _Batch) -> Doubles:
        """(N, T, L), the logarithm of the summed scores of all labellings that end so."""
        made = batch.emissions.astype(np.float64)
        made[:, 0] += self.initial
        for step, rows in batch.steps():
            made[:rows, step] += _log_sums(made[:rows, step - 1, :, None] + self.transitions)
        return made

    def _backward(self, batch: _Batch) -> Doubles:
        """(N, T, L), the same of all labellings that go on so, without the place's own score."""
        made = np.zeros(batch.emissions.shape)
        turned = self.transitions.T
        for step, rows in reversed(list(batch.steps())):
            behind = made[:rows, step] + batch.emissions[:rows, step]
            made[:rows, step - 1] = _log_sums(behind[:, :, None] + turned)
        return made

    def _score(self, sequence: Floats, path: Labels) -> float:
        steps = self.transitions[path[:-1], path[1:]].sum(dtype=np.float64)
        emitted = sequence[np.arange(len(path)), path].sum(dtype=np.float64)
        return float(self.initial[path[0]] + steps + emitted)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Sequences side by side, the longest first, so that each step takes a prefix of the rows.

    Attributes:
        emissions: (N, T, L), zeros behind the shorter sequences.
        lengths: of the rows; order: which sequence each row is.
    """

    emissions: Floats
    lengths: Labels
    order: Labels

    @classmethod
    def of(cls, sequences: Sequence[Floats]) -> _Batch:
        lengths = np.asarray([len(sequence) for sequence in sequences], np.intp)
        order = np.argsort(-lengths, kind="stable")
        emissions = np.zeros((len(sequences), lengths.max(), sequences[0].shape[1]), np.float32)
        for row, index in enumerate(order):
            emissions[row, : lengths[index]] = sequences[index]
        return cls(emissions, lengths[order], order)

    def steps(self) -> Iterator[tuple[int, int]]:
        """Each step after the first, and how many rows reach it."""
        for step in range(1, self.emissions.shape[1]):
            yield step, int(np.searchsorted(-self.lengths, -step, "left"))

    def in_order(self, values: Sequence[T]) -> list[T]:
        """One value a row, in the order of the sequences."""
        return [values[row] for row in np.argsort(self.order)]


def _log_sums(scores: Doubles) -> Doubles:
    """(N, L) log-sum-exp of (N, L, L) over the middle axis."""
    peak = scores.max(1)
    sums: Doubles = np.log(np.exp(scores - peak[:, None]).sum(1)) + peak
    return sums


def _trace(back: Labels, last: int) -> Labels:
    """The labels on the best path, found from its end."""
    labels = np.empty(len(back), np.intp)
    for step in range(len(back) - 1, -1, -1):
        labels[step] = last
        last = back[step, last]
    return labels


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
