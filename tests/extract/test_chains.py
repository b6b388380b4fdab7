"""Decoding, against every labelling there is."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract.chains import Chain, runs
from whosays.extract.labels import ARGUMENTS, DISTANCES, ROLES, allowed, distances

scores = st.floats(-5, 5, width=32)


@given(st.data())
def test_best_is_the_best_of_all_labellings(data: st.DataObject) -> None:
    labels = 3
    matrix = data.draw(st.lists(scores, min_size=labels * (labels + 1), max_size=labels * (labels + 1)))
    chain = Chain(
        np.asarray(matrix[: labels**2], np.float32).reshape(labels, labels),
        np.asarray(matrix[labels**2 :], np.float32),
    )
    lengths = data.draw(st.lists(st.integers(1, 5), min_size=1, max_size=4))
    sequences = [
        np.asarray(data.draw(st.lists(scores, min_size=n * labels, max_size=n * labels)), np.float32).reshape(
            n, labels
        )
        for n in lengths
    ]
    paths = chain.best(sequences)
    sums = chain.sums(sequences)
    probabilities = sums.probabilities(paths)
    marginals = sums.marginals()
    for sequence, path, probability, shares in zip(sequences, paths, probabilities, marginals, strict=True):
        totals = {p: _score(chain, sequence, p) for p in product(range(labels), repeat=len(sequence))}
        highest = max(totals.values())
        assert totals[tuple(path)] == pytest.approx(highest, abs=1e-3)
        normaliser = np.logaddexp.reduce(list(totals.values()))
        assert probability == pytest.approx(np.exp(highest - normaliser), abs=1e-3)
        for place, label in product(range(len(sequence)), range(labels)):
            with_it = [total for p, total in totals.items() if p[place] == label]
            expected = np.exp(np.logaddexp.reduce(with_it) - normaliser)
            assert shares[place, label] == pytest.approx(expected, abs=1e-3)


def _score(chain: Chain, sequence: np.ndarray, path: tuple[int, ...]) -> float:
    steps = sum(chain.transitions[a, b] for a, b in pairwise(path))
    return float(chain.initial[path[0]] + steps + sum(sequence[i, label] for i, label in enumerate(path)))


def test_no_sequences() -> None:
    chain = Chain(np.zeros((2, 2), np.float32), np.zeros(2, np.float32))
    assert chain.best([]) == []
    assert chain.sums([]).probabilities([]) == []
    assert chain.sums([]).marginals() == []


RUNS = [
    ("O O", []),
    ("B-a I-a O", [("a", 0, 2)]),
    ("B-a B-a I-a", [("a", 0, 1), ("a", 1, 3)]),
    ("I-a I-b", [("a", 0, 1), ("b", 1, 2)]),
    ("O B-b O B-a I-a", [("b", 1, 2), ("a", 3, 5)]),
]


@pytest.mark.parametrize(("labels", "expected"), RUNS)
def test_runs(labels: str, expected: list[tuple[str, int, int]]) -> None:
    assert runs(labels.split()) == expected


def test_bio_forbids_what_does_not_continue() -> None:
    follows, starts = allowed(ROLES)
    index = {label: number for number, label in enumerate(ROLES)}
    assert not starts[index["I-cue"]]
    assert follows[index["B-cue"], index["I-cue"]]
    assert follows[index["I-cue"], index["I-cue"]]
    assert not follows[index["O"], index["I-cue"]]
    assert not follows[index["B-source"], index["I-cue"]]
    assert len(ARGUMENTS) == 5


@given(st.integers(1, 400), st.data())
def test_distances(count: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, count - 1))
    end = data.draw(st.integers(start + 1, count))
    found = distances(count, start, end)
    middle = DISTANCES // 2
    assert found.min() >= 0
    assert found.max() < DISTANCES
    assert (found[:start] < middle).all()
    assert (found[start:end] == middle).all()
    assert (found[end:] > middle).all()
    assert (np.diff(found) >= 0).all()


@given(st.lists(st.floats(-1e4, 1e4, width=32), min_size=6, max_size=60))
def test_scores_far_apart_are_no_trouble(values: list[float]) -> None:
    chain = Chain(np.asarray([[0, -1e4, 1], [2, 0, 0], [0, 0, 0]], np.float32), np.zeros(3, np.float32))
    sequence = np.asarray(values[: len(values) // 3 * 3], np.float32).reshape(-1, 3)
    sums = chain.sums([sequence, sequence[:1]])
    assert all(0 <= probability <= 1 for probability in sums.probabilities(chain.best(sums.sequences)))
    assert all(np.allclose(shares.sum(1), 1) for shares in sums.marginals())
