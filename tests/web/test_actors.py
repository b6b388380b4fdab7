"""Who says how much, and everything that one has said."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from tests.readings import HOSTILE
from tests.web.conftest import BASE
from tests.web.shelf import Shelf, make_shelf, served, visiting
from whosays.model import Change, ChangeKind, Comparison, Denial, Passage, Resolved, Span, Voice
from whosays.render.web.changes import against
from whosays.resolve.kept import identify
from whosays.store import Library, Query
from whosays.web import Settings, create_app
from whosays.web.guard.people import People
from whosays.web.guard.roles import Role

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


# Two that are one, or are not


@pytest.fixture
def own(library: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A visitor of a library that may be changed."""
    file = Path(shutil.copy(library, tmp_path / "own.sqlite"))
    app = create_app(Settings(library=str(file)))
    with visiting(app) as made:
        yield made
    app.state.server.close()


def say(client: TestClient, what: str, one: str, other: str) -> Any:
    """What comes of choosing the other on the page of the one."""
    page = client.get(f"/actor/{one}/others").text
    found = re.search(r'name="whosays-form" content="(\w+)"', page)
    assert found
    told = {"form": found[1], "what": what, "one": one, "other": other, "back": f"/actor/{one}"}
    return client.post("/judgements", data=told)


def others(client: TestClient, id_: str, **asked: str) -> Any:
    return client.get(f"/actor/{id_}/others", params=asked, headers=JSON).json()


@pytest.mark.parametrize(
    ("q", "names"),
    [
        ("dassel", ["Oren Dassel"]),
        ("dass", ["Oren Dassel"]),
        ("OREN das", ["Oren Dassel"]),
        ("adeyr", []),
        ("", []),
        ("ren", []),
        ('"*', []),
        ("nobody of that name", []),
    ],
)
def test_others_are_found_by_the_beginning_of_a_name(client: TestClient, q: str, names: list[str]) -> None:
    one = actors(client, q="adeyr")[0]["identity"]
    body = others(client, one, q=q)
    assert [other["name"] for other in body["others"]] == names
    page = client.get(f"/actor/{one}/others", params={"q": q}).text
    assert all(name in page for name in names)
    assert ("Nobody else is called" in page) == (not names)


def test_the_others_of_everybody_are_as_described(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]["/actor/{id}/others"]["get"]["responses"]["200"]
    schema = described["content"]["application/json"]["schema"]
    for one in actors(client):
        body = others(client, one["identity"])
        jsonschema.validate(body, schema)
        assert one["identity"] not in {other["identity"] for other in body["others"]}
        assert body["called"] == one["name"].split()[-1]
    assert client.get("/actor/0000000000000000/others").status_code == 404


def test_two_become_one_when_actors_are_identified_anew(own: TestClient, tmp_path: Path) -> None:
    adeyr, dassel = (actors(own, q=name)[0]["identity"] for name in ("adeyr", "dassel"))
    page = say(own, "same", adeyr, dassel)
    assert page.url.path == f"/actor/{adeyr}"
    for words in ("they are one", "takes effect when actors are identified anew", "One with", "Oren Dassel"):
        assert words in page.text
    (said,) = own.get(f"/actor/{dassel}", headers=JSON).json()["said"]
    assert (said["other"], said["name"], said["same"], said["shows"]) == (adeyr, "Tovan Adeyr", True, False)
    with Library.open(tmp_path / "own.sqlite") as library:
        identify(library)
    (one,) = {found["identity"] for name in ("adeyr", "dassel") for found in actors(own, q=name)}
    body = own.get(f"/actor/{one}", headers=JSON).json()
    assert {name["words"] for name in body["actor"]["names"]} >= {"Tovan Adeyr", "Oren Dassel"}
    (said,) = body["said"]
    assert said["shows"]
    assert said["name"] in {"Tovan Adeyr", "Oren Dassel"}
    page = own.get(f"/actor/{one}")
    assert "takes effect" not in page.text
    links = set(re.findall(r'href="(/actor/\w+)"', page.text))
    assert all(own.get(link).status_code == 200 for link in links)
    token = re.search(r'name="whosays-form" content="(\w+)"', page.text)
    assert token
    told = {"form": token[1], "back": f"/actor/{one}"}
    page = own.post(f"/judgement/{said['judgement']}/undo", data=told)
    assert page.url.path == f"/actor/{one}"
    assert "Taken down: undo. It takes effect when actors are identified anew" in page.text
    assert "One with" not in page.text


def test_two_that_are_not_one_need_no_more(own: TestClient) -> None:
    adeyr, dassel = (actors(own, q=name)[0]["identity"] for name in ("adeyr", "dassel"))
    page = say(own, "different", adeyr, dassel).text
    assert "Taken down: they are not one." in page
    assert "takes effect" not in page
    (said,) = own.get(f"/actor/{adeyr}", headers=JSON).json()["said"]
    assert (said["same"], said["shows"]) == (False, True)
    say(own, "same", adeyr, dassel)  # of the same two, what was said last
    (said,) = own.get(f"/actor/{adeyr}", headers=JSON).json()["said"]
    assert (said["same"], said["shows"]) == (True, False)


def test_a_program_is_told_that_it_waits(own: TestClient) -> None:
    adeyr, dassel = (actors(own, q=name)[0]["identity"] for name in ("adeyr", "dassel"))
    bearer = {**JSON, "authorization": f"Bearer {own.app.state.server.token}"}  # type: ignore[attr-defined]
    for what, waits in (("same", True), ("different", False)):
        told = {"what": what, "one": adeyr, "other": dassel}
        made = own.post("/judgements", data=told, headers=bearer)
        assert (made.status_code, made.json()["waits"]) == (201, waits)
    undone = own.post(f"/judgement/{made.json()['judgements'][0]['id']}/undo", headers=bearer)
    assert (undone.status_code, undone.json()["waits"]) == (201, True)


def test_whoever_was_not_identified_yet_has_a_page(visitor: TestClient) -> None:
    one = actors(visitor, q="tarnow")[0]
    assert one["identity"] is None
    page = visitor.get("/actors").text
    assert f'href="/actor/{one["actor"]}"' in page
    body = visitor.get(f"/actor/{one['actor']}", headers=JSON).json()
    assert (body["identified"], body["actor"]["name"]) == (False, one["name"])
    assert "was not looked for yet" in visitor.get(f"/actor/{one['actor']}").text


def test_who_reads_chooses_nobody(library: Path, tmp_path: Path) -> None:
    people = People(tmp_path / "people.json")
    people.put("Ada", Role.READ, "a long password")
    app = create_app(Settings(library=str(library), people=people.file))
    with TestClient(app, BASE, headers={"accept": "text/html", "origin": BASE}) as client:
        client.post("/sign-in", data={"name": "Ada", "password": "a long password"})
        one = actors(client, q="adeyr")[0]["identity"]
        page = client.get(f"/actor/{one}/others?q=dassel")
        assert "Oren Dassel" in page.text
        assert "They are one" not in page.text
    app.state.server.close()
