"""Decoding linear chains: the best labelling of each sequence, and its probability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
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
        total = (batch.emissions[:, 0] + self.initial).astype(np.float64)
        for step, rows in batch.steps():
            sums = total[:rows, :, None] + self.transitions
            peak = sums.max(1)
            total[:rows] = np.log(np.exp(sums - peak[:, None]).sum(1)) + peak + batch.emissions[:rows, step]
        normalisers = batch.in_order(list(np.logaddexp.reduce(total, axis=1)))
        scores = (self._score(sequence, path) for sequence, path in zip(sequences, paths, strict=True))
        return [min(1.0, float(np.exp(s - n))) for s, n in zip(scores, normalisers, strict=True)]

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
