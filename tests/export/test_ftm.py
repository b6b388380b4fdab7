"""FollowTheMoney entities; `test_the_library_takes_them` needs followthemoney, which needs ICU's headers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha1
from typing import Any

import pytest
from hypothesis import given

from tests.export.made import FEW, results
from tests.readings import bridge, council, failed, hostile
from whosays.export import ftm
from whosays.model import FailedReading, Failure, Original, Reading

Results = list[Reading | FailedReading]

# What the model (followthemoney 4) knows of the properties that are written, with those they inherit.
_THING = {"name", "alias", "description", "summary", "notes", "keywords", "publisher", "sourceUrl", "proof"}
_DOCUMENT = {"title", "fileName", "author", "publishedAt", "mimeType", "language", "contentHash", "encoding"}
_DOCUMENT |= {"processingAgent", "processingStatus", "processingError", "bodyText", "retrievedAt"}
KNOWN = {
    "Article": _THING | _DOCUMENT,
    "Document": _THING | _DOCUMENT,
    "Person": _THING | {"position", "parent"},
    "Organization": _THING | {"parent"},
    "PublicBody": _THING | {"parent"},
    "LegalEntity": _THING | {"parent"},
    "Mention": {"name", "document", "resolved", "detectedSchema"},
    "Event": _THING | {"involved", "date", "startDate", "endDate", "recordId"},
}


def entities(made: Results, originals: Mapping[str, Original] | None = None) -> list[dict[str, Any]]:
    written = "".join(ftm.lines(made, originals or {})).encode("utf-8").decode("utf-8")
    return [json.loads(line) for line in written.split("\n")[:-1]]


def of_schema(found: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [one["properties"] for one in found if one["schema"] == schema]


def test_an_article() -> None:
    made = bridge()
    data = b"<p>It rained.</p>"
    original = Original(data, "https://a.example/", "text/html", datetime(2031, 2, 20, 9, 30, tzinfo=UTC))
    (article,) = of_schema(entities([made], {made.account.id: original}), "Article")
    assert article == {
        "title": ["Bridge at Velmora to stay shut, minister says"],
        "fileName": ["bridge.txt"],
        "publisher": ["Osk Valley Courier"],
        "publishedAt": ["2031-02-14"],
        "sourceUrl": ["https://courier.example/2031/02/14/bridge"],
        "retrievedAt": ["2031-02-20T09:30:00"],
        "mimeType": ["text/html"],
        "language": ["eng"],
        "contentHash": [sha1(data, usedforsecurity=False).hexdigest()],
        "notes": [f"sha256: {made.account.id}"],
        "encoding": ["utf-8"],
        "processingAgent": ["whosays-test 1"],
        "bodyText": [made.account.text.strip()],
    }


def test_who_said_what_when() -> None:
    made = replace(bridge(), account=replace(bridge().account, pages=(0, 47)))
    found = entities([made])
    (person,) = of_schema(found, "Person")
    assert person["name"] == ["Ilse Tarnow"]
    assert person["position"] == ["transport minister"]
    event = of_schema(found, "Event")[1]
    assert event["name"] == ["Ilse Tarnow: says"]
    assert event["description"] == ["The Osk bridge will not reopen before May"]
    assert event["date"] == event["startDate"] == event["endDate"] == ["2031-02-14"]
    assert event["notes"] == ["page 2"]
    named = {one["id"]: one["properties"]["name"] for one in found if one["schema"] == "Person"}
    assert [named[one] for one in event["involved"]] == [["Ilse Tarnow"]]


def test_a_denial_is_none_of_its_claims() -> None:
    assert of_schema(entities([council()]), "Event")[0]["name"] == ["Pell Andrig: denies"]


def test_who_cannot_be_looked_up_is_no_entity() -> None:
    found = entities([bridge()])
    names = {
        name
        for one in found
        if one["schema"] not in ("Event", "Article")
        for name in one["properties"]["name"]
    }
    assert names == {"Ilse Tarnow", "The Gazette", "the ministry"}
    workers = of_schema(found, "Event")[7]
    assert workers["name"] == ["Harbour workers: believes"]
    assert "involved" not in workers


def test_a_failure_is_a_document_that_says_so() -> None:
    made: Results = [failed(path="\udcff.pdf"), FailedReading(None, Failure("empty", "no words"), "0" * 64)]
    first, second = entities(made)
    assert first["properties"]["processingError"] == ["empty: no words in it"]
    assert first["properties"]["fileName"] == ["\ufffd.pdf"]
    assert (second["id"], second["schema"]) == ("0" * 64, "Document")


def test_the_same_in_two_accounts_stays_apart() -> None:
    other = replace(bridge(), account=replace(bridge().account, id="1" * 64))
    found = entities([bridge(), other])
    assert len({one["id"] for one in found}) == len(found)


@FEW
@given(results())
def test_only_what_the_model_knows(made: Results) -> None:
    found = entities(made)
    known = {one["id"] for one in found}
    for one in found:
        assert set(one["properties"]) <= KNOWN[one["schema"]]
        for key, values in one["properties"].items():
            assert values
            assert all(isinstance(value, str) and value == value.strip() != "" for value in values)
            if key in ("proof", "involved", "document", "resolved", "parent"):
                assert set(values) <= known


def test_the_library_takes_them() -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    original = Original(b"", "https://a.example/", "text/html", datetime(2031, 2, 20, 9, 30, tzinfo=UTC))
    readings = [bridge(), council()]
    found = entities([*readings, failed()], {one.account.id: original for one in readings})
    for one in found:
        schema = model.get(one["schema"])
        assert set(one["properties"]) <= set(schema.properties)
        schema.validate(one)
        cleaned = model.get_proxy(one, cleaned=False).to_dict()["properties"]
        assert {key: sorted(values) for key, values in cleaned.items()} == {
            key: sorted(values) for key, values in one["properties"].items()
        }
    for one in entities([hostile()]):
        model.get_proxy(one, cleaned=False)
