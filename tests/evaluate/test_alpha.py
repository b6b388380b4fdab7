from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from tests.evaluate.marks import compared, comparisons, mark
from whosays.evaluate.marked import Comparison
from whosays.evaluate.scores import alpha

TEXT = "Ines said it rained . Nobody knows ."


def test_by_hand() -> None:
    """Eight tokens: Ines said it rained . Nobody knows .

    gold       S C T T – – – –
    predicted  S C – T – S – –

    Coincidences, both orders: S: 1 unit alike, C: 1, T: 1, –: 3; unlike: T– once, S– once. Of 16 values
    S has 3, C 2, T 3, – 8. Observed disagreement 4; expected (256 - 9 - 4 - 9 - 64) / 15 = 170 / 15.
    Alpha = 1 - 4 * 15 / 170.
    """
    gold = mark(TEXT, "Ines", "said", "it rained")
    predicted = [mark(TEXT, "Ines", "said", "rained"), mark(TEXT, "Nobody", "said", "rained")]
    counts = np.asarray(alpha.count(compared(TEXT, [gold], predicted)))
    assert counts.sum() == 8
    assert alpha.alpha(counts) == pytest.approx(1 - 60 / 170)


def test_a_token_with_several_roles_is_cue_before_source_before_content() -> None:
    gold = [mark(TEXT, "Ines", "said", "it rained"), mark(TEXT, "Nobody", "knows", "Ines said it rained")]
    outer = [mark(TEXT, "Nobody", "knows", "it rained"), mark(TEXT, "Ines", "said", "it")]
    assert alpha.alpha(np.asarray(alpha.count(compared(TEXT, gold, outer)))) == pytest.approx(1.0)


def test_the_published_example() -> None:
    """Krippendorff (2004), nominal data, two observers: ten units, alpha 0.095."""
    table = np.zeros((4, 4))
    for first, second in zip("0100000000", "1110010010", strict=True):
        table[int(first), int(second)] += 1
    assert alpha.alpha(table.reshape(-1)) == pytest.approx(0.095, abs=0.001)


def test_sums_are_taken_in_the_last_axis() -> None:
    tables = np.asarray([np.eye(4).reshape(-1), np.full(16, 1.0)])
    assert alpha.alpha(tables)[0] == pytest.approx(1.0)
    assert alpha.alpha(tables).shape == (2,)


@given(comparisons)
def test_it_does_not_matter_who_is_gold(one: Comparison) -> None:
    turned = compared(one.text, one.predicted, one.gold)
    first, second = (alpha.alpha(np.asarray(alpha.count(side))) for side in (one, turned))
    assert first == pytest.approx(second, nan_ok=True)
    assert np.isnan(first) or first <= 1.0
