"""Decoding linear chains: the best labelling of each sequence, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Chain:
    """The transitions of a linear-chain conditional random field over L labels.

    Attributes:
        transitions: (L, L), the score of a label (column) after another (row).
        initial: (L,), the score of a label at the beginning.
    """

    transitions: Floats
    initial: Floats

    def best(self, sequences: Sequence[Floats]) -> list[tuple[NDArray[np.intp], float]]:
        """For each sequence of emission scores (T, L): its best labels (T,) and their probability.

        Viterbi's algorithm, and beside it the forward algorithm for the normaliser, over all
        sequences at once.
        """
        if not sequences:
            return []
        lengths = np.asarray([len(sequence) for sequence in sequences])
        order = np.argsort(-lengths, kind="stable")
        emissions = _padded([sequences[index] for index in order])
        active = np.asarray([(lengths > step).sum() for step in range(emissions.shape[1])])
        highest = emissions[:, 0] + self.initial
        total = highest.astype(np.float64)
        back = np.zeros(emissions.shape, np.intp)
        for step in range(1, emissions.shape[1]):
            rows = active[step]
            candidates = highest[:rows, :, None] + self.transitions
            back[:rows, step] = candidates.argmax(1)
            highest[:rows] = candidates.max(1) + emissions[:rows, step]
            sums = total[:rows, :, None] + self.transitions
            peak = sums.max(1)
            total[:rows] = np.log(np.exp(sums - peak[:, None]).sum(1)) + peak + emissions[:rows, step]
        found: list[tuple[NDArray[np.intp], float]] = [None] * len(sequences)  # type: ignore[list-item]
        for row, index in enumerate(order):
            probability = float(np.exp(highest[row].max() - np.logaddexp.reduce(total[row])))
            found[index] = (
                _trace(back[row, : lengths[index]], int(highest[row].argmax())),
                min(1.0, probability),
            )
        return found


def _padded(sequences: Sequence[Floats]) -> Floats:
    """(N, T, L) of the sequences, zeros behind the shorter ones."""
    made = np.zeros((len(sequences), max(map(len, sequences)), sequences[0].shape[1]), np.float32)
    for row, sequence in enumerate(sequences):
        made[row, : len(sequence)] = sequence
    return made


def _trace(back: NDArray[np.intp], last: int) -> NDArray[np.intp]:
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
