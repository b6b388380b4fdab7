from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from tests.evaluate.marks import TEXT, at, compared, comparisons, mark
from whosays.evaluate.marked import ROLES, Comparison, Marked, Role
from whosays.evaluate.scores import roles
from whosays.evaluate.scores.counts import f1, precision, recall

MAYOR = mark(TEXT, "The mayor of Brant", "said", "that the old ferry would sail again")
POST = mark(
    TEXT, "the Post", "wrote", "The mayor of Brant said on Monday that the old ferry would sail again"
)
FEW = mark(TEXT, "few", "believe", "it")


def sources(*words: str) -> list[Marked]:
    return [Marked((at(TEXT, one),), (at(TEXT, "said"),), (at(TEXT, "it"),)) for one in words]


@pytest.mark.parametrize(
    ("gold", "predicted", "counts", "jaccard"),
    [
        # (matched, predicted, gold) exact, begin and token; then (sum, mean of how many)
        (["The mayor of Brant"], ["The mayor of Brant"], [(1, 1, 1), (1, 1, 1), (4, 4, 4)], (1.0, 1)),
        (["The mayor of Brant"], ["The mayor"], [(0, 1, 1), (1, 1, 1), (2, 2, 4)], (0.5, 1)),
        (["The mayor of Brant"], ["mayor of Brant"], [(0, 1, 1), (0, 1, 1), (3, 3, 4)], (0.75, 1)),
        (["The mayor of Brant"], ["few"], [(0, 1, 1), (0, 1, 1), (0, 1, 4)], (0.0, 2)),
        (["The mayor of Brant"], [], [(0, 0, 1), (0, 0, 1), (0, 0, 4)], (0.0, 1)),
        ([], ["few"], [(0, 1, 0), (0, 1, 0), (0, 1, 0)], (0.0, 1)),
        # The same source twice counts once. Of two guesses at a span the better counts; neither is spurious.
        (["few", "few"], ["few"], [(1, 1, 1), (1, 1, 1), (1, 1, 1)], (1.0, 1)),
        (["The mayor of Brant"], ["The mayor", "Brant said on"], [(0, 2, 1), (1, 2, 1), (3, 5, 4)], (0.5, 1)),
    ],
)
def test_scores_of_sources(
    gold: list[str], predicted: list[str], counts: list[tuple[int, int, int]], jaccard: tuple[float, int]
) -> None:
    one = compared(TEXT, sources(*gold), sources(*predicted))
    assert [count(one, "source") for count in (roles.exact, roles.begin, roles.token)] == counts
    assert roles.jaccard(one, "source") == pytest.approx(jaccard)


def test_the_pieces_of_a_content_count_apart() -> None:
    gold = mark(TEXT, None, "wrote", "The mayor", "few believe it")
    predicted = mark(TEXT, None, "wrote", "The mayor", "few believe")
    assert roles.exact(compared(TEXT, [gold], [predicted]), "content") == (1, 2, 2)


def test_precision_recall_and_f1_are_of_summed_counts() -> None:
    counts = np.asarray([(1.0, 1.0, 2.0), (1.0, 3.0, 2.0)])
    sums = counts.sum(0)
    assert [float(formula(sums)) for formula in (precision, recall, f1)] == [0.5, 0.5, 0.5]
    assert f1(counts).tolist() == pytest.approx([2 / 3, 2 / 5])


def test_nothing_to_score_is_no_number() -> None:
    assert np.isnan(f1(np.zeros(3)))


@pytest.mark.parametrize("role", ROLES)
def test_gold_against_itself_is_perfect(role: Role) -> None:
    gold = [MAYOR, POST, FEW]
    for measure in roles.measures():
        counts = np.asarray(measure.count(compared(TEXT, gold, gold)))
        assert [float(formula(counts)) for formula in measure.formulas.values()] == pytest.approx(
            [1.0] * len(measure.formulas)
        )


@given(comparisons)
def test_turned_round_precision_is_recall(one: Comparison) -> None:
    turned = compared(one.text, one.predicted, one.gold)
    for role in ROLES:
        for count in (roles.exact, roles.begin, roles.token):
            matched, predicted, gold = count(one, role)
            assert count(turned, role) == (matched, gold, predicted)
            assert 0 <= matched <= min(predicted, gold)


@given(comparisons)
def test_jaccard_is_at_least_the_share_of_exact_spans(one: Comparison) -> None:
    for role in ROLES:
        total, count = roles.jaccard(one, role)
        assert roles.exact(one, role)[0] <= total + 1e-9 <= count + 1e-6
