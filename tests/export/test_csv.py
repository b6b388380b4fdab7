from __future__ import annotations

import csv as plain
import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from tests.export.made import FEW, results
from tests.readings import bridge, council, failed, hostile, reading, says
from whosays.errors import FormatError
from whosays.export import csv
from whosays.export.rows import Row
from whosays.model import FailedReading, Reading, Unresolved


def written(*made: Reading | FailedReading) -> str:
    return "".join(csv.lines(made))


def again(text: str) -> list[Row]:
    return list(csv.read(io.StringIO(text, newline="")))


def cells(text: str) -> list[dict[str, str]]:
    """As any program reads it."""
    return list(plain.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_file() -> None:
    text = written(bridge(), failed(), council())
    assert text.startswith('\ufeff"account","outlet","published","url","title","source","source_at","actor"')
    assert text.endswith("\r\n")
    rows = cells(text)
    assert len(rows) == 15
    assert rows[2]["content"] == "“We will not gamble with lives,” | “Not for a week, and not for a day.”"
    assert rows[2]["content_at"] == "159-191 | 202-238"
    assert rows[1] | {"source": "transport minister Ilse Tarnow", "said_from": "2031-02-14"} == rows[1]
    assert rows[8]["source"] == rows[8]["source_at"] == rows[8]["actor"] == ""
    assert rows[11]["content"] == "that repairs would begin late next\nmonth"


def test_no_statements_are_a_file_with_a_header() -> None:
    assert written(failed()).count("\r\n") == 1
    assert again(written()) == []


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠A", "'＠A"),
        ("\t=1", "'\t'=1"),
        ("\tone", "'\tone"),
        ("\rone", "'\rone"),
        ("\none", "'\none"),
        ("  =1", "'  =1"),
        ("\u200b\u202e\ufeff=1", "'\u200b\u202e\ufeff=1"),
        ("\x1b=1", "'\x1b=1"),
        ("'", "''"),
        ("'=1", "''=1"),
        ("a = b", "a = b"),
        ("– a dash", "– a dash"),
        ('"=1"', '\'"=1"'),
        ("one\r\ntwo", "one\r\ntwo"),
        ("one\r\n=two", "one\r\n'=two"),
        ("one;\u200b =two; 3", "one;'\u200b =two; 3"),
        ("one;'two", "one;''two"),
        ("\n\n=", "'\n\n'="),
    ],
)
def test_no_cell_is_a_formula(title: str, cell: str) -> None:
    text = "Tarnow said it rained."
    made = reading(text, [says(text, "Tarnow", "said", "it rained")], title=title)
    assert cells(written(made))[0]["title"] == cell
    assert again(written(made))[0].origin.title == title


@FEW
@given(results())
def test_nothing_that_a_program_may_take_for_a_cell_is_a_formula(made: list[Reading | FailedReading]) -> None:
    text = written(*made)
    table = [cell for row in cells(text) for cell in row.values()]
    for cell in [*table, *re.split("[;\t\r\n]", text.removeprefix("\ufeff"))]:
        seen = re.sub('[\\s\0-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"]+', "", cell)
        assert not seen.startswith(tuple("=+-@＝＋－＠"))


@pytest.mark.parametrize("ends", [";", "\t", ","])
def test_a_program_that_takes_another_separator_finds_no_formula(ends: str) -> None:
    text = f'Tarnow said it rained{ends}=cmd(){ends}"=cmd()"\n=cmd().'
    made = reading(text, [says(text, "Tarnow", "said", text[12:])])
    rows = plain.reader(io.StringIO(written(made)), delimiter=ends)
    assert not any(cell.strip('"').startswith("=") for row in rows for cell in row)


def test_a_speech_is_one_cell() -> None:
    speech = "We will rebuild. " * 20_000
    text = f"Tarnow said {speech}"
    made = reading(text, [says(text, "Tarnow", "said", speech)])
    (row,) = again(written(made))
    assert row.content[0].text == speech


Change = Callable[[str], str]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda _: "", "the first row is not the header"),
        (lambda _: "a,b\r\n1,2\r\n", "the first row is not the header"),
        (lambda _: "\0", "the first row is not the header"),
        (lambda text: text.replace('"act"', '"deed"', 1), "the first row is not the header"),
        (lambda text: text.replace('"says"', '"sings"', 1), "row 2: act: 'sings' is not one of"),
        (lambda text: text.replace('"told"', '"sold on"', 1), "row 3: cue: 121:125 does not fit"),
        (lambda text: text.replace('"121-125"', '"121"', 1), "row 3: cue_at: '121' is no place"),
        (lambda text: text.replace('"121-125"', '"９-１３"', 1), "row 3: cue_at: '９-１３' is no place"),
        (lambda text: text.replace('"121-125"', '""', 1), "row 3: cue: 1 pieces at 0 places"),
        (
            lambda text: text.replace('"told","121-125"', '"a | b","1-2 | 2-3"', 1),
            "row 3: cue: 2 pieces, where",
        ),
        (
            lambda text: text.replace("159-191 | 202-238", "159-191", 1),
            "row 4: content: 2 pieces at 1 places",
        ),
        (lambda text: text.replace('"0.97"', '"much"', 1), "row 2: could not convert"),
        (lambda text: text.replace('"0.97"', '"7"', 1), "row 2: confidence: 7.0 is not a number from 0 to 1"),
        (lambda text: text.replace('"0.97"', '"nan"', 1), "row 2: confidence: nan is not"),
        (lambda text: text.replace('"0.97",', "", 1), "row 2: 40 cells, where 41 were written"),
        (lambda text: text.replace('"2031-02-14","2031-02-14"', '"soon",""', 1), "row 3: said_from: 'soon'"),
        (lambda text: text[:-40], "this is no CSV: unexpected end of data"),
        (lambda text: text.replace('"told"', '"to"ld"', 1), "this is no CSV"),
    ],
)
def test_what_was_changed_is_told(change: Change, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        again(change(written(bridge())))
    assert message in str(caught.value)


def test_lists_of_any_names() -> None:
    made = council()
    link = made.attributions[2].actor
    assert isinstance(link, Unresolved)
    names = ("a | b", "", "\\", "|", " ", "\\-", "a\\", "-", " | ")
    who = tuple(replace(made.actors[0], name=name) for name in names)
    row = replace(made.attributions[2], actor=replace(link, candidates=who))
    assert again(written(replace(made, attributions=(row,))))[0].candidates == names


def test_hostile_words_stay_in_their_cells() -> None:
    assert len(cells(written(hostile()))) == 2
