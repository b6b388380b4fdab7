"""Who says how much, and everything that one has said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from tests.readings import HOSTILE
from tests.web.shelf import Shelf, make_shelf, served
from whosays.model import Change, ChangeKind, Comparison, Denial, Passage, Resolved, Span, Voice
from whosays.render.web.changes import against
from whosays.store import Library, Query

JSON = {"accept": "application/json"}


def actors(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = client.get("/actors", params=asked, headers=JSON).json()["actors"]
    return listed


def test_who_says_most_comes_first(client: TestClient) -> None:
    counts = [one["statements"] for one in actors(client)]
    assert counts == sorted(counts, reverse=True)
    page = client.get("/actors").text
    assert page.index("Tovan Adeyr") < page.index("Oren Dassel")


def test_a_name_is_found_by_its_words(client: TestClient) -> None:
    assert [one["name"] for one in actors(client, q="adeyr")] == ["Tovan Adeyr"]
    assert actors(client, q="nobody of that name") == []
    assert "Nobody is called so" in client.get("/actors", params={"q": "nobodyofthatname"}).text


def test_all_that_one_said_is_there_by_date(client: TestClient) -> None:
    one = actors(client, q="adeyr")[0]
    body = client.get(f"/actor/{one['identity']}", params={"limit": 100}, headers=JSON).json()
    assert body["count"] == one["statements"] == len(body["statements"])
    assert {said["identity"] for said in body["statements"]} == {one["identity"]}
    assert sum(account["statements"] for account in body["accounts"]) == one["statements"]
    days = [(said["said"] or {}).get("from") or said["published"] for said in body["statements"]]
    assert days == sorted(days)
    latest = client.get(f"/actor/{one['identity']}", params={"order": "date"}, headers=JSON).json()
    assert latest["statements"][0]["attribution"] != body["statements"][0]["attribution"]


def test_names_roles_and_how_they_were_found_are_told(client: TestClient) -> None:
    one = actors(client, q="adeyr")[0]
    who = client.get(f"/actor/{one['identity']}", headers=JSON).json()["actor"]
    assert {name["words"] for name in who["names"]} == {"Adeyr", "Tovan Adeyr"}
    assert who["actors"] == 3
    page = client.get(f"/actor/{one['identity']}").text
    for words in (
        "One in 3 accounts",
        "President",
        "because of",
        "In the stories",
        "The network around them",
    ):
        assert words in page


def test_denials_are_marked(client: TestClient) -> None:
    one = actors(client, q="adeyr")[0]
    page = client.get(f"/actor/{one['identity']}", params={"act": "denies"}).text
    assert 'class="statement denying"' in page


def test_an_actor_of_one_account_leads_to_who_that_is(client: TestClient, library: Path) -> None:
    with Library.open(library) as held, held.view() as view:
        hit = view.search(Query(actor="adeyr", limit=1)).hits[0]
        rows = view.reading(hit.account).attributions
    own = next(
        row.actor.actor.id for row in rows if row.id == hit.attribution and isinstance(row.actor, Resolved)
    )
    body = client.get(f"/actor/{own}", headers=JSON).json()
    assert body["actor"]["id"] == hit.identity


def test_nobody_is_not_found(client: TestClient) -> None:
    assert client.get("/actor/0000000000000000").status_code == 404
    assert client.get("/actor/a b").status_code == 422


def test_the_twins_are_as_they_are_described(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    one = actors(client)[0]
    for path, address in (("/actors", "/actors"), ("/actor/{id}", f"/actor/{one['identity']}")):
        content = paths[path]["get"]["responses"]["200"]["content"]
        jsonschema.validate(client.get(address, headers=JSON).json(), content["application/json"]["schema"])


def test_what_a_comparison_brings_out_stands_beside_the_statement(library: Path) -> None:
    with Library.open(library) as held, held.view() as view:
        hits = view.search(Query(actor="adeyr", limit=100)).hits
        here, there = hits[0], next(one for one in hits if one.account != hits[0].account)
        readings = tuple(view.reading(one.account) for one in (here, there))
    voice = Voice("Adeyr", None, None, None)
    other = Voice("Oren Dassel", None, None, None)
    before, after = (Passage(one.account, one.content) for one in (there, here))
    comparison = Comparison(
        ("m",), readings, (), (), (), (), (), (),
        (Denial(other, after, before, "c", (), 0.5),),
        tuple(
            Change(who, kind, before, after, 0.9)
            for who, kind in ((voice, ChangeKind.FIGURE), (other, ChangeKind.POLARITY))
        ),
    )  # fmt: skip
    found = against(hits, "Tovan Adeyr", [comparison])
    assert [one.how for one in found[here.account, here.attribution]] == ["Before, another figure"]
    assert [one.how for one in found[there.account, there.attribution]] == ["Later, another figure"]
    assert found[here.account, here.attribution][0].words == before.text


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return make_shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture(scope="module")
def visitor(shelf: Shelf) -> Iterator[TestClient]:
    with served(shelf) as made:
        yield made


def test_a_hostile_name_is_inert(visitor: TestClient, shelf: Shelf) -> None:
    villain = shelf.reading(shelf.hostile).actors[0]
    page = visitor.get(f"/actor/{villain.id}").text
    assert HOSTILE not in page
    assert not re.search(r"<(img|script)(?![^>]*src=\"/static/)", page.split("<main")[1])
    assert visitor.get(f"/actor/{villain.id}", headers=JSON).json()["actor"]["name"] == HOSTILE


def test_spans_are_whole(visitor: TestClient, shelf: Shelf) -> None:
    villain = shelf.reading(shelf.hostile).actors[0]
    said = visitor.get(f"/actor/{villain.id}", headers=JSON).json()["statements"]
    text = shelf.reading(shelf.hostile).account.text
    for one in said:
        for piece in one["content"]:
            assert Span.of(text, piece["start"], piece["end"]).text == piece["text"]
