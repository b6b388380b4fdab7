from __future__ import annotations

import json as plain
from collections.abc import Callable
from enum import StrEnum
from functools import reduce
from operator import getitem
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.readings import HOSTILE, account, bridge, council, failed, hostile, reading
from whosays.errors import FormatError
from whosays.export import json
from whosays.export.schema import schema
from whosays.model import (
    Act,
    ActorType,
    AttributionType,
    Determinacy,
    FailedReading,
    Failure,
    LinkKind,
    Polarity,
    Quotation,
    Reading,
    SourceType,
)

KEYS = (
    "path id title outlet authors published url language encoding replaced extractor pages text"
    " model attributions entities times actors failure"
)
RESULTS: list[Reading | FailedReading] = [
    bridge(),
    council(),
    reading("It rained.", path=None),
    reading(HOSTILE, title=HOSTILE),
    hostile(),
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


PLACES = {
    "account": _in(),
    "attribution": _in("attributions", 6),
    "span": _in("attributions", 6, "cue"),
    "features": _in("attributions", 6, "features"),
    "resolved": _in("attributions", 1, "actor"),
    "unresolved": _in("attributions", 6, "actor"),
    "candidate": _in("attributions", 6, "actor", "candidates", 0),
    "hearer": _in("attributions", 1, "hearer"),
    "said_on": _in("attributions", 1, "said_on"),
    "about": _in("attributions", 1, "about", 0),
    "entity": _in("entities", 0),
    "time": _in("times", 0),
    "actor": _in("actors", 0),
    "mention": _in("actors", 0, "mentions", 0),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_no_key_may_be_added_nor_miss(place: Callable[[Any], Any]) -> None:
    holds = Draft202012Validator(schema()).is_valid
    for key in list(place(bridge().to_dict())):
        written = bridge().to_dict()
        del place(written)[key]
        assert not holds(written), key
    written = bridge().to_dict()
    place(written)["extra"] = 1
    assert not holds(written)


@pytest.mark.parametrize(
    ("place", "key", "value"),
    [
        ("account", "text", None),
        ("account", "model", None),
        ("account", "times", None),
        ("account", "actors", None),
        ("account", "published", "May 2031"),
        ("account", "id", "x"),
        ("attribution", "act", "sings"),
        ("attribution", "about", None),
        ("attribution", "actor", {}),
        ("features", "type", "other"),
        ("resolved", "id", None),
        ("resolved", "candidates", [{"id": "1", "name": "Ilse Tarnow", "type": "person"}]),
        ("unresolved", "name", "Ilse Tarnow"),
        ("unresolved", "link", "guess"),
        ("candidate", "type", None),
        ("time", "from", None),
        ("time", "to", None),
        ("time", "to", "2031-05"),
        ("actor", "type", "robot"),
        ("actor", "mentions", []),
        ("mention", "link", None),
    ],
)
def test_wrong_values_are_refused(place: str, key: str, value: object) -> None:
    written = bridge().to_dict()
    PLACES[place](written)[key] = value
    assert not Draft202012Validator(schema()).is_valid(written)


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("attribution", "properties", "quotation"), Quotation),
        (("attribution", "properties", "act"), Act),
        (("features", "properties", "source_type"), SourceType),
        (("features", "properties", "type"), AttributionType),
        (("features", "properties", "polarity"), Polarity),
        (("features", "properties", "determinacy"), Determinacy),
        (("actor_type",), ActorType),
        (("link",), LinkKind),
    ],
)
def test_the_schema_knows_every_value(names: tuple[str, ...], kind: type[StrEnum]) -> None:
    assert _in("$defs", *names, "enum")(schema()) == [value.value for value in kind]


def test_an_actor_that_is_told_of_is_listed() -> None:
    written = bridge().to_dict()
    listed = {actor["id"]: actor["name"] for actor in written["actors"]}
    told = [row["actor"] for row in written["attributions"] if row["actor"]]
    told += [candidate for actor in told for candidate in actor["candidates"]]
    assert {actor["id"]: actor["name"] for actor in told if actor["id"]}.items() <= listed.items()
    assert {actor["behind"] for actor in written["actors"]} - {None} <= set(listed)


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


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["\n", "{}\n"], "line 2: the object: 'failure' is missing"),
        (["{"], "line 1: Expecting property name"),
        (["[]"], "line 1: the object: [] is not an object"),
        (["[" * 200_000], "line 1: nested too deeply"),
        (["1" * 10_000], "line 1: "),
        ([*json.lines([bridge()]), plain.dumps(bridge().to_dict() | {"id": "x"})], "line 2: id: 'x'"),
    ],
)
def test_what_is_no_reading_is_told(lines: list[str], message: str) -> None:
    with pytest.raises(FormatError) as caught:
        list(json.read(lines))
    assert message in str(caught.value)


def test_lines_without_words_are_passed_over() -> None:
    (line,) = json.lines([bridge()])
    assert list(json.read(["\n", line, "  "])) == [bridge()]
