"""What stood at one address, and how it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
from starlette.testclient import TestClient

from tests.readings import reading
from tests.store.kept import WHEN, original
from tests.web.shelf import ADDRESS, Shelf, make_shelf, served
from whosays.web.pages import versions

JSON = {"accept": "application/json"}
OFTEN = "https://gazette.example/live?a=1&b=2"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return make_shelf(tmp_path_factory.mktemp("versions"))


@pytest.fixture(scope="module")
def client(shelf: Shelf) -> Iterator[TestClient]:
    with served(shelf) as made:
        yield made


def test_versions_stand_in_their_order_with_what_changed(client: TestClient, shelf: Shelf) -> None:
    twin = client.get(f"/account/{shelf.edited}/versions", headers=JSON).json()
    assert [one["account"] for one in twin["versions"]] == [shelf.bridge, shelf.edited]
    (edit,) = twin["edits"]
    assert (edit["old"], edit["new"]) == (shelf.bridge, shelf.edited)
    assert [(one["old"]["text"], one["new"]["text"]) for one in edit["changes"]] == [
        ("May", "June"),
        ("believe", "fear"),
    ]
    page = client.get(f"/account/{shelf.edited}/versions").text
    assert "<del>May</del><ins>June</ins>" in page
    assert "<del>believe</del><ins>fear</ins>" in page
    assert page.index("<del>May") < page.index(f"/account/{shelf.bridge}")  # the latest first


def test_versions_by_their_address(client: TestClient) -> None:
    told = {"address": f"{ADDRESS}#comments"}
    assert len(client.get("/versions", params=told, headers=JSON).json()["versions"]) == 2
    assert client.get("/versions", headers=JSON).json() == {"addresses": [ADDRESS], "more": False}
    assert "bridge" in client.get("/versions").text
    for nothing in ("https://elsewhere.example/", "javascript:alert(1)", "x"):
        assert client.get("/versions", params={"address": nothing}, headers=JSON).status_code == 404


def test_an_account_of_no_address_is_its_only_version(client: TestClient, shelf: Shelf) -> None:
    for id_ in (shelf.quiet, shelf.hostile):
        twin = client.get(f"/account/{id_}/versions", headers=JSON).json()
        assert [one["account"] for one in twin["versions"]] == [id_]
        assert twin["edits"] == []
        assert client.get(f"/account/{id_}/versions").status_code == 200
    assert "The only version" in client.get(f"/account/{shelf.quiet}").text
    assert "2 versions" in client.get(f"/account/{shelf.bridge}").text


@pytest.fixture(scope="module")
def often(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Of an address that stood otherwise on each of 45 days."""
    shelf = make_shelf(tmp_path_factory.mktemp("often"))
    with shelf.library() as library, library.writer() as writer:
        for day in range(45):
            made = reading(f"On day {day} Tarnow said so.\n", url=OFTEN)
            writer.add(original(made, OFTEN, WHEN + timedelta(days=day)), made)
    with served(shelf) as client:
        yield client


def test_many_versions_have_pages(often: TestClient) -> None:
    """Each is compared with the one before, which may stand on another page."""
    seen, edits, more, page = [], 0, True, 0
    while more:
        page += 1
        told: dict[str, str | int] = {"address": OFTEN, "page": page}
        twin = often.get("/versions", params=told, headers=JSON).json()
        seen += twin["versions"][::-1]
        edits += len(twin["edits"])
        more = twin["more"]
        shown = often.get("/versions", params=told).text
        assert "45 versions" in shown
        assert ('rel="next"' in shown, 'rel="prev"' in shown) == (more, page > 1)
        assert ("What stood there first" in shown) == (not more)
    assert (page, len(seen), edits) == (3, 45, 44)
    assert [one["retrieved"] for one in seen] == sorted((one["retrieved"] for one in seen), reverse=True)
    assert often.get("/versions", params={"address": OFTEN, "page": 4}).status_code == 404


def test_many_addresses_have_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "_ADDRESSES", 0)
    assert client.get("/versions", headers=JSON).json() == {"addresses": [], "more": True}
    assert 'href="/versions?page=2"' in client.get("/versions").text
    monkeypatch.setattr(versions, "_ADDRESSES", 1)
    page = client.get("/versions?page=2").text
    assert "There are no more" in page
    assert 'href="/versions?page=1"' in page


def test_links_lead_to_the_pages_of_the_same_account(often: TestClient) -> None:
    twin = often.get("/versions", params={"address": OFTEN}, headers=JSON).json()
    account = twin["versions"][-1]["account"]
    page = often.get(f"/account/{account}/versions").text
    onward = re.search(r'rel="next" href="([^"]+)"', page)
    assert onward
    assert len(often.get(onward[1], headers=JSON).json()["edits"]) == 20
    onward = re.search(r'rel="next" href="([^"]+)"', often.get("/versions", params={"address": OFTEN}).text)
    assert onward
    assert "2031-03-10" in often.get(unescape(onward[1])).text
