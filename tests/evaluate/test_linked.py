from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given

from tests.evaluate.marks import TEXT, compared, comparisons, mark
from whosays.evaluate.marked import Comparison, Marked
from whosays.evaluate.scores import linked

GOLD = mark(TEXT, "The mayor of Brant", "said", "that the old ferry would sail again")
NOBODY = mark(TEXT, None, "said", "that the old ferry would sail again")


@pytest.mark.parametrize(
    ("gold", "predicted", "exact", "overlap"),
    [
        (GOLD, GOLD, True, True),
        (GOLD, mark(TEXT, "The mayor of Brant", "said on", "the old ferry would sail again"), False, True),
        (GOLD, mark(TEXT, "mayor", "said", "that the old ferry would sail again"), False, True),
        (GOLD, mark(TEXT, "Brant", "said", "that the old ferry"), False, True),  # Dice 10/20, 28/43
        (GOLD, mark(TEXT, "of", "said", "that the old ferry would sail again"), False, False),
        (GOLD, mark(TEXT, "The mayor", "wrote", "that the old ferry would sail again"), False, False),
        (GOLD, mark(TEXT, "The mayor", "said", "that"), False, False),
        (GOLD, NOBODY, False, False),
        (NOBODY, GOLD, False, False),
        (NOBODY, NOBODY, True, True),
        (NOBODY, mark(TEXT, None, "said on", "that the old ferry would sail"), False, True),
        (
            GOLD,
            mark(TEXT, "The mayor of Brant", "said", "that the old ferry", "would sail again"),
            False,
            True,
        ),
    ],
)
def test_one_against_one(gold: Marked, predicted: Marked, exact: bool, overlap: bool) -> None:
    one = compared(TEXT, [gold], [predicted])
    assert linked.exact(one) == (int(exact), 1, 1)
    assert linked.overlapping(one) == (int(overlap), 1, 1)


def test_half_is_enough() -> None:
    text = "ab cd said xy"
    gold, predicted = (mark(text, source, "said", "xy") for source in ("ab cd", "ab"))
    assert linked.alike(text, gold, predicted)
    wider = mark("ab cdef said xy", "ab cdef", "said", "xy")
    assert linked.alike("ab cdef said xy", wider, mark("ab cdef said xy", "ab", "said", "xy"))
    widest = mark("ab cdefg said xy", "ab cdefg", "said", "xy")
    assert not linked.alike("ab cdefg said xy", widest, mark("ab cdefg said xy", "ab", "said", "xy"))


def test_one_gold_attribution_answers_to_one_predicted() -> None:
    twice = [GOLD, mark(TEXT, "The mayor of Brant", "said", "the old ferry would sail again")]
    assert linked.overlapping(compared(TEXT, [GOLD], twice)) == (1, 2, 1)
    assert linked.exact(compared(TEXT, [GOLD], [GOLD, GOLD])) == (1, 2, 1)


def test_of_two_that_fit_the_more_confident_one_is_matched() -> None:
    unsure = mark(TEXT, "The mayor of Brant", "said", "that the old ferry would sail again", confidence=0.2)
    sure = mark(TEXT, "The mayor of Brant", "said", "the old ferry would sail again", confidence=0.8)
    assert linked.matching(compared(TEXT, [GOLD], [unsure, sure])) == {1: 0}


def test_the_matching_is_the_largest_in_any_order() -> None:
    """The wide one fits both gold attributions, the narrow one only the first: greedy could match one."""
    text = "Ann Bo said told aaaa bbbb cccc"
    gold = [mark(text, "Ann", "said told", "aaaa bbbb"), mark(text, "Ann", "told", "bbbb cccc")]
    wide = mark(text, "Ann", "said told", "aaaa bbbb cccc", confidence=0.9)
    narrow = mark(text, "Ann", "said", "aaaa", confidence=0.1)
    for golds in permutations(gold):
        for predicted in permutations([wide, narrow]):
            assert linked.overlapping(compared(text, golds, predicted)) == (2, 2, 2)


@given(comparisons)
def test_turned_round_as_many_match(one: Comparison) -> None:
    turned = compared(one.text, one.predicted, one.gold)
    assert linked.overlapping(one)[0] == linked.overlapping(turned)[0]
    assert linked.exact(one)[0] <= linked.overlapping(one)[0]


@given(comparisons)
def test_gold_against_itself_is_perfect(one: Comparison) -> None:
    same = compared(one.text, one.gold, one.gold)
    count = len(one.gold)
    assert linked.exact(same) == linked.overlapping(same) == (count, count, count)
