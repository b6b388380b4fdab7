"""What stood at one address, and how it changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.web.shelf import ADDRESS, Shelf, make_shelf, served

JSON = {"accept": "application/json"}


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
    assert client.get("/versions", headers=JSON).json() == {"addresses": [ADDRESS]}
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
