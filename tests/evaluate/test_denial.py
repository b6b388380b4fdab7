from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from whosays.compare.refutation import STANCES, shipped
from whosays.errors import GoldError
from whosays.evaluate.corpora import fnc
from whosays.evaluate.denial import report

BODIES = 'Body ID,articleBody\n7,"The mill at Ostra did not burn.\nNobody was hurt."\n3,A goat won.\n'
STANCE = (
    "Headline,Body ID,Stance\nMill burns at Ostra,7,disagree\nGoat wins,3,agree\nMill burns,3,unrelated\n"
)


def write(folder: Path, bodies: str = BODIES, stances: str = STANCE) -> Path:
    (folder / "bodies.csv").write_text(bodies, encoding="utf-8")
    (folder / "stances.csv").write_text(stances, encoding="utf-8")
    return folder


def test_pairs_of_one_body_stand_together(tmp_path: Path) -> None:
    challenge = fnc.read(write(tmp_path))
    assert [pair.body for pair in challenge.pairs] == ["3", "3", "7"]
    assert challenge.bodies["7"].endswith("Nobody was hurt.")


@pytest.mark.parametrize(
    "stances",
    ["Headline,Body ID,Stance\nx,9,agree\n", "Headline,Body ID,Stance\nx,7,perhaps\n", "a,b\n1,2\n"],
)
def test_rows_that_make_no_sense_are_named(tmp_path: Path, stances: str) -> None:
    with pytest.raises(GoldError, match=r"stances\.csv"):
        fnc.read(write(tmp_path, stances=stances))


def test_scores_of_each_stance(tmp_path: Path) -> None:
    pairs = fnc.read(write(tmp_path)).pairs
    places = [STANCES.index(pair.stance) for pair in pairs]
    told = report(pairs, np.asarray(places)).to_dict()
    assert told["disagree_f1"] == told["disagree_recall"] == 1.0
    wrong = report(pairs, np.full(len(pairs), STANCES.index("unrelated"))).to_dict()
    assert wrong["disagree_recall"] == 0.0


def test_the_network_that_ships_gives_probabilities() -> None:
    model = shipped()
    made = model(np.zeros((2, len(model.mean)), np.float32))
    assert np.allclose(made.sum(1), 1)
    assert made.shape == (2, len(STANCES))
