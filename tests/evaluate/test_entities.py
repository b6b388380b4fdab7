from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluate.marks import ToldReader
from tests.readings import span
from whosays.errors import GoldError
from whosays.evaluate import entities
from whosays.evaluate.corpora import ner
from whosays.model import Entity, EntityType

COLUMNS = """-DOCSTART- -X- O O

Velmora NNP B-NP B-LOC
Harbour NNP I-NP I-LOC
hired VBD B-VP O
Ilse NNP B-NP B-PER
Tarnow NNP I-NP I-PER
. . O O

Osk NNP B-NP B-ORG
Velmoran NNP B-NP B-MISC
Post NNP B-NP I-ORG
"""
TEXT = "Velmora Harbour hired Ilse Tarnow .\n\nOsk Velmoran Post"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "dev.txt"
    path.write_text(COLUMNS, encoding="utf-8")
    return path


def test_a_document_as_running_text(path: Path) -> None:
    text, names = entities.text_of(next(ner.conllpp(path)))
    assert text == TEXT
    # An I- behind another type's name continues nothing and is no beginning.
    assert {(label, text[a:b]) for label, (a, b) in names} == {
        ("LOC", "Velmora Harbour"),
        ("PER", "Ilse Tarnow"),
        ("ORG", "Osk"),
        ("ORG", "Post"),
    }


def test_scores_by_type(path: Path) -> None:
    found = [("Velmora Harbour", EntityType.FAC), ("Ilse", EntityType.PER), ("Osk", EntityType.ORG)]
    ignored = [("Velmoran", EntityType.NORP), ("hired", EntityType.DATE)]
    reader = ToldReader(entities={TEXT: [Entity(span(TEXT, words), kind) for words, kind in found + ignored]})
    report = entities.evaluate(path, reader)
    assert report.documents == 1
    assert report.scores["all.precision"].value == pytest.approx(2 / 3)
    assert report.scores["all.recall"].value == pytest.approx(2 / 4)
    assert [report.scores[f"{label}.f1"].value for label in entities.LABELS] == pytest.approx(
        [0.0, 2 / 3, 1.0]
    )
    assert report.to_dict()["scores"]["LOC.f1"]["value"] == 1.0


def test_trailing_white_space_is_no_part_of_a_name(path: Path) -> None:
    reader = ToldReader(entities={TEXT: [Entity(span(TEXT, "Osk "), EntityType.ORG)]})
    assert entities.evaluate(path, reader).scores["ORG.precision"].value == 1.0


def test_worldwide_has_names_of_its_own(tmp_path: Path) -> None:
    rows = ("Ilse\tB-Person", "Tarnow\tI-Person", "at\tO", "Osk\tB-Facility", "Bridge\tI-Facility")
    (tmp_path / "vel_post_1.txt.tsv").write_text("\n".join(rows), encoding="utf-8")
    text = "Ilse Tarnow at Osk Bridge"
    found = [
        Entity(span(text, "Ilse Tarnow"), EntityType.PER),
        Entity(span(text, "Osk Bridge"), EntityType.FAC),
    ]
    report = entities.evaluate(tmp_path, ToldReader(entities={text: found}))
    assert report.to_dict()["f1"] == 1.0
    assert (report.gold, report.predicted) == (1, 1)


def test_of_a_name_in_a_name_the_outer_one_is_read(tmp_path: Path) -> None:
    rows = (
        "The\tO",
        "Osk\tB-Organization\tB-Location",
        "Harbour\tI-Organization\tI-Location",
        "Board\tI-Organization",
        "of\tI-Organization",
        "Velmora\tI-Organization\tB-Facility\tB-Location",
        "Pier\tI-Organization\tI-Facility",
        "met\tO",
    )
    (tmp_path / "vel_post_1.txt.tsv").write_text("\n".join(rows), encoding="utf-8")
    text, names = entities.text_of(next(ner.worldwide(tmp_path)))
    assert {(label, text[a:b]) for label, (a, b) in names} == {("ORG", "Osk Harbour Board of Velmora Pier")}


def test_a_label_without_a_type_is_no_name(tmp_path: Path) -> None:
    rows = ("1\tVelmora\tB-LOC\t-", "2\tslept\tB-O\t-", "3\tOskish\tB-OTH\t-")
    path = tmp_path / "train.iob2"
    path.write_text("\n".join(("# newdoc id = a", *rows)), encoding="utf-8")
    (document,) = ner.uner_ewt(path)
    assert document.sentences[0].labels == ("B-LOC", "O", "O")


def test_only_some_documents(tmp_path: Path, path: Path) -> None:
    with pytest.raises(GoldError, match="no document"):
        entities.evaluate(path, ToldReader(), only=lambda name: name.startswith("no such"))
