"""`whosays evaluate stories`: BASIL's format, and the scores."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.compare.stories.test_group import HOLM, MERIDA
from whosays.api import shared_reader
from whosays.errors import GoldError
from whosays.evaluate import stories
from whosays.evaluate.stories import GoldAccount, _scores
from whosays.model import Account


def write(folder: Path) -> None:
    """Two stories, as BASIL has them, with a file of annotations that is not looked at."""
    articles = folder / "articles" / "2031"
    articles.mkdir(parents=True)
    for story, accounts in (("aaaa", MERIDA), ("bbbb", HOLM)):
        for number, (day, title, text) in enumerate(accounts):
            told = {
                "source": "osk",
                "title": title,
                "date": day,
                "triplet-uuid": story,
                "body-paragraphs": [[f"{sentence}." for sentence in text.rstrip(".").split(". ")]],
            }
            (articles / f"{story}_{number}.json").write_text(json.dumps(told))
    (articles / "aaaa_0_ann.json").write_text("{}")


def test_two_stories_of_basil(tmp_path: Path) -> None:
    write(tmp_path)
    told = stories.evaluate(tmp_path, shared_reader()).to_dict()
    assert (told["accounts"], told["events"], told["stories"]) == (5, 2, 2)
    assert told["pairwise_f1"] == told["b3_f1"] == 1


@pytest.mark.parametrize("content", ["[", "{}", '{"title": null}'])
def test_what_is_no_article_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "a_0.json").write_text(content)
    with pytest.raises(GoldError, match=r"a_0\.json"):
        stories.evaluate(tmp_path, shared_reader())


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(GoldError):
        stories.evaluate(tmp_path, shared_reader())


@pytest.mark.parametrize(
    ("events", "told", "precision", "recall", "cubed"),
    [
        ("aabb", "1122", 1, 1, 1),
        ("aabb", "1111", 1 / 3, 1, 2 / 3),
        ("aabb", "1234", np.nan, 0, 2 / 3),
        ("aab", "122", 0, 0, 2 / 3),
    ],
)
def test_scores(events: str, told: str, precision: float, recall: float, cubed: float) -> None:
    gold = [GoldAccount(Account(str(i), None, "x"), event, event, False) for i, event in enumerate(events)]
    scores = dict(_scores("", gold, list(told), lambda _: True))
    assert scores["pairs.precision"].value == pytest.approx(precision, nan_ok=True)
    assert scores["pairs.recall"].value == pytest.approx(recall)
    assert scores["b3.f1"].value == pytest.approx(cubed)
