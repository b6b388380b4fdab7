from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluate.marks import TEXT, compared, mark
from whosays.evaluate.scores import calibration
from whosays.evaluate.scores.calibration import calibration_error

outcomes = st.lists(
    st.tuples(st.sampled_from([0.0, 0.2, 0.5, 0.8, 1.0]), st.sampled_from([0.0, 1.0])), min_size=1
)


def rows(*parts: tuple[float, int, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Parts (confidence, how many, how many of them right)."""
    return np.asarray([(c, float(i < right)) for c, count, right in parts for i in range(count)])


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([(0.9, 10, 9)], 0.0),
        ([(0.5, 100, 50)], 0.0),
        ([(0.2, 50, 10), (0.8, 50, 40)], 0.0),
        ([(1.0, 10, 5)], 0.5),
        ([(0.0, 10, 10)], 1.0),
        ([(0.9, 50, 40), (0.3, 50, 20)], 0.1),  # both 0.1 off, one above and one below
        ([(0.9, 90, 81), (0.9, 10, 9)], 0.0),
        ([(0.6, 1, 1)], 0.4),
    ],
)
def test_by_hand(parts: list[tuple[float, int, int]], expected: float) -> None:
    assert calibration_error(rows(*parts)) == pytest.approx(expected)


def test_bins_have_equal_mass() -> None:
    """Ten of twenty sit at 0.1, half of them right: five bins of 0.4 off, five bins right on."""
    assert calibration_error(rows((0.1, 10, 5), (1.0, 10, 10))) == pytest.approx(0.2)


def test_confidences_that_mean_what_they_say_have_next_to_no_error() -> None:
    random = np.random.default_rng(7)
    confidence = random.random(20_000)
    right = random.random(20_000) < confidence
    assert calibration_error(np.column_stack([confidence, right])) < 0.015


@given(outcomes)
def test_the_order_does_not_matter(known: list[tuple[float, float]]) -> None:
    shuffled = sorted(known, key=lambda row: (row[1], row[0]))
    assert calibration_error(np.asarray(known)) == pytest.approx(calibration_error(np.asarray(shuffled)))
    assert 0.0 <= calibration_error(np.asarray(known)) <= 1.0


def test_nothing_predicted_is_no_number() -> None:
    gold = mark(TEXT, "the Post", "wrote", "it")
    assert np.isnan(calibration.error([compared(TEXT, [gold], [])]).value)


def test_right_is_what_is_matched_at_linked_overlap() -> None:
    gold = mark(TEXT, "the Post", "wrote", "the old ferry would sail again")
    near = mark(TEXT, "Post", "wrote", "ferry would sail again", confidence=0.75)
    wrong = mark(TEXT, "few", "believe", "it", confidence=0.25)
    one = compared(TEXT, [gold], [near, wrong])
    assert calibration.outcomes(one).tolist() == [[0.75, 1.0], [0.25, 0.0]]
    assert calibration.BRIER.count(one) == pytest.approx((0.125, 2))
