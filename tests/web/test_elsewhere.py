"""The same claim elsewhere: beside a statement, and from it to its row in the matrix."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from tests.comparisons import hostile, story
from tests.readings import HOSTILE, says
from tests.web.conftest import BASE, Running
from tests.web.giving import JSON
from tests.web.shelf import make_shelf, served
from whosays.render.web.elsewhere import carried, elsewhere
from whosays.store import Library
from whosays.web import Limits, Settings, create_app

Statement = tuple[str, str]


@pytest.fixture(scope="module")
def tale(library: Path) -> tuple[str, list[str]]:
    """The story of four accounts, one of them a copy; and its accounts."""
    with Library.open(library) as held, held.view() as view:
        found = next(one for one in view.stories() if len(one.accounts) == 4)
    return found.id, list(found.accounts)


@pytest.fixture(scope="module")
def statements(library: Path, tale: tuple[str, list[str]]) -> list[Statement]:
    with Library.open(library) as held, held.view() as view:
        return [(id_, one.id) for id_ in tale[1] for one in view.reading(id_).attributions]


def told(client: TestClient, statement: Statement) -> Any:
    account, key = statement
    return client.get(f"/account/{account}/attribution/{key}", headers=JSON).json()["elsewhere"]


def compared(client: TestClient, story: str) -> Any:
    return client.get(f"/story/{story}", headers=JSON).json()


def test_it_is_told_once_the_accounts_are_compared(
    client: TestClient, tale: tuple[str, list[str]], statements: list[Statement]
) -> None:
    before = told(client, statements[0])
    page = client.get(f"/account/{statements[0][0]}?attribution={statements[0][1]}").text
    assert (before["state"], before["claims"]) == ("not_compared", [])
    assert f'href="{before["way"].replace("&", "&amp;")}"' in page
    answer = client.get(before["way"], follow_redirects=False)
    assert answer.status_code == 303
    address, _, row = answer.headers["location"].partition("#")
    matrix = client.get(address).text
    assert f'<tr role="row" id="{row}"' in matrix
    assert 'aria-current="true"' in matrix
    after = told(client, statements[0])
    assert after["state"] == "compared"
    assert after["claims"][0]["at"] == answer.headers["location"]
    page = client.get(f"/account/{statements[0][0]}?attribution={statements[0][1]}").text
    assert "Compare them" not in page
    assert page.count('class="stand ') == sum(len(one["coverage"]) for one in after["claims"])
    assert client.get(before["way"], headers=JSON).json() == {
        "claim": after["claims"][0]["number"],
        "address": after["claims"][0]["at"],
    }
    assert (
        compared(client, tale[0])["claims"][after["claims"][0]["number"] - 1]["id"]
        == after["claims"][0]["id"]
    )


def test_every_statement_tells_what_the_comparison_has(
    client: TestClient, tale: tuple[str, list[str]], statements: list[Statement]
) -> None:
    whole = compared(client, tale[0])
    schema = client.get("/openapi.json").json()["paths"]["/account/{id}/attribution/{key}"]["get"][
        "responses"
    ]["200"]["content"]["application/json"]["schema"]
    texts = {id_: client.get(f"/account/{id_}", headers=JSON).json()["text"] for id_ in tale[1]}
    elsewhere_too = 0
    for account, key in statements:
        twin = client.get(f"/account/{account}/attribution/{key}", headers=JSON).json()
        jsonschema.validate(twin, schema)
        for claim in twin["elsewhere"]["claims"]:
            cells = {one["account"]: one for one in whole["claims"][claim["number"] - 1]["coverage"]}
            own = cells.pop(account)
            pieces = twin["attribution"]["content"]
            assert any(
                words["start"] < piece["end"] and piece["start"] < words["end"]
                for passage in own["evidence"]
                for words in passage["pieces"]
                for piece in pieces
            )
            shown = {one["account"] for one in claim["coverage"]}
            folded = sum(len(one["copies"]) for one in claim["coverage"])
            assert len(shown) + folded == len(cells)
            for one in claim["coverage"]:
                assert {name: one[name] for name in cells[one["account"]]} == cells[one["account"]]
                assert client.get(one["at"]).status_code == 200
                if one["evidence"]:
                    (piece, *_) = one["evidence"][0]["pieces"]
                    assert texts[one["account"]][piece["start"] : piece["end"]] == piece["text"]
                    elsewhere_too += 1
    assert elsewhere_too > 20


def test_a_claim_of_one_account_alone_has_its_row(
    client: TestClient, tale: tuple[str, list[str]], statements: list[Statement]
) -> None:
    compared(client, tale[0])
    usual = set(re.findall(r'<tr role="row" id="(c\d+)"', client.get(f"/story/{tale[0]}").text))
    ways = {claim["at"] for one in statements for claim in told(client, one)["claims"]}
    hidden = [one for one in ways if one.partition("#")[2] not in usual]
    assert hidden
    for address in hidden:
        place, _, row = address.partition("#")
        rows = re.findall(r'<tr role="row" id="(c\d+)"', client.get(place).text)
        assert set(rows) == {*usual, row}


def test_accounts_that_take_longer_are_waited_for(library: Path, statements: list[Statement]) -> None:
    app = create_app(Settings(library=str(library), limits=Limits(compare_seconds=0.0)))
    with visitor(app) as client:
        way = told(client, statements[0])["way"]
        page = client.get(way, follow_redirects=False)
        assert page.status_code in {202, 303}
        assert page.status_code == 303 or "are being compared" in page.text
        answer = client.get(way, headers=JSON)
        while answer.status_code == 202:
            assert answer.json()["stage"] == "comparing"
            answer = client.get(way, headers=JSON)
        assert "claim=" in answer.json()["address"]
    app.state.server.close()


def visitor(app: FastAPI) -> TestClient:
    client = TestClient(app, BASE, headers={"accept": "text/html", "origin": BASE})
    client.get(f"/?token={app.state.server.token}")
    return client


def test_an_account_beyond_those_that_are_compared(
    library: Path, tale: tuple[str, list[str]], statements: list[Statement]
) -> None:
    app = create_app(Settings(library=str(library), limits=Limits(story=2)))
    client = visitor(app)
    last = next(one for one in statements if one[0] == tale[1][-1])
    assert told(client, last) == {"state": "left_out", "way": None, "claims": []}
    assert "not among the first" in client.get(f"/account/{last[0]}?attribution={last[1]}").text
    way = f"/story/{tale[0]}/claim?account={last[0]}&attribution={last[1]}"
    assert client.get(way).status_code == 404
    app.state.server.close()


def test_an_account_that_stands_alone(tmp_path: Path) -> None:
    shelf = make_shelf(tmp_path)
    one = shelf.reading(shelf.bridge).attributions[0].id
    with served(shelf) as client:
        assert told(client, (shelf.bridge, one)) == {"state": "alone", "way": None, "claims": []}
        assert (
            "no other account of its story" in client.get(f"/account/{shelf.bridge}?attribution={one}").text
        )


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("account={account}&attribution=nothing", 404),
        ("account=0000&attribution={key}", 404),
        ("account={account}", 422),
        ("attribution={key}", 422),
        ("account=zz&attribution={key}", 422),
    ],
)
def test_what_is_not_there(
    client: TestClient, tale: tuple[str, list[str]], statements: list[Statement], asked: str, status: int
) -> None:
    account, key = statements[0]
    way = f"/story/{tale[0]}/claim?{asked.format(account=account, key=key)}"
    assert client.get(way, headers=JSON).status_code == status
    assert client.get(f"/story/{'0' * 16}/claim?account={account}&attribution={key}").status_code == 404


# By hand: the copy is folded, and who stands with whom is said.


def test_copies_stand_with_their_origin() -> None:
    found = story()
    port, wire, copy, _ = found.readings
    said = says(port.account.text, None, "said", "We closed it within an hour,")
    assert [number for number, _ in carried(found, port.account.id, said)] == [2]
    (claim,) = elsewhere(found, "s", port.account.id, said).claims
    assert [(one.column.letter, one.copies, one.kin) for one in claim.entries] == [
        ("B", (), ""),
        ("B1", (), "a copy of Skerry Wire"),
        ("C", (), ""),
    ]
    first = says(port.account.text, None, "said", "The Port of Osk closed its north pier on Monday")
    (claim,) = elsewhere(found, "s", port.account.id, first).claims
    assert [(one.column.letter, one.copies) for one in claim.entries] == [("B", ("B1",)), ("C", ())]
    again = says(copy.account.text, "it", "said", "The Port of Osk shut its north pier on Monday")
    (claim,) = elsewhere(found, "s", copy.account.id, again).claims
    assert [one.kin for one in claim.entries] == ["", "this account is a copy of it", ""]
    origin = says(wire.account.text, "it", "said", "The Port of Osk shut its north pier on Monday")
    (claim,) = elsewhere(found, "s", wire.account.id, origin).claims
    assert [one.kin for one in claim.entries] == ["", "a copy of this account", ""]
    assert claim.row == "/story/s?claim=1&account=B#c1"


def test_what_others_leave_out_stands_apart() -> None:
    found = story()
    port, tern = found.readings[0], found.readings[3]
    whole = says(port.account.text, None, "said", port.account.text.partition("\n")[0])
    claims = elsewhere(found, "s", port.account.id, whole).claims
    assert [told.number for told in claims] == [1, 3]
    hurt = claims[1]
    assert [one.cell.account for one in hurt.there] == [tern.account.id]
    assert [one.cell.stand.value for one in hurt.lacking] == ["leaves_out", "not_held"]
    assert "".join(one.text for one in hurt.lacking[0].words if one.marked) == "12 boats sank"
    assert hurt.lacking[1].words == ()


def test_hostile_words_are_inert() -> None:
    from whosays.render.web import environment

    found = hostile(HOSTILE)
    port = found.readings[0]
    said = says(port.account.text, None, "said", port.account.text)
    macro = environment().from_string(
        '{% from "account-elsewhere.html.j2" import same_claim with context %}{{ same_claim(found) }}'
    )
    page = macro.render(found=elsewhere(found, "s", port.account.id, said))
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page


def test_words_that_came_with_the_page_can_be_closed(page: Page, tale: tuple[str, list[str]]) -> None:
    """On a phone they cover half of it."""
    page.set_viewport_size({"width": 390, "height": 780})
    page.goto(f"/story/{tale[0]}?claim=1&account=A#c1")
    page.locator("#evidence").get_by_role("button", name="Close").click()
    expect(page.locator("#evidence h2")).to_have_count(0)
    expect(page.locator("tr:target a.cell").first).to_be_focused()


def test_without_scripts_from_a_statement_to_its_row(
    browser: Browser, server: Running, tale: tuple[str, list[str]], statements: list[Statement]
) -> None:
    context = browser.new_context(base_url=server.address, java_script_enabled=False)
    context.set_default_timeout(15_000)
    context.request.get(f"/?token={server.token}")
    page = context.new_page()
    account, key = statements[0]
    page.goto(f"/account/{account}?attribution={key}")
    there = page.get_by_role("link", name=re.compile("Compare them|in the matrix"))
    there.first.click()
    page.wait_for_url(re.compile(r"claim=\d+&account=\w+#c\d+"))
    row = page.locator("tr:target")
    expect(row).to_be_in_viewport()
    expect(row.locator("[aria-current]")).to_have_count(1)
    page.goto(f"/account/{account}?attribution={key}")
    page.locator(".elsewhere li > p > a").first.click()
    expect(page.locator("#text").locator(".on, .pointed").first).to_be_in_viewport()
    assert account[:16] not in page.url
    context.close()
