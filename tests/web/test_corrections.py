"""Corrections: everything that the library can record, each undone again; what does not fit; who may."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.readings import BRIDGE
from tests.web.conftest import BASE
from tests.web.giving import form
from tests.web.shelf import Shelf, make_shelf, served, visiting
from whosays.extract import Reader
from whosays.model import (
    Attribution,
    CheckAttribution,
    Correct,
    Detail,
    Judgement,
    Marked,
    Reading,
    Reject,
    Resolved,
)
from whosays.render.web.account import said
from whosays.web import Settings, create_app
from whosays.web.guard.forms import FIELD
from whosays.web.guard.people import People
from whosays.web.guard.roles import Role
from whosays.web.tools import Tools

JSON = {"accept": "application/json"}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return make_shelf(tmp_path)


@pytest.fixture
def client(shelf: Shelf) -> Iterator[TestClient]:
    with served(shelf) as made:
        yield made


def say(client: TestClient, shelf: Shelf, what: str, **told: Any) -> Any:
    """What comes of a form that a browser sends."""
    data = {FIELD: form(client), "what": what, **told}
    return client.post(f"/account/{shelf.bridge}/judgements", data=data)


def by_cue(shelf: Shelf, cue: str) -> Attribution:
    return next(one for one in shelf.reading(shelf.bridge).attributions if one.cue.text == cue)


def cues(made: Reading) -> list[str]:
    return [one.cue.text for one in made.attributions]


def test_one_that_was_missed(client: TestClient, shelf: Shelf) -> None:
    told = {
        "source": "Harbour workers",
        "cue": "It was unclear",
        "content": ["whether the council agreed", ""],
    }
    page = say(client, shelf, "add", **told)
    assert page.status_code == 200, page.text
    assert "Taken down: add." in page.text
    made = by_cue(shelf, "It was unclear")
    assert [piece.text for piece in made.content] == ["whether the council agreed"]
    assert f"attribution={made.id}" in str(page.url)


def test_one_that_is_none(client: TestClient, shelf: Shelf) -> None:
    one = by_cue(shelf, "believe")
    page = say(client, shelf, "reject", attribution=one.id)
    assert page.status_code == 200
    assert "believe" not in cues(shelf.reading(shelf.bridge))


@pytest.mark.parametrize(
    ("told", "now"),
    [
        ({"source": "workers"}, ("workers", "believe", "the closure will cost them the season")),
        ({"source": ""}, (None, "believe", "the closure will cost them the season")),
        (
            {"cue": "workers believe"},
            ("Harbour workers", "workers believe", "the closure will cost them the season"),
        ),
        (
            {"content": ["the closure will cost them"]},
            ("Harbour workers", "believe", "the closure will cost them"),
        ),
        (
            {"source": "workers", "content": ["the closure", "cost them the season"]},
            ("workers", "believe", "the closure … cost them the season"),
        ),
    ],
)
def test_boundaries_that_move(
    client: TestClient, shelf: Shelf, told: dict[str, Any], now: tuple[str | None, str, str]
) -> None:
    one = by_cue(shelf, "believe")
    whole = {"source": "Harbour workers", "cue": "believe", "content": [one.content[0].text]}
    page = say(client, shelf, "move", attribution=one.id, **{**whole, **told})
    assert page.status_code == 200, page.text
    made = by_cue(shelf, now[1])
    found = made.source.text if made.source else None, made.cue.text, " … ".join(p.text for p in made.content)
    assert found == now


def test_parts_that_are_not_told_stay(client: TestClient, shelf: Shelf) -> None:
    one = by_cue(shelf, "believe")
    assert say(client, shelf, "move", attribution=one.id, cue="workers believe").status_code == 200
    made = by_cue(shelf, "workers believe")
    assert (made.source, made.content) == (one.source, one.content)


def test_parts_that_are_told_where_they_are_stay(client: TestClient, shelf: Shelf) -> None:
    """As marking in the text tells them: all with their places, and one of them moved."""
    one = by_cue(shelf, "believe")
    assert one.source
    told = {
        "source": "workers",
        "source_at": f"{one.source.end - 7}:{one.source.end}",
        "cue": one.cue.text,
        "cue_at": f"{one.cue.start}:{one.cue.end}",
        "content": [piece.text for piece in one.content],
        "content_at": [f"{piece.start}:{piece.end}" for piece in one.content],
    }
    assert say(client, shelf, "move", attribution=one.id, **told).status_code == 200
    made = by_cue(shelf, "believe")
    assert made.source
    assert (made.source.text, made.cue, made.content) == ("workers", one.cue, one.content)


def test_a_place_that_was_pointed_at_needs_no_more_words(client: TestClient, shelf: Shelf) -> None:
    """`not` stands several times: a place says which."""
    at = BRIDGE.index("not for a day")
    told = {"cue": "said", "content": ["not"]}
    assert say(client, shelf, "add", **told).status_code == 409
    page = say(client, shelf, "add", **told, cue_at=[""], content_at=[f"{at}:{at + 3}"])
    assert page.status_code == 200, page.text
    assert any(piece.start == at for one in shelf.reading(shelf.bridge).attributions for piece in one.content)


def test_one_that_is_two(client: TestClient, shelf: Shelf) -> None:
    one = by_cue(shelf, "believe")
    told = {"content": ["the closure will cost them", "the season"], "source": ["", ""], "cue": ["", ""]}
    assert say(client, shelf, "split", attribution=one.id, **told).status_code == 200
    halves = [made for made in shelf.reading(shelf.bridge).attributions if made.cue.text == "believe"]
    assert [half.content[0].text for half in halves] == told["content"]


def test_whom_a_source_means(client: TestClient, shelf: Shelf) -> None:
    one = by_cue(shelf, "believe")
    told = {"name": "Union of Osk Dockers", "type": "organization"}
    assert say(client, shelf, "actor", attribution=one.id, **told).status_code == 200
    actor = by_cue(shelf, "believe").actor
    assert isinstance(actor, Resolved)
    assert (actor.actor.name, actor.actor.type) == ("Union of Osk Dockers", "organization")


def test_details(client: TestClient, shelf: Shelf) -> None:
    told = {"outlet": "The Gazette", "published": "2031-02", "url": "", "title": "Bridge"}
    page = say(client, shelf, "correct", **told)
    assert page.status_code == 200, page.text
    now = shelf.reading(shelf.bridge).account.metadata
    assert (now.outlet, now.published, now.url, now.title) == ("The Gazette", "2031-02", None, "Bridge")
    assert say(client, shelf, "correct", **told).status_code == 409
    say(client, shelf, "correct", outlet="Osk Courier")  # what is not told stays
    assert shelf.reading(shelf.bridge).account.metadata.title == "Bridge"


def test_what_is_right(client: TestClient, shelf: Shelf) -> None:
    one = by_cue(shelf, "believe")
    page = say(client, shelf, "check", attribution=one.id, onward=one.id)
    assert "✓ checked" in page.text
    page = say(client, shelf, "check-account")
    assert "<dt>Checked</dt>" in page.text
    twin = client.get("/accounts", params={"checked": "yes"}, headers=JSON).json()
    assert [one["id"] for one in twin["accounts"]] == [shelf.bridge]


def test_two_actors_and_two_stories(client: TestClient, shelf: Shelf) -> None:
    one, other, *_ = shelf.reading(shelf.bridge).actors
    back = f"/account/{shelf.bridge}"
    for what in ("same", "different"):
        data = {FIELD: form(client), "what": what, "one": one.id, "other": other.id, "back": back}
        page = client.post("/judgements", data=data)
        assert (page.status_code, page.url.path) == (200, back)
        assert ("takes effect when actors are identified anew" in page.text) == (what == "same")
    data = {FIELD: form(client), "what": "same-story", "one": shelf.bridge, "other": shelf.edited}
    assert client.post("/judgements", data=data).url.path == "/judgements"
    kinds = [made["verdict"]["kind"] for made in client.get("/judgements", headers=JSON).json()["judgements"]]
    assert kinds == ["SameStory", "DifferentActors", "SameActor"]
    assert "same story" in client.get("/judgements").text


KINDS: dict[str, Callable[[str], dict[str, Any]]] = {
    "add": lambda _: {"cue": "It was unclear", "content": "whether the council agreed"},
    "reject": lambda one: {"attribution": one},
    "move": lambda one: {
        "attribution": one, "source": "workers", "cue": "believe",
        "content": "the closure will cost them the season",
    },
    "split": lambda one: {"attribution": one, "content": ["the closure will cost them", "the season"]},
    "actor": lambda one: {"attribution": one, "name": "Dockers"},
    "correct": lambda _: {"outlet": "The Gazette"},
    "check": lambda one: {"attribution": one},
    "check-account": lambda _: {},
}  # fmt: skip


@pytest.mark.parametrize("what", KINDS)
def test_each_is_undone_and_redone(client: TestClient, shelf: Shelf, what: str) -> None:
    before = shelf.reading(shelf.bridge)
    data = {FIELD: form(client), "what": what, **KINDS[what](by_cue(shelf, "believe").id)}
    answer = client.post(f"/account/{shelf.bridge}/judgements", data=data, headers=JSON)
    assert answer.status_code == 201, answer.text
    (made,) = [Judgement.from_dict(one) for one in answer.json()["judgements"]]
    after = shelf.reading(shelf.bridge)
    page = client.get(f"/account/{shelf.bridge}").text
    assert f'action="/judgement/{made.id}/undo"' in page
    undo = client.post(f"/judgement/{made.id}/undo", data={FIELD: form(client)}, headers=JSON)
    assert undo.status_code == 201, undo.text
    assert shelf.reading(shelf.bridge) == before
    listed = client.get("/judgements", headers=JSON).json()["judgements"]
    assert listed[0]["verdict"]["kind"] == "Undo"
    assert "(undone)" in client.get("/judgements").text
    client.post(f"/judgement/{undo.json()['judgements'][0]['id']}/undo", data={FIELD: form(client)})
    assert shelf.reading(shelf.bridge) == after


def test_a_rejected_one_is_shown_again_when_that_is_undone(client: TestClient, shelf: Shelf) -> None:
    one = by_cue(shelf, "believe")
    say(client, shelf, "reject", attribution=one.id)
    made = client.get("/judgements", headers=JSON).json()["judgements"][0]["id"]
    page = client.post(f"/judgement/{made}/undo", data={FIELD: form(client)})
    assert f"attribution={one.id}" in str(page.url)


@pytest.mark.parametrize(
    ("what", "told", "status", "words"),
    [
        ("add", {"cue": "whispered", "content": "x"}, 409, "does not stand in the account"),
        ("add", {"cue": "believe", "content": ""}, 409, "without content"),
        ("add", {"cue": "not", "content": "a day"}, 409, "stands several times"),
        ("add", {"cue": "5:99999", "content": "a day"}, 409, "is no place"),
        ("reject", {"attribution": "0" * 16}, 409, "not in the account any more"),
        ("move", {"attribution": "@", "cue": ""}, 409, "no correction"),
        ("split", {"attribution": "@", "content": ["one"]}, 409, "told twice"),
        ("actor", {"attribution": "@", "name": " "}, 409, "an actor has a name"),
        ("correct", {"published": "soon"}, 422, "is not a date"),
        ("correct", {"url": "javascript:x"}, 422, "is not a web address"),
        ("correct", {}, 409, "nothing to correct"),
        ("sing", {}, 422, "what"),
        ("add", {"cue": "believe", "content": "a day", "act": "sings"}, 422, "act"),
    ],
)
def test_what_does_not_fit_is_told(
    client: TestClient, shelf: Shelf, *, what: str, told: dict[str, Any], status: int, words: str
) -> None:
    if told.get("attribution") == "@":
        told = {**told, "attribution": by_cue(shelf, "believe").id}
    page = say(client, shelf, what, **told)
    assert (page.status_code, words in page.text) == (status, True), page.text
    assert client.get("/judgements", headers=JSON).json()["judgements"] == []


def test_what_is_not_there_is_not_judged(client: TestClient, shelf: Shelf) -> None:
    ours = {FIELD: form(client)}
    assert client.post(f"/judgement/{'0' * 16}/undo", data=ours).status_code == 409
    assert (
        client.post(f"/account/{'0' * 64}/judgements", data={**ours, "what": "check-account"}).status_code
        == 404
    )
    for one, other in (("Nobody", "x"), (shelf.reading(shelf.bridge).actors[0].id,) * 2):
        data = {**ours, "what": "same", "one": one, "other": other}
        assert client.post("/judgements", data=data).status_code == 409


def test_a_form_that_is_not_ours_changes_nothing(client: TestClient, shelf: Shelf) -> None:
    for data in ({}, {FIELD: "0" * 64}):
        answer = client.post(f"/account/{shelf.bridge}/judgements", data={**data, "what": "check-account"})
        assert answer.status_code == 403
    assert client.get("/judgements", headers=JSON).json()["judgements"] == []


@pytest.mark.parametrize("role", Role)
def test_who_may_correct(shelf: Shelf, tmp_path: Path, role: Role) -> None:
    people = People(tmp_path / "people.json")
    people.put("Ada", role, "a long password")
    app = create_app(Settings(library=str(shelf.file), people=people.file))
    with TestClient(app, BASE, headers={"accept": "text/html", "origin": BASE}) as client:
        client.post("/sign-in", data={"name": "Ada", "password": "a long password"})
        page = client.get(f"/account/{shelf.bridge}?attribution={by_cue(shelf, 'believe').id}").text
        answer = say(client, shelf, "check-account")
    may = role is not Role.READ
    assert ('value="check-account"' in page, 'value="reject"' in page) == (may, may)
    assert answer.status_code == (200 if may else 403)
    if may:
        assert "Ada" in answer.text


def test_hostile_judgements_are_inert(client: TestClient, shelf: Shelf) -> None:
    name = "<script>alert(1)</script>\u202e"
    told = {"attribution": by_cue(shelf, "believe").id, "name": name}
    assert say(client, shelf, "actor", **told).status_code == 200
    for path in (f"/account/{shelf.bridge}", "/judgements", f"/account/{shelf.bridge}?attribution=x"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "\u202e" not in page


def test_many_judgements_have_pages(client: TestClient, shelf: Shelf) -> None:
    with shelf.library() as library, library.judge() as judge:
        told = [Correct(Detail.TITLE, None, f"Title {number}") for number in range(52)]
        judge.judge_all(told, who="Ada", account=shelf.bridge)
    first = client.get("/judgements", headers=JSON).json()
    second = client.get(f"/judgements?page=2&account={shelf.bridge}", headers=JSON).json()
    assert (len(first["judgements"]), first["more"]) == (50, True)
    assert (len(client.get("/judgements?page=2", headers=JSON).json()["judgements"]), second["more"]) == (
        2,
        False,
    )
    assert 'rel="next"' in client.get("/judgements").text
    assert 'rel="prev"' in client.get("/judgements?page=2").text


def test_taking_back_what_is_of_actors_places_no_account(shelf: Shelf) -> None:
    """That takes minutes where thousands wait for a story: only what is of stories begins it."""

    def placed() -> Reader:
        raise AssertionError("accounts are placed")

    one, other, *_ = shelf.reading(shelf.bridge).actors
    app = create_app(Settings(library=str(shelf.file)), Tools(make_reader=placed))
    with visiting(app) as client:
        data = {FIELD: form(client), "what": "different", "one": one.id, "other": other.id}
        answer = client.post("/judgements", data=data, headers=JSON)
        for _ in range(2):  # taken back, and that taken back
            assert answer.status_code == 201, answer.text
            made = answer.json()["judgements"][0]["id"]
            answer = client.post(f"/judgement/{made}/undo", data={FIELD: form(client)}, headers=JSON)
        assert answer.status_code == 201, answer.text


def test_what_holds_of_what_was_said_and_does_not_fit_is_told(client: TestClient, shelf: Shelf) -> None:
    """In the list of all as in that of the account."""
    one = by_cue(shelf, "believe")
    with shelf.library() as library, library.judge() as judge:
        first = judge.judge(
            CheckAttribution(Marked.of(one, shelf.reading(shelf.bridge))), who="Ada", account=shelf.bridge
        )
        judge.judge(Reject(Marked.of(one, shelf.reading(shelf.bridge))), who="Bo", account=shelf.bridge)
        title = judge.judge(Correct(Detail.TITLE, None, "Another"), who="Cy", account=shelf.bridge)
        back = judge.undo(title.id, who="Di")
        judge.undo(back.id, who="Ed")
        last = judge.undo(title.id, who="Flo")
        with library.view() as view:
            rows = {row.judgement.id: row for row in said(list(view.judgements(shelf.bridge)), {})}
            assert view.undone({shelf.bridge}) & rows.keys() == {
                id_ for id_, row in rows.items() if not row.holds
            }
            assert view.undone({shelf.bridge}) == {title.id, back.id}
            assert view.undone({None}) == set()
            assert view.faults([*rows]).keys() == {
                row.judgement.id for row in view.judged(shelf.bridge).unfit
            }
            assert view.titles([shelf.bridge])[shelf.bridge] == view.account(shelf.bridge).metadata.title
    page = client.get("/judgements").text
    assert page.count("(undone)") == 2
    assert page.count("does not fit") == (1 if first.id in _unfit(shelf) else 0)
    assert last.id in page


def _unfit(shelf: Shelf) -> set[str]:
    with shelf.library() as library, library.view() as view:
        return {one.judgement.id for one in view.judged(shelf.bridge).unfit}
