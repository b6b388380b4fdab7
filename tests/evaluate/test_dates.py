from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.readings import MODEL, span
from whosays.errors import GoldError
from whosays.evaluate import dates
from whosays.evaluate.dates import Timed, counted, matches
from whosays.model import Account, Reading, TimeExpression, TimeType

BRIDGE = """<DCT><TIMEX3 functionInDocument="CREATION_TIME" value="2031-02-14T10:30" type="TIME"/></DCT>
<TEXT>It shut on <TIMEX3 type="DATE" value="2031-02-11">Tuesday</TIMEX3>, for
<TIMEX3 type="DURATION" value="P3D">three days</TIMEX3>, as in
<TIMEX3 type="DATE" value="2029">2029</TIMEX3>.</TEXT>"""
FERRY = """<TEXT>It sails <TIMEX3 type="SET" value="P1D">every day</TIMEX3>.</TEXT>"""


class Told:
    """Finds the words that it was told, with their types and values; keeps the dates it was given."""

    def __init__(self, *found: tuple[str, TimeType, str | None]) -> None:
        self.found = found
        self.published: list[str | None] = []

    def read_many(self, accounts: Iterable[Account]) -> Iterator[Reading]:
        for account in accounts:
            self.published.append(account.metadata.published)
            times = tuple(
                TimeExpression(span(account.text, words), kind, value, None)
                for words, kind, value in self.found
                if words in account.text
            )
            yield Reading(account, MODEL, (), (), times, ())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, markup in (("bridge", BRIDGE), ("ferry", FERRY)):
        (tmp_path / f"{name}.tml").write_text(markup, encoding="utf-8")
    return tmp_path


def test_scores(folder: Path) -> None:
    reader = Told(
        ("Tuesday", TimeType.DATE, "2031-02-11"),
        ("three", TimeType.DATE, "P3D"),
        ("every day", TimeType.SET, "P1W"),
        ("sails", TimeType.DATE, None),
    )
    report = dates.evaluate(folder, reader)
    assert reader.published == ["2031-02-14", None]
    assert (report.documents, report.gold, report.predicted) == (2, 4, 4)
    found = {name: report.scores[f"{name}.f1"].value for name in dates.MEASURES}
    assert found == pytest.approx({"strict": 2 / 4, "relaxed": 3 / 4, "value": 2 / 4, "type": 2 / 4})
    assert report.scores["value.accuracy"].value == pytest.approx(2 / 3)


def test_the_report_as_plain_types(folder: Path) -> None:
    told = dates.evaluate(folder / "bridge.tml", Told(("Tuesday", TimeType.DATE, "2031-02-11"))).to_dict()
    assert {name: told[name] for name in ("f1", "precision", "recall", "gold", "predicted", "documents")} == {
        "f1": 0.5,
        "precision": 1.0,
        "recall": pytest.approx(1 / 3, abs=1e-6),
        "gold": 3,
        "predicted": 1,
        "documents": 1,
    }
    assert set(told["scores"]["strict.f1"]) == {"value", "low", "high"}


def test_nothing_found_is_no_failure(folder: Path) -> None:
    report = dates.evaluate(folder, Told())
    assert report.to_dict()["precision"] is None
    assert report.to_dict()["f1"] == 0.0


def test_only_some_documents(folder: Path) -> None:
    assert dates.evaluate(folder, Told(), only=lambda name: name == "ferry").gold == 1
    with pytest.raises(GoldError, match="none of its documents"):
        dates.evaluate(folder, Told(), only=lambda _: False)


def timed(*extents: tuple[int, int]) -> list[Timed]:
    return [Timed(start, end, "DATE", "2031") for start, end in extents]


# gold, predicted, pairs
MATCHES = [
    ([(0, 5)], [(0, 5)], [((0, 5), (0, 5))]),
    ([(0, 5)], [(4, 9)], [((0, 5), (4, 9))]),
    ([(0, 5)], [(5, 9)], []),
    # One each: a long one of ours stands for one of gold's, and the other way round.
    ([(0, 5), (6, 9)], [(0, 9)], [((0, 5), (0, 9))]),
    ([(0, 9)], [(0, 5), (6, 9)], [((0, 9), (0, 5))]),
    # What fits exactly is not taken by what only overlaps.
    ([(0, 5), (4, 9)], [(4, 9)], [((4, 9), (4, 9))]),
    ([(0, 5), (4, 9)], [(4, 9), (0, 2)], [((0, 5), (0, 2)), ((4, 9), (4, 9))]),
]


@pytest.mark.parametrize(("gold", "predicted", "pairs"), MATCHES)
def test_matches(
    gold: list[tuple[int, int]],
    predicted: list[tuple[int, int]],
    pairs: list[tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    found = matches(timed(*gold), timed(*predicted))
    assert [((a.start, a.end), (b.start, b.end)) for a, b in found] == pairs
    strict, relaxed, *_, ours, theirs = counted(timed(*gold), timed(*predicted))
    assert strict == sum(a == b for a, b in pairs)
    assert (relaxed, ours, theirs) == (len(pairs), len(predicted), len(gold))
