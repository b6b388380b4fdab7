from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.errors import GoldError
from whosays.evaluate import claims
from whosays.evaluate.claims import Pairs
from whosays.extract import Reader


def answer(words: str, *clusters: str, paragraph: str = "") -> dict[str, str]:
    names = ("cluster_Phil", "cluster_Lidiya", "cluster_Jason")
    return {"Answer": words, "Paragraph": paragraph, **dict(zip(names, clusters, strict=True))}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("1", "1", "1"), ("1", "1", "1"), True),
        (("1", "1", "1"), ("1", "1", "2"), True),
        (("1", "1", "1"), ("1", "2", "2"), False),
        (("1", "4", "7"), ("1", "4", "8"), True),  # the annotators' numbers are their own
        (("1", "-1", "1"), ("1", "-1", "2"), None),  # left out by one, and the others differ
        (("1", "-1", "1"), ("1", "2", "1"), True),
        (("-1", "", "-1"), ("-1", "", "-1"), None),
        (("1", "", ""), ("2", "", ""), False),
    ],
)
def test_what_most_annotators_say(
    first: tuple[str, ...], second: tuple[str, ...], expected: bool | None
) -> None:
    assert claims.same_claim(answer("a", *first), answer("b", *second)) is expected


def test_an_answer_is_embedded_in_its_paragraph_if_it_stands_there() -> None:
    here = answer("the ferry", "1", "1", "1", paragraph="Soon the ferry sails.")
    elsewhere = answer("the ferry", "1", "1", "1", paragraph="Soon the  ferry sails.")
    assert claims.in_paragraph(here) == ("Soon the ferry sails.", (5, 14))
    assert claims.in_paragraph(elsewhere) == claims.alone(here) == ("the ferry", (0, 9))


@pytest.mark.parametrize(
    ("told", "same", "expected"),
    [
        ([True, False], [True, False], 1.0),
        ([True, True], [True, False], 0.5),
        ([False, True], [True, False], 0.0),
        ([True, True, False, False, False], [True, False, False, False, False], 0.875),
    ],
)
def test_balanced_accuracy(told: list[bool], same: list[bool], expected: float) -> None:
    assert claims.balanced_accuracy(np.asarray(told), np.asarray(same)) == expected


def test_the_threshold_of_a_question_is_the_one_of_the_others() -> None:
    groups = {
        "low": Pairs(np.asarray([0.1, 0.2, 0.3, 0.4]), np.asarray([False, False, True, True])),
        "high": Pairs(np.asarray([0.5, 0.6, 0.8, 0.9]), np.asarray([False, False, True, True])),
    }
    # 0.7 calls all of the low question different, 0.25 all of the high one the same.
    report = claims.leave_one_out(groups)
    each = {"mean": 0.5, "pooled": 0.5, "questions": {"low": 0.5, "high": 0.5}}
    assert report.to_dict() == {"balanced_accuracy": each}


@given(st.lists(st.floats(0, 1), min_size=2, max_size=20, unique=True), st.data())
def test_no_threshold_is_better_than_the_best(values: list[float], data: st.DataObject) -> None:
    similarity = np.sort(np.asarray(values))
    cut = data.draw(st.integers(1, len(values) - 1))
    same = np.arange(len(values)) >= cut
    threshold = claims.best_threshold(Pairs(similarity, same))
    if similarity[cut - 1] < (similarity[cut - 1] + similarity[cut]) / 2 <= similarity[cut]:
        assert claims.balanced_accuracy(similarity >= threshold, same) == 1.0


def test_questions_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    groups = [
        [
            answer("The ferry sank in a storm", "1", "1", "1"),
            answer("the ferry went down in the storm", "1", "1", "1"),
            answer("Tickets will cost nine crowns", "2", "2", "2"),
        ],
        [
            answer("the mayor resigned on Monday", "3", "3", "3"),
            answer("On Monday the mayor has stepped down", "3", "3", "3"),
            answer("the school needs a new roof", "4", "4", "4"),
        ],
    ]
    path.write_text(
        json.dumps([{"question": f"{i}?", "answers": group} for i, group in enumerate(groups)]),
        encoding="utf-8",
    )
    reader = Reader()
    report = claims.evaluate(path, reader)
    assert (report.questions, report.mean, report.pooled) == ({"0?": 1.0, "1?": 1.0}, 1.0, 1.0)
    assert claims.evaluate(tmp_path, reader) == report


def test_what_is_no_nanco(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text('{"question": 1}', encoding="utf-8")
    with pytest.raises(GoldError, match=r"answers\.json: cannot be read as NANCO"):
        claims.evaluate(tmp_path, Reader())
