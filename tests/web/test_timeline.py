"""A story by time, in two lanes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from sqlalchemy import insert, update
from starlette.testclient import TestClient

from tests.readings import HOSTILE
from tests.web.shelf import make_shelf, served
from whosays.render.timeline import moments
from whosays.render.web.timeline import by_day, draw, entries
from whosays.store import Library
from whosays.store.schema import accounts, stories

JSON = {"accept": "application/json"}


@pytest.fixture(scope="module")
def story(library: Path) -> str:
    with Library.open(library) as held:
        return next(one.id for one in held.stories() if len(one.accounts) == 3)


def told(client: TestClient, story: str, **asked: str) -> list[dict[str, Any]]:
    answer = client.get(f"/story/{story}/timeline", params=asked, headers=JSON)
    listed: list[dict[str, Any]] = answer.json()["moments"]
    return listed


def test_the_earliest_comes_first(client: TestClient, story: str) -> None:
    days = [one["from"] for one in told(client, story)]
    assert days == sorted(days)
    assert len(days) > 10


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ({"what": "said"}, lambda one: one["what"] == "said"),
        ({"what": "happened"}, lambda one: one["what"] == "happened"),
        ({"actor": "dassel"}, lambda one: "Dassel" in one["who"]),
        ({"since": "2025-03"}, lambda one: one["to"] >= "2025-03-01"),
        ({"until": "2025-02"}, lambda one: one["from"] <= "2025-02-28"),
    ],
)
def test_a_filter_leaves_what_it_says(
    client: TestClient, story: str, asked: dict[str, str], holds: Any
) -> None:
    listed = told(client, story, **asked)
    assert listed
    assert len(listed) < len(told(client, story))
    assert all(holds(one) for one in listed)


def test_of_one_account(client: TestClient, story: str) -> None:
    account = told(client, story)[0]["account"]
    assert {one["account"] for one in told(client, story, account=account)} == {account}


def test_every_mark_of_the_drawing_leads_into_the_list(client: TestClient, story: str) -> None:
    page = client.get(f"/story/{story}/timeline").text
    marks = re.findall(r'<a href="#(m\d+)" aria-label="([^"]+)"', page)
    assert len(marks) > 5
    assert {place for place, _ in marks} <= set(re.findall(r'id="(m\d+)"', page))


def test_no_detail_of_an_account_is_a_moment(client: TestClient, story: str) -> None:
    """The front matter of a text tells when it was published; nobody says that."""
    page = client.get(f"/story/{story}/timeline").text
    assert "published:" not in page


def test_all_moments_are_listed_and_drawn(library: Path, story: str) -> None:
    with Library.open(library) as held, held.view() as view:
        found = entries(moments(view.reading(one) for one in view.story(story).accounts))
    listed = [one for day in by_day(found) for one in (*day.happened, *day.said)]
    assert sorted(one.number for one in listed) == [one.number for one in found]
    drawn = draw(found)
    assert drawn is not None
    assert sum(mark.count for mark in drawn.marks if mark.y == drawn.above) == sum(
        one.moment.happened for one in found
    )
    assert [x for x, _ in drawn.labels] == sorted({x for x, _ in drawn.labels})
    assert all(0 < mark.x < drawn.width for mark in drawn.marks)
    assert draw(found[:1]) is None
    assert draw(()) is None


def test_the_twin_is_as_it_is_described(client: TestClient, story: str) -> None:
    described = client.get("/openapi.json").json()["paths"]["/story/{story}/timeline"]["get"]["responses"][
        "200"
    ]
    body = client.get(f"/story/{story}/timeline", headers=JSON).json()
    jsonschema.validate(body, described["content"]["application/json"]["schema"])


def test_no_such_story(client: TestClient) -> None:
    assert client.get("/story/0000000000000000/timeline").status_code == 404
    assert client.get("/story/0000000000000000/timeline", params={"what": "else"}).status_code == 422


def test_hostile_text_is_inert(tmp_path: Path) -> None:
    shelf = make_shelf(tmp_path)
    with shelf.library() as library, library._engine.begin() as connection:
        connection.execute(insert(stories), {"id": "0123456789abcdef", "name": HOSTILE})
        mine = accounts.c.id == shelf.hostile
        connection.execute(update(accounts).where(mine).values(story="0123456789abcdef"))
    with served(shelf) as client:
        for path in ("/story/0123456789abcdef/timeline", "/network?story=0123456789abcdef"):
            page = client.get(path).text
            assert HOSTILE not in page
            assert not re.search(r"<(img|script)(?![^>]*src=\"/static/)", page.split("<main")[1])
