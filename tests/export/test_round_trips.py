"""What was written comes back, from each format that promises it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given

from tests.export.made import FEW, results
from tests.readings import bridge, council, failed, hostile
from whosays.export import csv, json, web_annotation
from whosays.export.rows import Row, rows
from whosays.model import FailedReading, Reading

Results = list[Reading | FailedReading]
PAGED = replace(bridge(), account=replace(bridge().account, pages=(0, 47, 160)))
WRITTEN: list[Results] = [[], [bridge(), failed(), council()], [hostile()], [PAGED]]


def by_csv(made: Results) -> list[Row]:
    """By way of bytes and of a file, as a program would read it that does not know whosays' CSV."""
    written = "".join(csv.lines(made)).encode("utf-8")
    return list(csv.read(io.TextIOWrapper(io.BytesIO(written), encoding="utf-8-sig", newline="")))


def by_web_annotation(made: Results) -> list[Row]:
    written = "".join(web_annotation.chunks(made)).encode("utf-8")
    return list(web_annotation.read(written.decode("utf-8")))


@pytest.mark.parametrize("made", WRITTEN)
def test_statements_come_back(made: Results) -> None:
    assert by_csv(made) == by_web_annotation(made) == list(rows(made))


@FEW
@given(results())
def test_any_statement_comes_back_from_csv(made: Results) -> None:
    assert by_csv(made) == list(rows(made))


@FEW
@given(results())
def test_any_statement_comes_back_from_web_annotation(made: Results) -> None:
    assert by_web_annotation(made) == list(rows(made))


@FEW
@given(results())
def test_any_reading_comes_back_from_json_lines(made: Results) -> None:
    written = "".join(json.lines(made)).encode("utf-8")
    found = list(json.read(io.TextIOWrapper(io.BytesIO(written), encoding="utf-8")))
    assert [one.to_dict() for one in found] == [one.to_dict() for one in made]
    assert found == made


def test_a_row_says_what_its_attribution_does() -> None:
    row = list(rows([PAGED]))[1]
    one = PAGED.attributions[1]
    assert (row.source, row.cue, row.content, row.act) == (one.source, one.cue, one.content, one.act)
    assert (row.actor, row.actor_type, row.link, row.candidates) == ("Ilse Tarnow", "person", "name", ())
    assert one.said_on is not None
    assert one.said_on.days is not None
    assert (row.said_on, row.said_from) == (one.said_on.span, one.said_on.days.first)
    assert row.about_when == ("2031-05-01/2031-05-31",)
    assert (row.page, row.confidence) == (2, 0.95)
    assert row.origin.outlet == "Osk Valley Courier"


def test_who_it_may_be_is_told() -> None:
    row = list(rows([bridge()]))[6]
    assert (row.actor, row.candidates, row.link) == (None, ("The Gazette", "the ministry"), "pronoun")
