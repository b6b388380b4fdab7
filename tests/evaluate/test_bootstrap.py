from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.evaluate.scores import bootstrap
from whosays.evaluate.scores.counts import f1, mean

rows = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).map(
    lambda row: (min(row), row[1], row[2])
)


def test_every_resample_has_as_many_documents() -> None:
    assert set(bootstrap.weights(7).sum(1)) == {7.0}


def test_the_same_documents_give_the_same_interval() -> None:
    counts = np.asarray([(1.0, 2.0, 3.0), (4.0, 5.0, 6.0)])
    assert bootstrap.score(counts, f1) == bootstrap.score(counts, f1)


def test_documents_that_are_alike_leave_no_doubt() -> None:
    counts = np.tile([3.0, 4.0, 4.0], (20, 1))
    score = bootstrap.score(counts, f1)
    assert (score.value, score.low, score.high) == pytest.approx((0.75, 0.75, 0.75))


def test_the_interval_of_a_mean_is_the_one_of_the_textbook() -> None:
    """400 draws of 0 or 1, half of each: standard error 0.025, so 0.5 ± 1.96 * 0.025."""
    counts = np.asarray([(i % 2, 1) for i in range(400)], np.float64)
    score = bootstrap.score(counts, mean)
    assert (score.low, score.high) == pytest.approx((0.451, 0.549), abs=0.01)


@given(st.lists(rows, min_size=1, max_size=30))
def test_an_interval_is_one(table: list[tuple[int, int, int]]) -> None:
    score = bootstrap.score(np.asarray(table, np.float64), f1)
    if not np.isnan(score.value):
        assert 0.0 <= score.low <= score.high <= 1.0


@given(st.lists(st.integers(0, 8), min_size=20, max_size=60))
def test_the_point_estimate_lies_in_the_interval_of_documents_of_one_size(matched: list[int]) -> None:
    score = bootstrap.score(np.asarray([(count, 8, 8) for count in matched], np.float64), f1)
    assert score.low - 1e-9 <= score.value <= score.high + 1e-9


def test_nothing_to_score_is_null_in_json() -> None:
    score = bootstrap.score(np.zeros((3, 3)), f1)
    assert score.to_dict() == {"value": None, "low": None, "high": None}
