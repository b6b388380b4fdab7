"""The reader: an account as published, its statements, permanent addresses of words; the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from starlette.testclient import TestClient

from tests.readings import BRIDGE, HOSTILE, span
from tests.web.pages import Seen
from tests.web.shelf import BROKEN, QUIET, Shelf, make_shelf, served
from whosays.export.schema import schema
from whosays.model import Failure, Reading, Span
from whosays.render import inert
from whosays.render.web.places import of_words

JSON = {"accept": "application/json"}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return make_shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture(scope="module")
def client(shelf: Shelf) -> Iterator[TestClient]:
    with served(shelf) as made:
        yield made


def test_the_account_stands_there_whole(client: TestClient, shelf: Shelf) -> None:
    page = client.get(f"/account/{shelf.bridge}")
    assert page.status_code == 200
    assert Seen(page.text).words["text"].strip() == BRIDGE.strip()
    assert client.get(f"/account/{shelf.bridge[:8]}").status_code == 200


def test_each_statement_leads_to_its_details(client: TestClient, shelf: Shelf) -> None:
    made = shelf.reading(shelf.bridge)
    seen = Seen(client.get(f"/account/{shelf.bridge}").text)
    links = (told for tag, told in seen.elements if tag == "a")
    cues = {a["href"]: a["id"] for a in links if (a.get("id") or "").startswith("a-")}
    assert set(cues.values()) == {f"a-{one.id}" for one in made.attributions}
    for one in made.attributions:
        page = client.get(f"/account/{shelf.bridge}", params={"attribution": one.id})
        panel = Seen(page.text).words["panel"]
        assert one.act.replace("_", " ") in panel
        assert all(piece.text in panel for piece in one.content)
        assert f"{one.confidence * 100:.0f} %" in panel
        twin = client.get(f"/account/{shelf.bridge}/attribution/{one.id}", headers=JSON).json()
        assert twin["attribution"] == one.to_dict()
        assert twin["chain"][-1] == one.id


def test_a_chain_is_told_from_its_beginning(client: TestClient, shelf: Shelf) -> None:
    made = shelf.reading(shelf.bridge)
    deepest = max(made.attributions, key=lambda one: depth(made, one.id))
    twin = client.get(f"/account/{shelf.bridge}/attribution/{deepest.id}", headers=JSON).json()
    assert len(twin["chain"]) == depth(made, deepest.id) + 1 == 3
    panel = Seen(client.get(f"/account/{shelf.bridge}?attribution={deepest.id}").text).words["panel"]
    cues = [one.cue.text for one in made.attributions if one.id in twin["chain"]]
    assert [panel.index(cue) for cue in cues] == sorted(panel.index(cue) for cue in cues)


def depth(made: Reading, id_: str) -> int:
    parents = {one.id: one.parent for one in made.attributions}
    parent = parents[id_]
    return 0 if parent is None else 1 + depth(made, parent)


def test_the_twin_is_the_reading(client: TestClient, shelf: Shelf) -> None:
    twin = client.get(f"/account/{shelf.bridge}", headers=JSON).json()
    assert twin == shelf.reading(shelf.bridge).to_dict()
    jsonschema.validate(twin, schema())
    assert client.get(f"/account/{shelf.bridge}?format=json").json() == twin


def test_the_record_has_what_is_filed(client: TestClient, shelf: Shelf) -> None:
    made = shelf.reading(shelf.bridge)
    page = client.get(f"/account/{shelf.bridge}").text
    told = made.account.metadata
    for fact in (told.outlet, told.published, told.url, made.account.id, made.model, made.account.extractor):
        assert fact is not None
        assert f">{fact}<" in page
    assert "Printed" in page


def test_an_account_in_which_nobody_speaks(client: TestClient, shelf: Shelf) -> None:
    page = client.get(f"/account/{shelf.quiet}").text
    assert Seen(page).words["text"].strip() == QUIET.strip()
    assert "nobody seems to say anything" in page


def test_what_could_not_be_read_says_why(client: TestClient) -> None:
    page = client.get(f"/account/{BROKEN.id}")
    assert page.status_code == 200
    assert "The file is cut off; fetch it again." in page.text
    twin = client.get(f"/account/{BROKEN.id}", headers=JSON).json()
    assert twin["failure"]["kind"] == "damaged"
    jsonschema.validate(twin, schema())


@pytest.mark.parametrize("path", ["", "/versions", "/original", "/attribution/a", "/span/1-2?words=a"])
def test_what_is_not_there(client: TestClient, path: str) -> None:
    answer = client.get(f"/account/{'0' * 64}{path}", headers=JSON)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_hostile_words_are_inert(client: TestClient, shelf: Shelf) -> None:
    made = shelf.reading(shelf.hostile)
    pages = [f"/account/{shelf.hostile}", f"/account/{shelf.hostile}/versions", "/accounts", "/judgements"]
    pages += [f"/account/{shelf.hostile}?attribution={one.id}" for one in made.attributions]
    pages += [of_words(made.account, made.attributions[0].cue)]
    for path in pages:
        answer = client.get(path)
        assert answer.status_code == 200, path
        seen = Seen(answer.text)
        scripts = [attrs for tag, attrs in seen.elements if tag == "script"]
        assert all((attrs.get("src") or "").startswith("/static/") for attrs in scripts), path
        for tag, attrs in seen.elements:
            assert not any(name.startswith("on") or name == "style" for name in attrs), (path, tag)
            for name in ("href", "src", "action"):
                assert not (attrs.get(name) or "").lower().startswith(("javascript", "data")), path
        for control in ("\x1b", "\x07", "\u202e", "\u2069", "\u200b", "\x85"):
            assert control not in answer.text, (path, control)
    text = Seen(client.get(f"/account/{shelf.hostile}").text).words["text"]
    assert inert.lines(HOSTILE).strip() in text


def test_the_bytes_are_saved_and_never_shown(client: TestClient, shelf: Shelf) -> None:
    for id_, ending in ((shelf.bridge, "bin"), (shelf.quiet, "txt"), (BROKEN.id, "pdf")):
        answer = client.get(f"/account/{id_}/original")
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"] == f'attachment; filename="{id_[:16]}.{ending}"'
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert client.get(f"/account/{BROKEN.id}/original").content == BROKEN.data
    assert client.get(f"/account/{shelf.bridge}/original").content == BRIDGE.encode()


# Permanent addresses


def again(file: Path, account: str, text: str, extractor: str = "html/9") -> None:
    """The account is read anew by another extractor."""
    from whosays.store import Library

    with Library.open(file) as library:
        with library.view() as view:
            made = view.reading(account)
        told = replace(made.account, text=text, extractor=extractor)
        with library.writer() as writer:
            writer.reread(
                account, replace(made, account=told, attributions=(), entities=(), times=(), actors=())
            )


WORDS = "The Gazette reported that engineers warned of cracks in 2019"


@pytest.mark.parametrize(
    ("change", "how", "found"),
    [
        (lambda text: text, "position", WORDS),
        (lambda text: "Menu · Search\n\n" + text, "quote", WORDS),
        (lambda text: text.replace("warned of cracks", "warned of some cracks"), "fuzzy", "some cracks"),
        (lambda text: "Nothing of it is left here. Not a word.\n", None, ""),
    ],
)
@pytest.mark.parametrize("length", [18, 60, 170])
def test_words_are_found_whatever_the_text_is_by_then(
    tmp_path: Path, change: Callable[[str], str], how: str | None, found: str, length: int
) -> None:
    shelf = make_shelf(tmp_path)
    made = shelf.reading(shelf.bridge)
    start = BRIDGE.index("The Gazette reported" if length < 60 else WORDS)
    address = of_words(made.account, Span.of(BRIDGE, start, start + length))
    again(shelf.file, shelf.bridge, change(BRIDGE))
    with served(shelf) as client:
        twin = client.get(address, headers=JSON).json()
        page = client.get(address)
    if how == "fuzzy" and length < 60:
        how = "position"  # these words did not change
    assert twin["how"] == how
    assert 'id="span"' in page.text
    if how is None:
        assert "stand nowhere in the account any more" in page.text
        assert twin["span"] is None
        assert twin["nearest"]["text"]
    elif how != "fuzzy":
        assert twin["span"]["text"] == BRIDGE[start : start + length]
    else:
        assert found in twin["span"]["text"]
        assert "The words have changed" in page.text


@pytest.mark.parametrize("length", [30, 170])
def test_words_are_found_by_what_the_address_tells_alone(tmp_path: Path, length: int) -> None:
    """In a library that never had the text which the address was made of."""
    shelf = make_shelf(tmp_path)
    told = replace(shelf.reading(shelf.bridge).account, extractor="pdf/7", text="x" * 40 + BRIDGE)
    start = told.text.index(WORDS)
    address = of_words(told, Span.of(told.text, start, start + length))
    with served(shelf) as client:
        twin = client.get(address, headers=JSON).json()
    assert (twin["how"], twin["span"]["text"]) == ("quote", told.text[start : start + length])


def test_words_at_several_places_are_told_so(tmp_path: Path) -> None:
    shelf = make_shelf(tmp_path)
    with served(shelf) as client:
        told = {"words": "not", "text": "pdf/1"}
        twin = client.get(f"/account/{shelf.bridge}/span/5-8", params=told, headers=JSON).json()
        page = client.get(f"/account/{shelf.bridge}/span/5-8", params=told)
    assert twin["how"] is None
    assert len(twin["candidates"]) > 1
    assert "fit equally well" in page.text


@pytest.mark.parametrize(
    "address",
    [
        "/span/9-3?words=abc",
        "/span/3-9?words=abc",
        "/span/3-9?words=abcdefgh&last=xyz",
        "/span/3-9",
        "/span/a-9?words=abc",
        "/span/1-9999999999?words=abc",
        "/span/3-6?words=",
    ],
)
def test_addresses_that_were_cut_off(client: TestClient, shelf: Shelf, address: str) -> None:
    assert client.get(f"/account/{shelf.bridge}{address}", headers=JSON).status_code in {404, 422}


def test_words_lead_to_their_permanent_address(client: TestClient, shelf: Shelf) -> None:
    account = shelf.reading(shelf.bridge).account
    told = span(BRIDGE, "she said")
    answer = client.get(f"/account/{shelf.bridge}/span", params={"words": "she said"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, of_words(account, told))
    twin = client.get(
        f"/account/{shelf.bridge}/span", params={"words": "she  said", "at": "0:3"}, headers=JSON
    )
    assert twin.json() == {"address": of_words(account, told)}
    for words in ("nowhere in it", "not"):
        answer = client.get(f"/account/{shelf.bridge}/span", params={"words": words}, headers=JSON)
        assert answer.status_code == 409


# The list


def test_accounts_are_listed_and_filtered(client: TestClient, shelf: Shelf) -> None:
    def found(**asked: str) -> set[str]:
        answer = client.get("/accounts", params=asked, headers=JSON)
        assert answer.status_code == 200, answer.text
        twin = answer.json()
        page = client.get("/accounts", params=asked).text
        assert set(re.findall(r'<td><a href="/account/(\w+)"', page)) == {
            one["id"] for one in twin["accounts"]
        }
        assert twin["total"] == len(twin["accounts"])
        return {one["id"] for one in twin["accounts"]}

    outlet = shelf.reading(shelf.bridge).account.metadata.outlet
    assert outlet
    assert found() == {shelf.bridge, shelf.edited, shelf.hostile, shelf.quiet}
    assert found(q="velmora") == {shelf.bridge, shelf.edited}
    assert found(q="%") == found(q="_") == found(checked="yes") == set()
    assert found(outlet=outlet.upper()) == {shelf.bridge}
    assert found(since="2031") == {shelf.bridge}
    assert found(until="2030") == set()
    assert found(checked="no") == found()
    assert found(story="none") == set()


def test_what_could_not_be_read_is_listed(client: TestClient) -> None:
    twin = client.get("/accounts", headers=JSON).json()
    assert [(one["source"], one["original"]) for one in twin["failures"]] == [("scan.pdf", BROKEN.id)]
    assert twin["failed"] == 1
    assert f'href="/account/{BROKEN.id}"' in client.get("/accounts").text


def test_of_very_many_that_could_not_be_read_the_latest_are_listed(tmp_path: Path) -> None:
    shelf = make_shelf(tmp_path)
    with shelf.library() as library, library.writer() as writer:
        for number in range(120):
            writer.fail(f"{number}.txt", Failure("not_found", "no such file"))
    with served(shelf) as client:
        twin = client.get("/accounts", headers=JSON).json()
        page = client.get("/accounts").text
    assert (twin["failed"], len(twin["failures"])) == (121, 100)
    assert twin["failures"][0]["source"] == "119.txt"
    assert "121 could not be read" in page
    assert "These are the latest 100" in page
    assert page.index("119.txt") < page.index("50.txt")
