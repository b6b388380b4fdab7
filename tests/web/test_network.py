"""Who cites whom: the numbers, and the drawing."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from whosays.render.web.network import draw, lines
from whosays.store import Library, Query
from whosays.store.citations import Cited

JSON = {"accept": "application/json"}


def cited(client: TestClient, **asked: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = client.get("/network", params=asked, headers=JSON).json()["citations"]
    return listed


def test_each_tie_leads_to_as_many_statements(client: TestClient) -> None:
    found = cited(client)
    assert {one["nested"] for one in found} == {True, False}
    for one in found:
        assert client.get(one["at"], headers=JSON).json()["count"] == one["statements"], one


def test_nothing_is_counted_twice_or_left_out(client: TestClient, library: Path) -> None:
    with Library.open(library) as held, held.view() as view:
        hits = [
            hit
            for offset in (0, 100, 200)
            for hit in view.search(Query(outermost=True, limit=100, offset=offset)).hits
        ]
    told = sum(hit.actor is not None and hit.outlet is not None for hit in hits)
    assert sum(one["statements"] for one in cited(client) if not one["nested"]) == told


@pytest.mark.parametrize("name", ["story", "outlet", "actor"])
def test_it_can_be_narrowed(client: TestClient, library: Path, name: str) -> None:
    with Library.open(library) as held, held.view() as view:
        actor = next(iter(view.speakers("adeyr"))).identity
        story = next(one.id for one in view.stories() if len(one.accounts) == 3)
    value = {"story": story, "outlet": "The Harbour Courier", "actor": actor}[name]
    assert value is not None
    found = cited(client, **{name: value})
    assert 0 < len(found) < len(cited(client))
    for one in found:
        assert client.get(one["at"], headers=JSON).json()["count"] == one["statements"], one
    if name == "actor":
        assert all("Tovan Adeyr" in (one["by"], one["whom"]) for one in found)


def test_the_page_has_the_numbers_beside_the_drawing(client: TestClient) -> None:
    page = client.get("/network").text
    table, _, drawing = page.partition("<svg")
    for one in cited(client)[:5]:
        assert unescape(table).count(one["at"]) >= 1
        assert one["at"] in unescape(drawing)
    assert "style=" not in page.split("<main")[1]


def test_nothing_is_there_for_a_strange_outlet(client: TestClient) -> None:
    assert cited(client, outlet="No Such Paper") == []
    assert "nobody to cite" in client.get("/network", params={"outlet": "No Such Paper"}).text
    for asked in ({"story": "00"}, {"actor": "00"}):
        assert client.get("/network", params=asked).status_code == 404


def test_the_twin_is_as_it_is_described(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]["/network"]["get"]["responses"]["200"]
    body = client.get("/network", headers=JSON).json()
    jsonschema.validate(body, described["content"]["application/json"]["schema"])


NAMES = st.sampled_from("abcdefgh")
TIES = st.lists(st.tuples(NAMES, NAMES, st.integers(1, 500)), max_size=90, unique_by=lambda one: one[:2])


@given(direct=TIES, nested=TIES)
def test_a_drawing_is_whole_and_always_the_same(
    direct: list[tuple[str, str, int]], nested: list[tuple[str, str, int]]
) -> None:
    table = lines(
        [Cited(by.upper(), None, whom, whom, count) for by, whom, count in direct],
        [Cited(by, by, whom, whom, count) for by, whom, count in nested if by != whom],
        {},
    )
    drawn = draw(table)
    assert draw(tuple(reversed(table))) == drawn
    if drawn is None:
        assert not table
        return
    assert all(one.path and 1.25 <= one.thickness <= 11 for one in drawn.lines)
    places = {(node.x, node.y) for node in drawn.nodes}
    assert len(places) == len(drawn.nodes)
    assert all(0 < node.y < drawn.height and 0 < node.x < drawn.width for node in drawn.nodes)
    keys = {node.key for node in drawn.nodes}
    assert all(set(one.ends.split()) <= keys for one in drawn.lines)
    assert not re.search(r"nan|inf", " ".join(one.path for one in drawn.lines))
