from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import getitem
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.comparisons import hostile, many, story
from tests.readings import HOSTILE
from whosays.export.schema import comparison_schema
from whosays.model import (
    ActorType,
    ChangeKind,
    Comparison,
    DifferenceKind,
    Distance,
    DriftKind,
    Kinship,
    Origin,
    Stand,
    Truth,
)


def holds(written: Any) -> bool:
    return bool(Draft202012Validator(comparison_schema()).is_valid(written))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(comparison_schema())


@pytest.mark.parametrize("found", [story(), many(3, 2), many(1, 0)])
def test_the_schema_holds(found: Comparison) -> None:
    Draft202012Validator(comparison_schema()).validate(found.to_dict())


def test_a_date_must_be_one() -> None:
    assert not holds(hostile(HOSTILE).to_dict())
    assert holds(hostile("2031").to_dict())


def _in(*keys: str | int) -> Callable[[Any], Any]:
    return lambda written: reduce(getitem, keys, written)


PLACES = {
    "comparison": _in(),
    "story": _in("stories", 0),
    "account": _in("accounts", 0),
    "lineage": _in("lineages", 1),
    "credit": _in("lineages", 1, "credit"),
    "member": _in("lineages", 1, "members", 0),
    "claim": _in("claims", 0),
    "cell": _in("claims", 0, "coverage", 0),
    "voice": _in("claims", 1, "coverage", 0, "actor"),
    "passage": _in("claims", 0, "coverage", 0, "evidence", 0),
    "span": _in("claims", 0, "coverage", 0, "evidence", 0, "pieces", 0),
    "near": _in("claims", 2, "coverage", 1, "nearest"),
    "silence": _in("silences", 0),
    "drift": _in("drift", 0),
    "difference": _in("figures", 0),
    "value": _in("figures", 0, "first"),
    "denial": _in("denials", 0),
    "change": _in("changes", 0),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_no_key_may_be_added_nor_miss(place: Callable[[Any], Any]) -> None:
    for key in list(place(story().to_dict())):
        written = story().to_dict()
        del place(written)[key]
        assert not holds(written), key
    written = story().to_dict()
    place(written)["extra"] = 1
    assert not holds(written)


def test_words_are_there_exactly_where_the_claim_is() -> None:
    written = story().to_dict()
    there, left_out = written["claims"][2]["coverage"][:2]
    for cell, evidence in ((there, []), (left_out, there["evidence"])):
        kept, cell["evidence"] = cell["evidence"], evidence
        assert not holds(written)
        cell["evidence"] = kept
    assert holds(written)


def test_the_schema_knows_every_value() -> None:
    named = comparison_schema()["$defs"]
    for kinds, place in (
        (Stand, named["cell"]["properties"]["stand"]),
        (Distance, named["cell"]["properties"]["distance"]),
        (ActorType, named["voice"]["properties"]["type"]),
        (Origin, named["lineage"]["properties"]["why"]),
        (Kinship, named["member"]["properties"]["kinship"]),
        (Truth, named["silence"]["properties"]["verdict"]),
        (DriftKind, named["drift"]["properties"]["kind"]),
        (DifferenceKind, named["difference"]["properties"]["kind"]),
        (ChangeKind, named["change"]["properties"]["kind"]),
    ):
        assert {one.value for one in kinds} == set(place["enum"]) - {None}
