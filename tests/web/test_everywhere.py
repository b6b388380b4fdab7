"""What holds of every page: it is a page, it works without scripts, by keyboard, on paper and on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.every import every_route
from tests.web.furnished import Furnished

PHONE = {"width": 390, "height": 844}
FAULTS = {"nothing there": 404, "makes no sense": 422}
NO_PAGES = ("/static/", "/openapi.json", "/export/", "/original", "/span", "/claim", "/page")


def entered(browser: Browser, furnished: Furnished, **options: object) -> BrowserContext:
    made = browser.new_context(base_url=furnished.server.address, **options)  # type: ignore[arg-type]
    furnished.enter(made)
    return made


@pytest.fixture(scope="module")
def phone(browser: Browser, furnished: Furnished) -> Iterator[Page]:
    context = entered(browser, furnished, viewport=PHONE, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def plain(browser: Browser, furnished: Furnished) -> Iterator[Page]:
    """Without scripts."""
    context = entered(browser, furnished, java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def wide(browser: Browser, furnished: Furnished) -> Iterator[Page]:
    context = entered(browser, furnished, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_the_table_has_every_page(furnished: Furnished) -> None:
    """Whoever adds an address adds a page of it to the table."""
    shown = {urlsplit(path).path for path in furnished.pages.values()} | {"/sign-in"}
    for method, route in every_route():
        if method == "GET" and not any(one in route for one in NO_PAGES):
            pattern = re.compile(re.sub(r"\{\w+\}", "[^/]+", route))
            assert any(pattern.fullmatch(path) for path in shown), route


def test_nothing_goes_wrong_in_a_browser(wide: Page, furnished: Furnished, subtests: pytest.Subtests) -> None:
    """No error of a script, no breach of the policy, nothing that is not there, nothing from elsewhere."""
    wrong: list[str] = []
    wide.on("pageerror", lambda error: wrong.append(str(error)))
    wide.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    wide.on(
        "request",
        lambda asked: None if asked.url.startswith(furnished.addresses) else wrong.append(asked.url),
    )
    for name, path in furnished.pages.items():
        with subtests.test(name):
            wrong.clear()
            answer = wide.goto(path)
            assert answer
            assert answer.status == FAULTS.get(name, 200)
            assert [one for one in wrong if name not in FAULTS or "Failed to load" not in one] == []
            told = wide.evaluate(
                "[document.title, document.documentElement.lang, document.querySelectorAll('h1').length]"
            )
            assert "whosays" in told[0]
            assert told[1:] == ["en", 1]


def test_by_keyboard_alone(wide: Page, furnished: Furnished, subtests: pytest.Subtests) -> None:
    """Tab leads to everything, in the order of the page, always seen; nothing holds it fast."""
    for name, path in furnished.pages.items():
        with subtests.test(name):
            wide.goto(path)
            wide.evaluate("document.querySelector('.skip').focus()")  # some begin where one goes on at once
            went = [(0, "", True), *(_step(wide) for _ in range(9))]
            places = [place for place, _, _ in went]
            again = places.index(0, 1) if 0 in places[1:] else len(places)  # past the end it begins anew
            walked = [place for place in places[:again] if place >= 0]
            assert walked == sorted(set(walked)), went
            assert len(walked) >= 3, went
            assert all(seen for place, _, seen in went if place >= 0), went


def _step(page: Page) -> tuple[int, str, bool]:
    """What has the focus after Tab: which of all that can have it, what it is, and whether that is seen."""
    page.keyboard.press("Tab")
    found = page.evaluate(
        """() => {
        const kinds = 'a[href], button, input, select, textarea, summary, [tabindex]';
        const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
        const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
        const place = [...document.querySelectorAll(kinds)].indexOf(one);
        return [place, one.outerHTML.slice(0, 100), marked && box.width * box.height > 0];
      }"""
    )
    return found[0], found[1], found[2]


def test_the_skip_link_leads_to_the_content(wide: Page, furnished: Furnished) -> None:
    wide.goto(furnished.pages["accounts"])
    wide.keyboard.press("Tab")
    wide.keyboard.press("Enter")
    assert wide.evaluate("document.activeElement.id") == "main"


def test_without_scripts(plain: Page, furnished: Furnished, subtests: pytest.Subtests) -> None:
    """The same words stand there, links lead on, and what only scripts can do is not offered."""
    for name, path in furnished.pages.items():
        with subtests.test(name):
            plain.goto(path)
            assert plain.locator("h1").count() == 1
            assert plain.locator("main").inner_text().strip()
            assert plain.locator("kbd:visible, .scripted:visible").count() == 0
            for form in plain.locator("form").all():
                assert form.get_attribute("action") is not None or form.get_attribute("method") != "post"
                assert form.locator("button, input[type=submit]").count() > 0


def test_on_paper(wide: Page, furnished: Furnished, subtests: pytest.Subtests) -> None:
    """Black on white, whole, without what only a screen needs; and as a file of pages."""
    for name, path in furnished.pages.items():
        with subtests.test(name):
            wide.goto(path)
            for scheme in ("light", "dark"):
                wide.emulate_media(media="print", color_scheme=scheme)
                assert wide.locator("main").is_visible()
                assert wide.locator("nav:visible").count() == 0
                assert _lightness(wide, "color") < 0.4, scheme
                assert _lightness(wide, "backgroundColor") > 0.95, scheme
            wide.emulate_media(media="screen", color_scheme="light")


def _lightness(page: Page, what: str) -> float:
    """Of the page's words, or of what they stand on: 0 is black; what is clear is paper."""
    found: float = page.evaluate(
        """(what) => {
        const canvas = document.createElement('canvas').getContext('2d');
        canvas.fillStyle = 'white'; canvas.fillRect(0, 0, 1, 1);
        canvas.fillStyle = getComputedStyle(document.body)[what]; canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
        return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
      }""",
        what,
    )
    return found


def test_on_a_phone(phone: Page, furnished: Furnished, subtests: pytest.Subtests) -> None:
    """Nothing scrolls sideways but what has a scroll bar of its own; what is tapped is large enough."""
    for name, path in furnished.pages.items():
        with subtests.test(name):
            phone.goto(path)
            width = phone.evaluate("document.documentElement.scrollWidth")
            assert width <= PHONE["width"], _wide(phone)
            assert _small(phone) == []


def _wide(page: Page) -> list[str]:
    """What reaches beyond the screen, the outermost first."""
    found: list[str] = page.evaluate(
        """(most) => [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > most + 1)
        .slice(0, 9).map((one) => one.outerHTML.slice(0, 120))""",
        PHONE["width"],
    )
    return found


def _small(page: Page) -> list[str]:
    """Buttons, fields and lone links that a finger misses (WCAG 2.5.8: 24 pixels)."""
    found: list[str] = page.evaluate(
        """() => {
        const kinds = 'button, input:not([type=hidden]), select, textarea, summary, nav a';
        const labelled = (one) => ['checkbox', 'radio', 'file'].includes(one.type) && one.closest('label, p');
        return [...document.querySelectorAll(kinds)]
          .filter((one) => one.checkVisibility() && !labelled(one))
          .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
          .filter(([, box]) => box.width > 1 && Math.min(box.width, box.height) < 24)
          .map(([what, box]) => `${what} ${box.width} x ${box.height}`);
      }"""
    )
    return found


def test_wherever_one_signs_in(browser: Browser, furnished: Furnished) -> None:
    """By keyboard, without scripts, on a phone."""
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{furnished.outside.address}/stories?single=true")
    page.get_by_label("Name").press_sequentially("Ada")
    page.keyboard.press("Tab")
    page.keyboard.type("correct horse battery")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories?single=true")
    page.get_by_role("button", name="Sign out").press("Enter")
    page.wait_for_url("**/sign-in?next=**")
    context.close()
