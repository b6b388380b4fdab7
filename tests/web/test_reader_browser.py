"""The reader in a browser: by keyboard alone, without scripts, on paper, on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.readings import BRIDGE
from tests.web.conftest import Running, running
from tests.web.shelf import Shelf, make_shelf
from whosays.web import Settings


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return make_shelf(tmp_path)


@pytest.fixture
def own(shelf: Shelf) -> Iterator[Running]:
    """A server over a library that may be changed."""
    yield from running(Settings(library=str(shelf.file), port=0))


def entered(browser: Browser, own: Running, **options: object) -> BrowserContext:
    made = browser.new_context(base_url=own.address, **options)  # type: ignore[arg-type]
    made.set_default_timeout(10_000)
    made.request.get(f"{own.address}/?token={own.token}", max_redirects=0)
    return made


@pytest.fixture
def reader(browser: Browser, own: Running, shelf: Shelf) -> Iterator[Page]:
    """The account, opened; nothing may go wrong in it."""
    context = entered(browser, own, viewport={"width": 1280, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"/account/{shelf.bridge}")
    yield page
    context.close()
    assert wrong == []


def cues(shelf: Shelf) -> list[str]:
    return [one.cue.text for one in shelf.reading(shelf.bridge).attributions]


def test_statements_are_read_and_corrected_by_keys(reader: Page, shelf: Shelf) -> None:
    before = cues(shelf)
    status, panel = reader.locator("#status"), reader.locator("#panel .steps")
    for cue in before[:2]:
        reader.keyboard.press("n")
        expect(panel).to_contain_text(cue)
    reader.keyboard.press("p")
    expect(panel).to_contain_text(before[0])
    reader.keyboard.press("c")
    expect(status).to_contain_text("Taken down: check")
    expect(panel).to_contain_text(before[1])  # and on to the next
    reader.keyboard.press("x")
    expect(status).to_contain_text("Taken down: reject")
    assert cues(shelf) == before[:1] + before[2:]
    reader.keyboard.press("u")
    expect(status).to_contain_text("Taken down: undo")
    assert cues(shelf) == before
    expect(panel).to_contain_text(before[1])
    reader.keyboard.press("Escape")
    expect(reader.locator("#panel")).not_to_contain_text("Features")


def test_keys_are_told_and_may_be_turned_off(reader: Page, shelf: Shelf) -> None:
    reader.keyboard.press("?")
    dialog = reader.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("it is right (checked)")
    dialog.get_by_label("Use these keys").uncheck()
    reader.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    reader.locator("#text a.cue").first.click()
    expect(reader.locator("#panel .steps")).to_be_visible()
    before = cues(shelf)
    for key in "xcn":
        reader.keyboard.press(key)
    reader.reload()
    assert cues(shelf) == before
    expect(reader.locator("#status")).to_be_empty()


def test_boundaries_are_typed(reader: Page, shelf: Shelf) -> None:
    at = cues(shelf).index("believe")
    for _ in range(at + 1):
        reader.keyboard.press("n")
    expect(reader.locator("#panel .steps")).to_contain_text("believe")
    reader.locator("summary", has_text="Boundaries").press("Enter")
    reader.locator("#m-source").focus()
    reader.keyboard.press("ControlOrMeta+a")
    reader.keyboard.type("cnux")  # no key of the page while one writes
    reader.keyboard.press("Enter")
    expect(reader.locator("#status")).to_contain_text("does not stand in the account")
    reader.keyboard.press("ControlOrMeta+a")
    reader.keyboard.type("workers")
    reader.keyboard.press("Enter")
    expect(reader.locator("#status")).to_contain_text("Taken down: move")
    (made,) = [one for one in shelf.reading(shelf.bridge).attributions if one.cue.text == "believe"]
    assert made.source
    assert made.source.text == "workers"


def select(page: Page, words: str) -> None:
    """As a pointer does."""
    page.evaluate(
        """words => {
          const walk = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          let at = document.getElementById("text").textContent.indexOf(words), end = at + words.length, node;
          while ((node = walk.nextNode())) {
            if (at >= 0 && at < node.length) { range.setStart(node, at); at = -1; }
            else at -= at >= 0 ? node.length : 0;
            if (end <= node.length) { range.setEnd(node, end); break; }
            end -= node.length;
          }
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        words,
    )


def test_selected_words_fill_an_open_form(reader: Page, shelf: Shelf) -> None:
    reader.locator("summary", has_text="A statement was missed").press("Enter")
    for key, words in (("1", "the council"), ("2", "agreed"), ("3", "not for a day")):
        reader.evaluate("document.activeElement.blur()")
        select(reader, words)
        reader.keyboard.press(key)
    reader.get_by_role("button", name="Add it").click()
    expect(reader.locator("#status")).to_contain_text("Taken down: add")
    (made,) = [one for one in shelf.reading(shelf.bridge).attributions if one.cue.text == "agreed"]
    assert made.source
    assert (made.source.text, made.content[0].start) == ("the council", BRIDGE.index("not for a day"))


def test_links_are_copied_and_lead_back(reader: Page, shelf: Shelf) -> None:
    select(reader, "a letter which it said")
    reader.keyboard.press("l")
    expect(reader.locator("#status")).to_contain_text("copied")
    address = reader.evaluate("navigator.clipboard.readText()")
    reader.goto("/accounts")
    reader.goto(address)
    marked = reader.locator("#text .pointed")
    assert "".join(marked.all_inner_texts()) == "a letter which it said"
    expect(marked.first).to_be_in_viewport()


def test_all_of_it_without_scripts(browser: Browser, own: Running, shelf: Shelf) -> None:
    context = entered(browser, own, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/account/{shelf.bridge}")
    page.locator("#text a.cue", has_text="believe").click()
    expect(page.locator("#panel")).to_contain_text("Harbour workers")
    expect(page.locator("kbd").first).to_be_hidden()
    page.get_by_role("button", name="Wrong").click()
    expect(page.locator("#status")).to_contain_text("Taken down: reject")
    assert "believe" not in cues(shelf)
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator("#panel")).to_contain_text("believe")
    page.locator("summary", has_text="Boundaries").click()
    page.get_by_label("Source", exact=True).fill("workers")
    page.get_by_role("button", name="Correct the boundaries").click()
    expect(page.locator("#status")).to_contain_text("Taken down: move")
    page.get_by_text("A statement was missed").click()
    page.get_by_label("Cue: the words that make the link").fill("whispered")
    page.locator("#n-content").fill("x")
    page.get_by_role("button", name="Add it").click()
    expect(page.locator("main")).to_contain_text("does not stand in the account")
    page.go_back()
    page.get_by_label("Permanent link to words").fill("season")
    page.get_by_role("button", name="Link").click()
    expect(page.locator("#text .pointed")).to_have_text("season")
    page.goto("/judgements")
    expect(page.get_by_role("table")).to_contain_text("move")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_record_on_paper(browser: Browser, own: Running, shelf: Shelf, scheme: str) -> None:
    context = entered(browser, own, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"/account/{shelf.bridge}")
    page.emulate_media(media="print")
    for words in ("Osk Valley Courier", shelf.bridge, "whosays-test 1", "Printed", "2031-02-14"):
        expect(page.locator("section.record")).to_contain_text(words)
    expect(page.get_by_text("Printed")).to_be_visible()
    expect(page.locator(".controls").first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    context.close()


def test_on_a_phone(browser: Browser, own: Running, shelf: Shelf) -> None:
    context = entered(browser, own, viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    page = context.new_page()
    for path in (f"/account/{shelf.bridge}", "/accounts", f"/account/{shelf.bridge}/versions", "/judgements"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    page.goto(f"/account/{shelf.bridge}")
    cue = page.locator("#text a.cue", has_text="believe")
    cue.tap()
    expect(page.locator("#panel")).to_contain_text("Harbour workers")
    expect(page.locator("#panel")).to_be_in_viewport()
    expect(cue).to_be_in_viewport()
    context.close()
