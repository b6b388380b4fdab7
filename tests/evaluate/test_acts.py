from __future__ import annotations

from pathlib import Path

import pytest

from whosays.errors import GoldError
from whosays.evaluate import acts, gold, seed
from whosays.evaluate.marked import of_attributions
from whosays.model import (
    Act,
    Attribution,
    AttributionType,
    Determinacy,
    Features,
    Polarity,
    Quotation,
    SourceType,
    Span,
)

TEXT = "Orr said it rained. Lund denied it. Nobody thanked Orr."
ANN = """T1\tSource 0 3\tOrr
T2\tCue 4 8\tsaid
T3\tContent 9 18\tit rained
E1\tAttribution:T2 Cue:T2 Source:T1 Content:T3
A1\tAct E1 says
T4\tSource 20 24\tLund
T5\tCue 25 31\tdenied
T6\tContent 32 34\tit
E2\tAttribution:T5 Cue:T5 Source:T4 Content:T6
A2\tAct E2 confirms
"""
HEADER = "document\tcue_start\tcue_end\tact_a\tact_b\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rain.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "rain.ann").write_text(ANN, encoding="utf-8")
    return tmp_path


def table(folder: Path, rows: str) -> Path:
    path = folder / "acts.tsv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


def test_two_people(folder: Path) -> None:
    found = acts.evaluate(table(folder, "rain\t4\t8\tsays\tsays\nrain\t25\t31\tdenies\trefuses\n"))
    shown = found.to_dict()
    assert (shown["accuracy"], shown["agreement"], shown["count"]) == (0.75, 0.5, 2)
    assert (shown["accuracy_agreed"], shown["agreed"]) == (1.0, 1)
    assert shown["confusions"] == [{"label": "refuses", "ours": "denies", "count": 1}]


def test_texts_elsewhere(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = table(tmp_path_factory.mktemp("labels"), "rain\t4\t8\tsays\tsays\n")
    assert acts.evaluate(path, folder).accuracy.value == 1.0


@pytest.mark.parametrize("name", ["", "rain.ann"])
def test_one_person(folder: Path, name: str) -> None:
    found = acts.evaluate(folder / name)
    assert (found.accuracy.value, found.agreement, found.kappa, len(found.labelled)) == (0.5, None, None, 2)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("rain\t5\t8\tsays\tsays\n", "no cue at 5:8 of rain"),
        ("snow\t4\t8\tsays\tsays\n", "no cue at 4:8 of snow"),
        ("rain\t4\t8\tsays\tsings\n", "line 2"),
        ("rain\tfour\t8\tsays\tsays\n", "line 2"),
        ("rain\t4\t8\tsays\n", "line 2"),
        ("", "no attribution"),
    ],
)
def test_labels_that_cannot_be_used(folder: Path, rows: str, message: str) -> None:
    with pytest.raises(GoldError, match=message):
        acts.evaluate(table(folder, rows))


def test_an_act_that_is_none(folder: Path) -> None:
    (folder / "rain.ann").write_text(ANN.replace("confirms", "sings"), encoding="utf-8")
    with pytest.raises(GoldError, match="sings"):
        acts.evaluate(folder)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(Act.SAYS, Act.SAYS), (Act.ASKS, Act.ASKS)], 1.0),
        ([(Act.SAYS, Act.SAYS)], 1.0),
        ([(Act.SAYS, Act.ASKS), (Act.ASKS, Act.SAYS)], -1.0),
        ([(Act.SAYS, Act.SAYS), (Act.SAYS, Act.ASKS)], 0.0),
    ],
)
def test_kappa(pairs: list[tuple[Act, Act]], expected: float) -> None:
    assert acts.kappa(pairs) == pytest.approx(expected)


def test_coverage(folder: Path) -> None:
    assert acts.coverage(gold.documents(folder)) == (2, 2)


def test_what_the_reader_found_means_what_gold_says(folder: Path) -> None:
    document = gold.document(folder / "rain.ann")
    features = Features(
        SourceType.OTHER, AttributionType.COMMUNICATION, Polarity.POSITIVE, Determinacy.DETERMINATE
    )
    spans = (Span.of(TEXT, 0, 3), Span.of(TEXT, 4, 8), (Span.of(TEXT, 12, 18),))
    found = Attribution(
        "a", None, *spans, Quotation.INDIRECT, 1.0, Act.SAYS, features, None, None, None, None, ()
    )
    pairs = list(zip(of_attributions(TEXT, [found]), [found], strict=True))
    assert seed.meant(document.attributions, pairs, "Act", lambda one: one.act.value) == (1, 2)
    assert seed.meant(document.attributions, pairs, "Type", lambda one: one.features.type.value) == (0, 0)
