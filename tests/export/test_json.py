from __future__ import annotations

import json as plain
from collections.abc import Callable
from functools import reduce
from operator import getitem
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.readings import HOSTILE, account, bridge, failed, reading
from whosays.export import json
from whosays.export.schema import schema
from whosays.model import FailedReading, Failure, Reading

KEYS = (
    "path id title outlet authors published url language encoding replaced text"
    " model attributions entities failure"
)
RESULTS: list[Reading | FailedReading] = [
    bridge(),
    reading("It rained.", path=None),
    reading(HOSTILE, title=HOSTILE),
    failed(),
    FailedReading("dk.txt", Failure("language", "the text is in Danish"), "0" * 64, account("Det regner.")),
]


@pytest.mark.parametrize("result", RESULTS)
def test_the_schema_holds(result: Reading | FailedReading) -> None:
    (line,) = json.lines([result])
    written = plain.loads(line)
    assert list(written) == KEYS.split()
    Draft202012Validator(schema()).validate(written)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("key", KEYS.split())
def test_no_key_may_miss(key: str) -> None:
    written = bridge().to_dict()
    del written[key]
    assert not Draft202012Validator(schema()).is_valid(written)


def _in(*keys: str | int) -> Callable[[Any], Any]:
    return lambda written: reduce(getitem, keys, written)


@pytest.mark.parametrize(
    "place",
    [_in(), _in("attributions", 0), _in("attributions", 0, "cue"), _in("entities", 0)],
    ids=["account", "attribution", "span", "entity"],
)
def test_no_key_may_be_added(place: Callable[[Any], Any]) -> None:
    written = bridge().to_dict()
    place(written)["extra"] = 1
    assert not Draft202012Validator(schema()).is_valid(written)


@pytest.mark.parametrize(
    ("key", "value"), [("text", None), ("model", None), ("published", "May 2031"), ("id", "x")]
)
def test_wrong_values_are_refused(key: str, value: object) -> None:
    assert not Draft202012Validator(schema()).is_valid({**bridge().to_dict(), key: value})


def test_one_line_an_account() -> None:
    lines = list(json.lines(RESULTS))
    assert len("".join(lines).splitlines()) == len(RESULTS)
    assert [plain.loads(line) for line in lines] == [result.to_dict() for result in RESULTS]


@pytest.mark.parametrize("results", [[], RESULTS[:1], RESULTS])
def test_the_array_holds_the_same(results: list[Reading | FailedReading]) -> None:
    assert plain.loads("".join(json.array(results))) == [result.to_dict() for result in results]


def test_letters_stay_letters() -> None:
    (line,) = json.lines([reading("Šárka said “no”.")])
    assert "Šárka said “no”." in line


@given(st.text(st.characters(codec=None, categories=None)))
def test_any_text_comes_back_and_can_be_written(text: str) -> None:
    result = failed(path=text, message=text)
    (line,) = json.lines([result])
    assert plain.loads(line.encode("utf-8")) == result.to_dict()
    assert line.splitlines() == [line[:-1]]
    assert not set(line) & set("\x1b\x9b\u202e\u2066\u200b")
