"""Groups of what is alike: by average linkage, whatever the order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.compare import alignment
from whosays.compare.alignment import clusters


def table(*pairs: tuple[int, int, float], count: int) -> np.ndarray:
    made = np.eye(count)
    for one, other, value in pairs:
        made[one, other] = made[other, one] = value
    return made


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], [[0], [1], [2]]),
        ([(0, 1, 0.9)], [[0, 1], [2]]),
        ([(0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.8)], [[0, 1, 2]]),
        ([(0, 1, 0.9), (1, 2, 0.8)], [[0, 1], [2]]),  # no chain: on average 2 is 0.4 like the two
        ([(0, 2, 0.6)], [[0, 2], [1]]),
    ],
)
def test_what_is_alike_on_average_is_together(
    pairs: list[tuple[int, int, float]], expected: list[list[int]]
) -> None:
    assert clusters(table(*pairs, count=3), 0.5) == expected


@given(st.integers(1, 8), st.integers(0, 10_000), st.floats(0.1, 0.9))
def test_every_row_is_in_one_group_whatever_the_order(count: int, seed: int, least: float) -> None:
    drawn = np.random.default_rng(seed)
    values = drawn.random((count, count))
    alike = (values + values.T) / 2
    groups = clusters(alike, least)
    assert sorted(row for group in groups for row in group) == list(range(count))
    order = drawn.permutation(count)
    turned = clusters(alike[np.ix_(order, order)], least)
    assert sorted(sorted(int(order[row]) for row in group) for group in turned) == groups


def test_groups_are_as_alike_as_they_must_be() -> None:
    drawn = np.random.default_rng(3).random((20, 20))
    alike = (drawn + drawn.T) / 2
    for group in clusters(alike, 0.6):
        if len(group) > 1:
            pairs = [alike[a, b] for a in group for b in group if a < b]
            assert np.mean(pairs) > 0.5


def test_there_is_a_limit() -> None:
    assert alignment.MOST_UNITS <= 6_000  # two tables of this size have half a gigabyte
