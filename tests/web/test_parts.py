"""A long account comes in parts: nothing is lost between them, and every link finds its part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from tests.store.kept import original
from tests.web.conftest import Running, running
from tests.web.giving import JSON
from tests.web.lengthy import lengthy
from tests.web.shelf import visiting
from whosays.model import Reading
from whosays.render import article
from whosays.render.chains import links
from whosays.render.web.parts import ENOUGH, part_at, parts
from whosays.render.web.places import of_words
from whosays.store import Library
from whosays.web import Settings, create_app

LONG = lengthy(600)


@pytest.mark.parametrize(
    ("made", "count"),
    [
        (lengthy(1), 1),
        (lengthy(130), 1),  # not quite two
        (LONG, 6),
        (lengthy(900, gap="\n"), 10),  # without an empty line: one paragraph
        (lengthy(3, filler=4 * ENOUGH // 91), 12),  # words without a mark, longer than a part may be
    ],
    ids=["short", "middling", "long", "one paragraph", "few marks"],
)
def test_nothing_is_lost_between_parts(made: Reading, count: int) -> None:
    rows = tuple(links(made.attributions))
    found = parts(made.account.text, article.set_as(made.account), rows)
    words = [
        one.text
        for part in found
        for one in article.paragraphs(made.account, rows, made.actors, None, part.blocks)
    ]
    assert " ".join(words).split() == made.account.text.split()
    assert [link for part in found for link in part.links] == list(rows)
    assert [part.before for part in found] == [
        sum(len(one.links) for one in found[:number]) for number in range(len(found))
    ]
    for part in found:
        assert (part.number, part.count) == (found.index(part) + 1, len(found))
        for link in part.links:
            assert part_at(found, link.attribution.cue.start) is part
    assert len(found) == count


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("long") / "library.sqlite"
    with Library.open(made) as library, library.writer() as writer:
        writer.add(original(LONG, "harbour-book.txt"), LONG)
    return made


@pytest.fixture(scope="module")
def client(file: Path) -> Iterator[TestClient]:
    app: FastAPI = create_app(Settings(library=str(file)))
    with visiting(app) as made:
        yield made


HERE = f"/account/{LONG.account.id}"
_NUMBERS = re.compile(r"Part (\d+) of (\d+)")


def shown(client: TestClient, path: str) -> tuple[tuple[int, int], str]:
    """Which part of how many, and the page."""
    page = client.get(path).text
    found = _NUMBERS.search(page)
    assert found, page[:2000]
    return (int(found[1]), int(found[2])), page


def test_a_page_is_a_part(client: TestClient) -> None:
    (number, count), page = shown(client, HERE)
    assert (number, count) == (1, 6)
    assert "Berth 0 is shut" in page
    assert "Berth 599 is shut" not in page
    assert re.search(r"Statements 1 to \d+ of 600", page)
    assert 'rel="next"' in page
    assert 'rel="prev" href="/account/' not in page
    assert len(page) < 130_000
    (number, _), page = shown(client, f"{HERE}?part=6")
    assert "Berth 599 is shut" in page
    assert re.search(r"Statements \d+ to 600 of 600", page)
    assert shown(client, f"{HERE}?part=99")[0] == (6, 6)
    assert client.get(f"{HERE}?part=0").status_code == 422
    assert client.get(f"{HERE}?part=some").status_code == 422


def test_all_of_it_is_had_on_one_page_and_as_json(client: TestClient) -> None:
    page = client.get(f"{HERE}?part=all").text
    assert "All 6 parts on one page" in page
    assert "600 statements" in page
    for path in (HERE, f"{HERE}?part=2"):
        assert len(client.get(path, headers=JSON).json()["attributions"]) == 600


def test_what_is_linked_to_is_in_the_part_that_is_shown(client: TestClient) -> None:
    for place in (0, 300, 599):
        one = LONG.attributions[place]
        _, page = shown(client, f"{HERE}?attribution={one.id}")
        assert re.search(f'id="a-{one.id}" [^>]*aria-current="true"', page)
        (number, _), page = shown(client, of_words(LONG.account, one.content[0]))
        assert 'id="span"' in page
        assert f">Berth {place} is shut<" in page
        back = f'{HERE}?part={number}"' if number > 1 else f'{HERE}"'
        assert f'href="{back}>The account without the mark' in page


def test_a_key_leads_from_one_part_to_the_next(browser: Browser, file: Path) -> None:
    for server in running(Settings(library=str(file), port=0)):
        _walked(browser, server)


def _walked(browser: Browser, server: Running) -> None:
    context = browser.new_context(base_url=server.address)
    context.request.get(f"{server.address}/?token={server.token}")
    page = context.new_page()
    page.goto(f"{HERE}?part=2")
    first = page.locator(".listing li").first.get_attribute("data-of")
    page.goto(f"{HERE}?attribution={first}")
    expect(page.locator(".parts").first).to_contain_text("Part 2 of 6")
    page.keyboard.press("p")
    expect(page.locator(".parts").first).to_contain_text("Part 1 of 6")
    expect(page.locator(".listing li").last).to_have_class(re.compile("on"))
    page.keyboard.press("n")
    expect(page.locator(".parts").first).to_contain_text("Part 2 of 6")
    context.close()
