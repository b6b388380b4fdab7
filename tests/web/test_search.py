"""Searching: what is found, how it is narrowed, and what is told where nothing is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.readings import HOSTILE
from tests.web.shelf import make_shelf, served, visiting
from whosays.store import Library, Query
from whosays.web import Settings, create_app
from whosays.web.filters import DAYS, days

JSON = {"accept": "application/json"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A visitor of a library with a hostile account."""
    with served(make_shelf(tmp_path_factory.mktemp("shelf"))) as made:
        yield made


def found(client: TestClient, **asked: Any) -> dict[str, Any]:
    answer = client.get("/search", params=asked, headers=JSON)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def statements(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = found(client, **asked)["statements"]
    return listed


def test_every_statement_is_listed_page_by_page_each_once(client: TestClient, library: Path) -> None:
    seen: list[object] = []
    page = 1
    while True:
        body = found(client, page=page, limit=30)
        seen += [(one["account"], one["attribution"]) for one in body["statements"]]
        if not body["more"]:
            break
        page += 1
    with Library.open(library) as held, held.view() as view:
        assert len(seen) == len(set(seen)) == view.count(Query())


def test_words_are_marked_on_the_page(client: TestClient) -> None:
    page = client.get("/search", params={"q": "velmar"}).text
    assert "<mark>Velmar</mark>" in page
    assert re.search(r"\d+ statements", page)


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ({"act": "denies"}, lambda one: one["act"] == "denies" and one["denies"]),
        ({"quotation": "direct"}, lambda one: one["quotation"] == "direct"),
        ({"outlet": "the harbour courier"}, lambda one: one["outlet"] == "The Harbour Courier"),
        (
            {"since": "2025-03-16"},
            lambda one: (one["said"] or {"to": one["published"]})["to"] >= "2025-03-16",
        ),
        (
            {"until": "2025-03-14"},
            lambda one: (one["said"] or {"from": one["published"]})["from"] <= "2025-03-14",
        ),
        ({"actor": "adeyr"}, lambda one: one["actor"] == "Tovan Adeyr"),
        ({"q": "coal plants", "actor": "adeyr"}, lambda one: one["actor"] == "Tovan Adeyr"),
        ({"outermost": "true"}, lambda one: one["via"] == []),
    ],
)
def test_a_filter_leaves_what_it_says(client: TestClient, asked: dict[str, str], holds: Any) -> None:
    listed = statements(client, limit=100, **asked)
    assert listed
    assert all(holds(one) for one in listed)


def test_filters_that_forms_leave_empty_are_none(client: TestClient) -> None:
    empty = dict.fromkeys(
        ["q", "actor", "act", "outlet", "since", "until", "quotation", "about", "order", "story", "speaker"],
        "",
    )
    assert found(client, **empty) == found(client)


def test_who_says_it_and_in_whose_statement_it_stands(client: TestClient) -> None:
    nested = next(one for one in statements(client, limit=100) if one["via"] and one["identity"])
    again = statements(client, speaker=nested["identity"], account=nested["account"], limit=100)
    assert nested["attribution"] in [one["attribution"] for one in again]
    assert {one["identity"] for one in again} == {nested["identity"]}


def test_the_earliest_and_the_latest_first(client: TestClient) -> None:
    latest = [one["published"] for one in statements(client, order="date", limit=100)]
    earliest = [one["published"] for one in statements(client, order="earliest", limit=100)]
    assert latest[0] != earliest[0]


def test_nothing_found_tells_what_would_find_something(client: TestClient) -> None:
    page = client.get("/search", params={"q": "velmar", "act": "promises"}).text
    assert "Nothing found" in page
    ways = re.findall(r'<li><a href="([^"]+)">[^<]+</a>: (\d+)(?: or more)?</li>', page)
    assert ways
    for address, count in ways:
        body = client.get(unescape(address), headers=JSON).json()
        assert min(body["count"], 100) == int(count) > 0


def test_the_twin_is_as_it_is_described(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]["/search"]["get"]["responses"]["200"]
    schema = described["content"]["application/json"]["schema"]
    for asked in ({}, {"q": "river"}, {"q": "nothingatall"}, {"q": "velmar", "anywhere": "1"}):
        jsonschema.validate(found(client, **asked), schema)


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "2025-13"}, {"until": "yesterday"}, {"about": "2025-02-30"}, {"act": "shouts"},
        {"page": "0"}, {"page": "501"}, {"limit": "101"}, {"limit": "x"}, {"story": "../etc"},
        {"speaker": "a b"}, {"q": "x" * 1001}, {"quotation": "none"}, {"order": "1"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(client: TestClient, asked: dict[str, str]) -> None:
    assert client.get("/search", params=asked).status_code == 422
    answer = client.get("/search", params=asked, headers=JSON)
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_date_that_is_none_is_explained(client: TestClient) -> None:
    assert "write it as 2022-02-05" in client.get("/search", params={"since": "2025-1"}).text


@given(told=st.from_regex(DAYS, fullmatch=True))
@settings(max_examples=100, deadline=None)
def test_every_date_that_the_description_allows_is_one(told: str) -> None:
    interval = days(told)
    assert (interval is None) == (told == "")


@given(words=st.text(max_size=60))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_words_break_it(client: TestClient, words: str) -> None:
    try:
        words.encode()
    except UnicodeEncodeError:
        return
    for asked in ({"q": words}, {"actor": words, "anywhere": "1", "q": "river"}, {"outlet": words}):
        assert client.get("/search", params=asked).status_code == 200


def test_hostile_text_is_inert(hostile: TestClient) -> None:
    pages = [
        hostile.get("/search").text,
        hostile.get("/search", params={"q": HOSTILE, "actor": HOSTILE[:300], "outlet": HOSTILE[:300]}).text,
        hostile.get("/actors").text,
        hostile.get("/actors", params={"q": HOSTILE[:300]}).text,
        hostile.get("/network").text,
        hostile.get("/network", params={"outlet": HOSTILE[:300]}).text,
    ]
    for page in pages:
        assert HOSTILE not in page
        for tag in re.findall(r"<[a-z][^>]*>", page):
            assert not re.search(r"\b(href|src|action)=\"(?!/|#)", tag), tag
            assert not re.search(r"\s(on\w+|style)=", re.sub(r'"[^"]*"', '""', tag)), tag
        assert all(' src="/static/' in tag for tag in re.findall(r"<script[^>]*>", page))


def test_there_is_no_library_yet(tmp_path: Path) -> None:
    app = create_app(Settings(library=str(tmp_path / "none.sqlite")))
    with visiting(app) as client:
        for path in ("/search", "/actors", "/network", "/export/csv", "/actor/00", "/story/00/timeline"):
            assert client.get(path).status_code == 404
