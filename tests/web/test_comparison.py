"""A comparison as the page shows it: filtered, with the words beside it; stories of the library."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from tests.comparisons import hostile, many, story
from tests.readings import HOSTILE
from tests.web.giving import JSON, PORT, TERN, done, give, post, server, shown, visiting
from tests.web.hostile import WORDS
from tests.web.pages import Seen
from whosays.export.schema import comparison_schema
from whosays.model import Stand
from whosays.render.web.comparison import Asked
from whosays.render.web.comparison import shown as laid_out
from whosays.render.web.evidence import evidence
from whosays.web.twins import STORIES


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with visiting(tmp_path_factory.mktemp("none") / "library.sqlite") as made:
        yield made


def rows(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<tr role="row" id="c(\d+)"', page)]


def test_the_table_is_a_table(desk: TestClient) -> None:
    page = desk.get(shown(desk, story())).text
    seen = Seen(page)
    assert rows(page) == [1, 2, 3]
    assert seen.tags.count("td") == 9  # the copy is folded
    assert 'scope="col"' in page
    assert 'scope="row"' in page
    for words in ("3 of 6 claims", "+1 copy", "3 independent", "reports denial", "not in the text held"):
        assert words in page
    assert len(seen.ids) == len(set(seen.ids))
    assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.ids)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", [1, 2, 3]),
        ("all=true", [1, 2, 3, 4, 5, 6]),
        ("stand=denies", [3]),
        ("stand=quotes", [2]),
        ("actor=okoro", [2]),
        ("actor=ÍNES", [2]),
        ("actor=okoro&stand=denies", []),
        ("actor=courier&all=true", [5]),
        ("actor=nobody", []),
        ("act=", [1, 2, 3]),
        ("act=&stand=&actor=", [1, 2, 3]),
        ("act=says", []),
        ("stand=leaves_out&all=true&differing=true", [2, 3, 4, 5, 6]),
    ],
)
def test_claims_are_chosen(desk: TestClient, asked: str, expected: list[int]) -> None:
    assert rows(desk.get(f"{shown(desk, story())}?{asked}").text) == expected


@pytest.mark.parametrize("asked", ["stand=x", "act=x", "claim=0", "claim=x", "all=x", "part=x"])
def test_what_makes_no_sense_is_said(desk: TestClient, asked: str) -> None:
    assert desk.get(f"{shown(desk, story())}?{asked}").status_code == 422


def test_what_all_share_is_hidden() -> None:
    shared = many(4, 3)
    assert len(laid_out(shared, Asked())["view"].sheet.rows) == 3
    hidden = laid_out(shared, Asked(differing=True))["view"].sheet
    assert (len(hidden.rows), hidden.hidden) == (0, 3)


def test_copies_are_unfolded(desk: TestClient) -> None:
    address = shown(desk, story())
    page = desk.get(f"{address}?copies=B").text
    assert Seen(page).tags.count("td") == 12
    assert "fold copy" in page
    assert "B1" not in desk.get(address).text.partition("<table")[2].partition("</thead>")[0]


def test_the_words_stand_beside(desk: TestClient) -> None:
    address = shown(desk, story())
    page = desk.get(f"{address}?claim=2&account=A").text
    aside = page.partition("<aside")[2].partition("</aside>")[0]
    for words in ("quotes", "Ines Okoro", "We closed it within an hour", "75 % sure"):
        assert words in aside
    left_out = desk.get(f"{address}?claim=2&account=B1&part=evidence").text
    assert "Nearest, 31 % near:" in left_out
    assert "<html" not in left_out
    assert "Nothing in this account comes near it" in desk.get(f"{address}?claim=2&account=C").text
    assert "nobody can tell" in desk.get(f"{address}?claim=3&account=B1").text
    for odd in ("claim=99&account=A", "claim=1&account=Z", "claim=1"):
        assert desk.get(f"{address}?{odd}").status_code == 200
        assert "There is no such cell" in desk.get(f"{address}?{odd}&part=evidence").text


@pytest.mark.parametrize(
    ("number", "letter", "told"),
    [
        (
            1,
            "A",
            "In the account’s own voice: “The Port of Osk closed its north pier on Monday” "
            "(Port of Osk, “On the north pier”, 2031-05-05).",
        ),
        (2, "B", "Quoted from Ines Okoro: “We shut it in an hour” (Skerry Wire, 2031-05-06)."),
        (
            1,
            "C",
            "Denied by Bram Tolle: “The north pier has not closed” (The Tern, 2031-05-06, https://tern.example/pier).",
        ),
        (
            3,
            "C",
            "Denied in the account’s own voice: “Two men were hurt” (The Tern, 2031-05-06, https://tern.example/pier).",
        ),
        (
            5,
            "B",
            "According to an aide, through the Osk Courier: “Okoro may resign” (Skerry Wire, 2031-05-06).",
        ),
    ],
)
def test_a_statement_as_a_sentence(number: int, letter: str, told: str) -> None:
    found = evidence(story(), number, letter, lambda passage: None)
    assert found is not None
    assert found.words[0].sentence == told


def test_with_all_words_and_as_one_file(desk: TestClient) -> None:
    address = shown(desk, story())
    assert "A dock hand said" not in desk.get(f"{address}?all=true").text.partition('class="found"')[0]
    page = desk.get(f"{address}?all=true&words=true").text.partition('class="found"')[0]
    assert "A dock hand said" in page
    file = desk.get(f"{address}/page")
    assert "attachment" in file.headers["content-disposition"]
    assert "default-src 'none'" in unescape(file.text)


def test_it_is_fit_to_be_filed(desk: TestClient) -> None:
    page = desk.get(f"{shown(desk, story())}?words=true").text
    for one in story().readings:
        known = one.account.metadata
        for words in (one.account.id, one.account.extractor, one.model, known.outlet, known.published):
            assert str(words) in page
    assert "https://tern.example/pier" in page
    assert "comparer 1" in page
    assert time.strftime('Compared on <time datetime="%Y-%m-%d', time.gmtime()) in page


@pytest.mark.parametrize("words", [HOSTILE, *WORDS], ids=range(len(WORDS) + 1))
def test_hostile_words_are_only_words(desk: TestClient, words: str) -> None:
    address = shown(desk, hostile(words.strip()))
    calm = Seen(desk.get(f"{shown(desk, story())}?all=true&words=true&claim=1&account=B&copies=B").text)
    page = desk.get(f"{address}?all=true&words=true&claim=1&account=B&copies=B").text
    seen = Seen(page)
    assert set(seen.tags) <= set(calm.tags)
    assert seen.classes <= calm.classes
    assert not set(page) & set("\x1b\x07\x85\u202e\u2069\u200b")
    assert all(link.startswith(("#", "/", "https://tern.example/")) for link in seen.links), seen.links
    for asked in (
        {"claim": "1", "account": "A", "part": "evidence"},
        {"actor": words},
        {"copies": words[:50]},
    ):
        Seen(desk.get(address, params=asked).text)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Two stories, kept from the desk."""
    with visiting(tmp_path_factory.mktemp("kept") / "library.sqlite") as made:
        bridge = (
            "The Velmora bridge will stay shut until May, the minister said. Work on its piers has begun.",
            "Velmora’s bridge stays shut until June, said the minister. Work on the piers has not begun.",
        )
        for one, two, days in (
            (PORT, TERN, ("2031-05-05", "2031-05-06")),
            (*bridge, ("2029-01-03", "2029-01-03")),
        ):
            job = done(made, give(made, one, two, published=list(days)))
            post(made, f"/desk/{job['id']}/keep")
        yield made


def stories(client: TestClient) -> list[dict[str, Any]]:
    told = client.get("/stories?single=true", headers=JSON).json()
    jsonschema.validate(told, STORIES)
    found: list[dict[str, Any]] = told["stories"]
    return found


def test_stories_are_listed(library: TestClient) -> None:
    latest, earlier = stories(library)
    assert (latest["first"], latest["last"], latest["accounts"]) == ("2031-05-05", "2031-05-06", 2)
    assert (earlier["first"], earlier["accounts"]) == ("2029-01-03", 2)
    page = library.get("/stories").text
    assert f'href="/story/{latest["id"]}"' in page
    assert "There are no more" in library.get("/stories?offset=50").text
    for odd in ("offset=-1", "offset=x", "single=x"):
        assert library.get(f"/stories?{odd}").status_code == 422


def test_a_story_is_compared_once(library: TestClient) -> None:
    latest = stories(library)[0]
    told = library.get(f"/story/{latest['id']}", headers=JSON).json()
    jsonschema.validate(told, comparison_schema())
    held = len(server(library).compared._held)
    page = library.get(f"/story/{latest['id']}?claim=1&account=A").text
    assert len(server(library).compared._held) == held
    assert re.search(r'class="sentence">[^<]*http://127.0.0.1:8765/account/[0-9a-f]+/span/', page)
    assert library.get(f"/story/{latest['id']}/page").status_code == 200


@pytest.mark.parametrize(("id_", "status"), [("0" * 16, 404), ("x", 422)])
def test_no_such_story(library: TestClient, id_: str, status: int) -> None:
    for path in ("", "/page"):
        assert library.get(f"/story/{id_}{path}").status_code == status


def test_without_a_library(desk: TestClient) -> None:
    assert desk.get("/story/0000000000000000").status_code == 404
    assert desk.get("/stories").status_code == 404


def test_an_account_is_moved_and_moved_back(library: TestClient) -> None:
    latest, earlier = stories(library)
    with server(library).view() as view:
        moved, stays = view.story(latest["id"]).accounts[::-1]
    answer = post(library, f"/story/{latest['id']}/move", account=moved, to=earlier["id"])
    page = library.get(answer.headers["location"]).text
    assert "The account is in another story now" in page
    assert sorted(one["accounts"] for one in stories(library)) == [1, 3]
    judgement = answer.headers["location"].partition("moved=")[2]
    post(library, f"/story/{latest['id']}/undo", judgement=judgement)
    with server(library).view() as view:
        assert set(view.story(latest["id"]).accounts) == {moved, stays}
    answer = post(library, f"/story/{latest['id']}/move", account=moved, to="")
    assert sorted(one["accounts"] for one in stories(library)) == [1, 1, 2]
    assert post(library, f"/story/{latest['id']}/move", account=stays, to="").status_code == 409
    assert post(library, f"/story/{latest['id']}/move", account=moved, to="").status_code == 409
    post(library, f"/story/{latest['id']}/undo", judgement=answer.headers["location"].partition("moved=")[2])
    assert sorted(one["accounts"] for one in stories(library)) == [2, 2]
    assert post(library, f"/story/{latest['id']}/undo", judgement="nothing").status_code == 409


def test_a_corrected_reading_is_compared_anew(library: TestClient) -> None:
    from whosays.model import Correct, Detail

    latest = stories(library)[0]
    with server(library).view() as view:
        account = view.story(latest["id"]).accounts[0]
    before = library.get(f"/story/{latest['id']}", headers=JSON).json()
    with server(library).library().judge() as judge:
        judge.judge(
            Correct(Detail.OUTLET, before["accounts"][0]["outlet"], "The Osk Herald"),
            who="Ada",
            account=account,
        )
    after = library.get(f"/story/{latest['id']}", headers=JSON).json()
    assert "The Osk Herald" in {one["outlet"] for one in after["accounts"]}


def test_a_large_table_is_quick(desk: TestClient) -> None:
    large = many(10, 60)
    cells = tuple(
        replace(one, stand=stand) for one, stand in zip(large.claims[0].cells, [*Stand][:3] * 4, strict=False)
    )
    address = shown(desk, replace(large, claims=tuple(replace(one, cells=cells) for one in large.claims)))
    desk.get(address)
    times = []
    for _ in range(5):
        began = time.process_time()
        assert desk.get(address).status_code == 200
        times.append(time.process_time() - began)
    assert min(times) < 0.3, times
