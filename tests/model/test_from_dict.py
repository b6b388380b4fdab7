from __future__ import annotations

import json
import math
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from functools import reduce
from operator import getitem
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readings import HOSTILE, account, bridge, council, failed, hostile, reading, says, when
from whosays.model import (
    Actor,
    FailedReading,
    Failure,
    LinkKind,
    Mention,
    Reading,
    Span,
    TimeType,
    Unresolved,
)
from whosays.model.from_dict import reading_from_dict, result_from_dict


def listed(made: Reading) -> Reading:
    """The reading, with each actor that a source may be among its actors, as the reader makes them."""
    told = (
        one for row in made.attributions if isinstance(row.actor, Unresolved) for one in row.actor.candidates
    )
    actors = {actor.id: actor for actor in (*made.actors, *told)}
    return replace(made, actors=tuple(actors.values()))


DANISH = account("Det regner.", "dk.txt")
RESULTS: list[Reading | FailedReading] = [
    bridge(),
    council(),
    listed(hostile()),
    reading("It rained.", path=None),
    reading(HOSTILE, title=HOSTILE),
    failed(),
    failed(path="\udcff\0.txt", message="\udcff"),
    FailedReading(None, Failure("unreadable", "gone")),
    FailedReading("dk.txt", Failure("language", "the text is in Danish"), DANISH.id, DANISH),
]


@pytest.mark.parametrize("result", RESULTS)
def test_what_was_written_comes_back(result: Reading | FailedReading) -> None:
    written = json.loads(json.dumps(result.to_dict()))
    assert result_from_dict(written) == result


@pytest.mark.parametrize("kind", TimeType)
def test_every_type_of_time_comes_back(kind: TimeType) -> None:
    made = reading("It rained then.", times=[when("It rained then.", "then", None, type=kind)])
    assert reading_from_dict(made.to_dict()) == made


def test_what_a_newer_file_has_is_read() -> None:
    text = "First page. Then it rained."
    made = reading(text, times=[when(text, "Then", "P1D", type=TimeType.SET)])
    written = made.to_dict() | {"extractor": "pdf/1", "pages": [0, 12], "unheard-of": {}}
    written["times"][0]["type"] = "SET"
    expected = replace(made, account=replace(made.account, extractor="pdf/1", pages=(0, 12)))
    assert reading_from_dict(written) == expected


Place = Callable[[Any], Any]


def _in(*keys: str | int) -> Place:
    return lambda written: reduce(getitem, keys, written)


CUE = _in("attributions", 6, "cue")
ROW = _in("attributions", 6)
TOLD = _in("attributions", 1, "actor")
WRONG: list[tuple[Place, str, object, str]] = [
    (_in(), "id", "x", "id: 'x' is not of the form"),
    (_in(), "id", None, "id: None is not a string"),
    (_in(), "text", 7, "text: 7 is not a string"),
    (_in(), "text", "\ud800", "text: '\\ud800' is not a text"),
    (_in(), "text", "", "actors[0].mentions[0]: no words at"),
    (_in(), "title", "a\0", "title: 'a\\x00' is not a text"),
    (_in(), "authors", "Ines", "authors: 'Ines' is not an array"),
    (_in(), "authors", [None], "authors[0]: None is not a string"),
    (_in(), "published", "May 2031", "published: 'May 2031'"),
    (_in(), "published", "2031-02-14\n", "published: "),
    (_in(), "language", "English", "language: 'English'"),
    (_in(), "replaced", True, "replaced: True is not a whole number"),
    (_in(), "pages", [1], "pages: pages begin at 0"),
    (_in(), "pages", [0, 9, 8], "pages: pages begin at 0"),
    (_in(), "actors", {}, "actors: {} is not an array"),
    (_in(), "actors", [], "no such actor is listed"),
    (_in(), "attributions", [[]], "attributions[0]: [] is not an object"),
    (ROW, "parent", "elsewhere", "the parent of"),
    (ROW, "content", [], "attributions[6]: an attribution without content"),
    (ROW, "confidence", math.nan, "attributions[6].confidence: nan"),
    (ROW, "confidence", 10**400, "attributions[6].confidence: "),
    (ROW, "confidence", "0.5", "attributions[6].confidence: '0.5'"),
    (ROW, "act", "sings", "attributions[6].act: 'sings' is not one of says, denies"),
    (ROW, "quotation", [], "attributions[6].quotation: [] is not one of direct"),
    (CUE, "start", -1, "attributions[6].cue: no words at -1"),
    (CUE, "end", 10**9, "attributions[6].cue: no words at"),
    (CUE, "end", 1.5, "attributions[6].cue.end: 1.5 is not a whole number"),
    (CUE, "text", "elsewhere", "attributions[6].cue.text: these words do not stand there"),
    (TOLD, "id", "0", "attributions[1].actor: no such actor"),
    (TOLD, "name", "Somebody Else", "attributions[1].actor: no such actor"),
    (TOLD, "link", "guess", "attributions[1].actor.link: 'guess'"),
    (_in("attributions", 1, "about", 0), "from", "20310501", "about[0].from: '20310501'"),
    (_in("attributions", 1, "about", 0), "from", "2031-13-01", "about[0].from: "),
    (_in("attributions", 1, "about", 0), "to", "2031-04-01", "about[0]: 2031-04-01 lies before"),
    (_in("attributions", 1, "about", 0), "to", None, "about[0].to: None"),
    (_in("attributions", 1, "said_on"), "text", "Monday", "said_on.text: these words"),
    (_in("actors", 0), "mentions", [], "actors[0]: an actor that is mentioned nowhere"),
    (_in("entities", 0), "type", "ROBOT", "entities[0].type: 'ROBOT'"),
]


@pytest.mark.parametrize(("place", "key", "value", "message"), WRONG)
def test_what_is_wrong_is_told_with_its_place(place: Place, key: str, value: object, message: str) -> None:
    written = bridge().to_dict()
    place(written)[key] = value
    with pytest.raises(ValueError, match=r"(?s).") as caught:
        reading_from_dict(written)
    assert message in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 500


def test_two_actors_of_one_id() -> None:
    written = bridge().to_dict()
    written["actors"].append(deepcopy(written["actors"][0]))
    with pytest.raises(ValueError, match=r"actors\[6\].id: two actors"):
        reading_from_dict(written)


def test_no_key_may_miss() -> None:
    for key in bridge().to_dict().keys() - {"failure", "type", "extractor", "pages"}:
        written = bridge().to_dict()
        del written[key]
        with pytest.raises(ValueError, match=f"the object: '{key}' is missing"):
            reading_from_dict(written)


@pytest.mark.parametrize(
    "result", [{}, {"failure": {}}, {"failure": 1}, {"failure": {"kind": "", "message": 1}}]
)
def test_what_is_no_result(result: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"failure|object"):
        result_from_dict(result)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(st.data(), JSON)
def test_any_value_anywhere_is_read_or_told(data: st.DataObject, value: object) -> None:
    written = bridge().to_dict()
    at: Any = written
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = data.draw(st.sampled_from(keys))
        inner = at[key]
        if not inner or not isinstance(inner, dict | list) or data.draw(st.booleans()):
            break
        at = inner
    at[key] = value
    try:
        made = reading_from_dict(written)
    except ValueError:
        return
    assert reading_from_dict(made.to_dict()) == made


def test_an_actor_keeps_its_mentions() -> None:
    text = "Tarnow left. Tarnow said it rained."
    mentions = tuple(Mention(Span.of(text, *at), LinkKind.NAME) for at in ((0, 6), (13, 19)))
    tarnow = Actor("t1", "Tarnow", bridge().actors[0].type, ("minister",), "b1", mentions)
    link = Unresolved(LinkKind.NAME, (tarnow,))
    made = reading(text, [says(text, "Tarnow", "said", "it rained", actor=link, after=13)], actors=[tarnow])
    assert reading_from_dict(made.to_dict()) == made
