"""Statements are marked in the text: by keys as fast as one reads, with a pointer, by touch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.readings import BRIDGE
from tests.web.conftest import Running, running
from tests.web.shelf import Shelf, make_shelf
from tests.web.test_axe import AXE, violations
from tests.web.test_reader_browser import cues, entered, select
from whosays.model import Attribution
from whosays.web import Settings


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return make_shelf(tmp_path)


@pytest.fixture
def own(shelf: Shelf) -> Iterator[Running]:
    """A server over a library that may be changed."""
    yield from running(Settings(library=str(shelf.file), port=0))


@pytest.fixture
def reader(browser: Browser, own: Running, shelf: Shelf) -> Iterator[Page]:
    """The account, opened; nothing may go wrong in it."""
    context = entered(browser, own, viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"/account/{shelf.bridge}")
    yield page
    context.close()
    assert wrong == []


def chosen(page: Page) -> str:
    return str(page.evaluate("getSelection().toString()"))


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def go_to(page: Page, word: str, by: str = "ArrowRight") -> None:
    for _ in range(400):
        if chosen(page) == word:
            return
        page.keyboard.press(by)
    raise AssertionError(f"{word} was not come to")


def extend(page: Page, last: str) -> None:
    for _ in range(60):
        if chosen(page).endswith(last):
            return
        page.keyboard.press("Shift+ArrowRight")
    raise AssertionError(f"{last} was not come to")


def by_cue(shelf: Shelf, cue: str) -> Attribution:
    return next(one for one in shelf.reading(shelf.bridge).attributions if one.cue.text == cue)


def message(page: Page) -> str:
    return page.locator("#marking .message").inner_text()


def test_a_missed_statement_by_keys_alone(reader: Page, shelf: Shelf) -> None:
    before = cues(shelf)
    bar, heard = reader.get_by_role("region", name="Marking"), reader.locator("#marking .heard")
    press(reader, "m")
    expect(bar).to_be_visible()
    expect(reader.locator("#text")).to_be_focused()
    go_to(reader, "council")
    expect(heard).to_have_text("council")
    press(reader, "ArrowLeft", "Shift+ArrowRight")
    expect(heard).to_have_text("council; 2 words")
    assert chosen(reader) == "the council"
    press(reader, "s", "ArrowRight", "c")
    expect(bar.locator('[data-words="source"]')).to_have_text("the council")
    expect(bar.locator('[data-words="cue"]')).to_have_text("agreed")
    expect(bar.locator('[data-words="content"]')).to_have_text("not marked")
    go_to(reader, "not", "ArrowLeft")
    extend(reader, "a day")
    press(reader, "w", "Enter")
    expect(reader.locator("#status")).to_contain_text("Taken down: add. u takes it back.")
    expect(bar).to_be_hidden()
    made = by_cue(shelf, "agreed")
    assert made.source
    assert made.source.text == "the council"
    assert [piece.text for piece in made.content] == ["not for a day"]
    assert made.content[0].start == BRIDGE.index("not for a day")
    expect(reader.locator("#panel .steps")).to_contain_text("agreed")
    press(reader, "u")
    expect(reader.locator("#status")).to_contain_text("Taken down: undo")
    assert cues(shelf) == before


def test_boundaries_are_moved_by_keys(reader: Page, shelf: Shelf) -> None:
    was = by_cue(shelf, "believe")
    reader.locator("#text a.cue", has_text="believe").click()
    expect(reader.locator("#panel .steps")).to_contain_text("believe")
    press(reader, "b")
    assert chosen(reader) == was.content[-1].text
    assert "Shift and arrows move its end" in message(reader)
    press(reader, "Shift+ArrowLeft", "Shift+ArrowLeft", "w")  # its end
    press(reader, "Shift+S")
    assert was.source
    assert chosen(reader) == was.source.text
    press(reader, "o", "Shift+ArrowRight", "s", "Enter")  # and the beginning of its source
    expect(reader.locator("#status")).to_contain_text("Taken down: move")
    now = by_cue(shelf, "believe")
    assert now.source
    assert now.source.text == was.source.text.partition(" ")[2]
    assert now.content[0].text == was.content[0].text.rsplit(" ", 2)[0]


def test_a_source_and_a_piece_are_taken_away_and_put_there(reader: Page, shelf: Shelf) -> None:
    was = by_cue(shelf, "believe")
    reader.locator("#text a.cue", has_text="believe").click()
    expect(reader.locator("#panel .steps")).to_contain_text("believe")
    press(reader, "b", "Shift+S", "Backspace", "Shift+C", "Backspace")
    assert message(reader) == "There is no statement without a cue."
    press(reader, "Home", "+", "Enter")
    expect(reader.locator("#status")).to_contain_text("Taken down: move")
    now = by_cue(shelf, "believe")
    assert now.source is None
    assert len(now.content) == len(was.content) + 1


def test_nothing_else_happens_meanwhile(reader: Page, shelf: Shelf) -> None:
    """No statement is rejected, checked or chosen; what was marked is undone; Escape leaves it all."""
    before = shelf.reading(shelf.bridge)
    reader.locator("#text a.cue", has_text="believe").click()
    expect(reader.locator("#panel .steps")).to_contain_text("believe")
    press(
        reader,
        "m",
        "x",
        "n",
        "p",
        "d",
        "a",
        "l",
        "ArrowDown",
        "ArrowUp",
        "Home",
        "End",
        "s",
        "ArrowLeft",
        "s",
    )
    words = reader.locator('#marking [data-words="source"]')
    second = words.inner_text()
    press(reader, "u")
    assert words.inner_text() not in {second, "not marked"}
    press(reader, "u", "u")
    expect(words).to_have_text("not marked")
    assert message(reader) == "Nothing was marked yet."
    reader.locator("#text a.cue", has_text="said").first.click()  # a word, not a statement
    assert chosen(reader) == "said"
    expect(reader.locator("#panel .steps")).to_contain_text("believe")
    press(reader, "Escape")
    expect(reader.get_by_role("region", name="Marking")).to_be_hidden()
    expect(reader.locator("#status")).to_have_text("Nothing was taken down.")
    expect(reader.locator("#panel")).to_be_focused()
    assert shelf.reading(shelf.bridge) == before
    press(reader, "n")  # the usual keys are back
    expect(reader.locator("#panel .steps")).not_to_contain_text("believe")


def test_what_cannot_be_saved_stays_marked(reader: Page, shelf: Shelf) -> None:
    press(reader, "m", "Enter")
    assert message(reader).startswith("Mark the cue first")
    press(reader, "c", "Enter")
    expect(reader.locator("#marking .message")).to_contain_text("without content")
    expect(reader.locator("#marking .message")).to_have_class(re.compile("wrong"))
    press(reader, "ArrowRight", "w", "Enter")
    expect(reader.locator("#status")).to_contain_text("Taken down: add")


def test_a_pointer_does_the_same(reader: Page, shelf: Shelf) -> None:
    """Half a word is a whole one, and the buttons do what the keys do."""
    press(reader, "m")
    bar = reader.get_by_role("region", name="Marking")
    for name, words in (("Source", "he counci"), ("Cue", "gree"), ("What is said", "ot for a da")):
        select(reader, words)
        bar.get_by_role("button", name=name).click()
    bar.get_by_role("button", name="Save").click()
    expect(reader.locator("#status")).to_contain_text("Taken down: add")
    made = by_cue(shelf, "agreed")
    assert made.source
    assert (made.source.text, made.content[0].text) == ("the council", "not for a day")


def test_selected_words_begin_it(reader: Page, shelf: Shelf) -> None:
    for key, words in (("1", "the council"), ("2", "agreed"), ("3", "not for a day")):
        select(reader, words)
        press(reader, key)
    expect(reader.locator('#marking [data-words="content"]')).to_have_text("not for a day")
    press(reader, "Enter")
    expect(reader.locator("#status")).to_contain_text("Taken down: add")
    assert "agreed" in cues(shelf)


def test_no_trap_and_no_field_loses_its_keys(reader: Page) -> None:
    press(reader, "m")
    for name in ("Source", "Cue", "What is said", "Save", "Undo", "Leave", "Keys"):
        press(reader, "Tab")
        expect(reader.locator("#marking").get_by_role("button", name=name)).to_be_focused()
        press(reader, "n", "x", "ArrowRight")  # of a button no more than of the text do they do what they did
        expect(reader.locator("#panel .steps")).to_have_count(0)
    press(reader, "Tab")
    assert reader.evaluate("Boolean(document.activeElement.closest('#marking, #text'))") is False
    field = reader.locator("#w-words")
    field.fill("")
    field.press_sequentially("scwu+?")
    expect(field).to_have_value("scwu+?")
    field.press("Enter")
    expect(reader.locator("main")).to_contain_text("does not stand")


def test_its_keys_are_told(reader: Page) -> None:
    press(reader, "m", "?")
    dialog = reader.get_by_role("dialog", name="Keys while marking")
    expect(dialog).to_contain_text("the other end of the chosen words")
    press(reader, "s", "Escape")  # the dialog alone
    expect(dialog).to_have_count(0)
    expect(reader.get_by_role("region", name="Marking")).to_be_visible()
    expect(reader.locator('#marking [data-words="source"]')).to_have_text("not marked")


def test_whoever_turned_keys_off_marks_by_buttons(reader: Page, shelf: Shelf) -> None:
    reader.evaluate("localStorage.setItem('whosays-keys', 'off')")
    press(reader, "m")
    expect(reader.locator("#marking")).to_be_hidden()
    reader.get_by_text("A statement was missed").click()
    reader.get_by_role("button", name="Mark them in the text").click()
    select(reader, "agreed")
    reader.locator("#marking").get_by_role("button", name="Cue").click()
    expect(reader.locator('#marking [data-words="cue"]')).to_have_text("agreed")


def test_lines_and_paragraphs(reader: Page) -> None:
    press(reader, "m", "Home")
    box = "(({ top, left }) => [top, left])(getSelection().getRangeAt(0).getBoundingClientRect())"
    go_to(reader, "council")
    top, left = reader.evaluate(box)
    press(reader, "ArrowUp")
    above, beside = reader.evaluate(box)
    assert above < top
    assert abs(beside - left) < 120
    press(reader, "ArrowDown")
    assert reader.evaluate(box)[0] == top
    press(reader, "Shift+End")
    assert chosen(reader) == "council agreed"
    press(reader, "ArrowLeft", "ArrowLeft", "Shift+Home")
    assert chosen(reader).startswith("Harbour workers believe")
    assert "\n\n" not in chosen(reader)


def test_the_text_looks_and_reads_well_while_it_is_marked(reader: Page) -> None:
    reader.evaluate(AXE.axe_script)
    press(reader, "m", "Home", "c", "ArrowRight", "s", "ArrowRight", "w")
    assert violations(reader) == []
    press(reader, "?")
    assert violations(reader) == []
    press(reader, "Escape", "Escape")
    assert reader.locator("#text").get_attribute("role") is None
    assert reader.locator("#text a:not([href])").count() == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("shut,", "shut"),
        ("“shut,", "shut"),
        ("“We shut it,”", "“We shut it,”"),
        ("it,” she said.", "it,” she said"),
        ('"We shut it,"', '"We shut it,"'),
        ('it," she', 'it," she'),
        ('it,"', "it"),
        ("the workers’", "the workers’"),
        ("(the council)", "(the council)"),
        ("(the council", "the council"),
        ("in the U.S.", "in the U.S."),
        ("closed …", "closed "),
        ("Why?", "Why"),
        ("“No”:", "“No”"),
    ],
)
def test_punctuation_around_words(page: Page, words: str, expected: str) -> None:
    page.goto("/accounts")
    page.goto(str(page.locator("td a[href^='/account/']").first.get_attribute("href")))
    script = str(page.locator("script[src$='reader.js']").get_attribute("src")).replace(
        "reader.js", "words.js"
    )
    found = page.evaluate("async ([from, words]) => (await import(from)).around(words)", [script, words])
    assert words[found[0] : len(words) - found[1]] == expected


def test_by_touch(browser: Browser, own: Running, shelf: Shelf) -> None:
    context = entered(browser, own, viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"/account/{shelf.bridge}")
    page.get_by_text("A statement was missed").tap()
    page.get_by_role("button", name="Mark them in the text").tap()
    bar = page.get_by_role("region", name="Marking")
    for name, words in (("Source", "the council"), ("Cue", "agreed"), ("What is said", "not for a day")):
        select(page, words)
        bar.get_by_role("button", name=name).tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    bar.get_by_role("button", name="Save").tap()
    expect(page.locator("#status")).to_contain_text("Taken down: add")
    assert "agreed" in cues(shelf)
    context.close()


def test_hostile_words_are_walked_through(browser: Browser, own: Running, shelf: Shelf) -> None:
    context = entered(browser, own)
    page = context.new_page()
    page.goto(f"/account/{shelf.hostile}")
    press(page, "m")
    for _ in range(60):
        press(page, "Shift+ArrowRight")
    press(page, "w")
    expect(page.locator("#marking script, #marking img")).to_have_count(0)
    expect(page.locator('#marking [data-words="content"]')).not_to_have_text("not marked")
    context.close()
