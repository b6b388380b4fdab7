"""Searching as one types, by keyboard, on a phone, without scripts; and the drawings beside their lists."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.web.conftest import Running
from whosays.store import Library

PAGES = ("/search?q=velmar", "/actors", "/network", "actor", "timeline")


@pytest.fixture(scope="module")
def addresses(server: Running) -> dict[str, str]:
    with Library.open(server.app.state.server.settings.library) as held, held.view() as view:
        actor = next(view.speakers("adeyr")).identity
        story = next(one.id for one in view.stories() if len(one.accounts) == 3)
    return {"actor": f"/actor/{actor}", "timeline": f"/story/{story}/timeline"}


@pytest.fixture
def bare(browser: Browser, server: Running) -> Iterator[BrowserContext]:
    """A browser without scripts."""
    made = browser.new_context(base_url=server.address, java_script_enabled=False)
    made.request.get(f"{server.address}/?token={server.token}")
    yield made
    made.close()


def test_results_come_as_one_types(page: Page) -> None:
    page.goto("/search")
    page.get_by_role("searchbox").press_sequentially("velmar", delay=20)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ statements?$"))
    expect(page.locator("#results mark").first).to_have_text(re.compile("velmar", re.IGNORECASE))
    assert page.url.endswith("/search?q=velmar")
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("status")).to_contain_text("the latest first")
    assert page.url.endswith("/search")


def test_an_answer_that_was_overtaken_is_not_shown(page: Page) -> None:
    """The answer to the first question comes after that to the second."""
    page.goto("/search")
    first = threading.Event()

    def late(route: Route) -> None:
        if "q=river&" in f"{route.request.url}&":
            first.set()
            page.wait_for_timeout(700)
        route.continue_()

    page.route("**/search?**", late)
    box = page.get_by_role("searchbox")
    box.fill("river")
    page.wait_for_timeout(200)
    box.fill("velmar")
    expect(page.locator("#results mark").first).to_have_text(re.compile("velmar", re.IGNORECASE))
    page.wait_for_timeout(900)
    expect(page.locator("#results mark").first).to_have_text(re.compile("velmar", re.IGNORECASE))
    assert page.url.endswith("q=velmar")


def test_a_filter_is_used_at_once_and_half_a_date_breaks_nothing(page: Page) -> None:
    page.goto("/search")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Act").select_option("denies")
    expect(page.locator("#results .statement").first).to_have_class(re.compile("denying"))
    page.get_by_label("Said since").fill("2025-1")
    expect(page.locator("#results")).to_contain_text("write it as 2022-02-05")
    page.get_by_label("Said since").fill("2025-03")
    expect(page.locator("#results .statement").first).to_be_visible()


def test_by_keyboard_alone_from_words_to_the_account(page: Page) -> None:
    page.goto("/search")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("coal plants")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ statements?$"))
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.place') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/**attribution=**")


def test_without_scripts_the_form_does_the_same(bare: BrowserContext) -> None:
    page = bare.new_page()
    page.goto("/search")
    page.get_by_role("searchbox").fill("velmar")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#results mark").first).to_be_visible()
    page.goto("/actors")
    page.get_by_role("searchbox").fill("adeyr")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Tovan Adeyr").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tovan Adeyr")
    page.get_by_role("link", name="latest first").click()
    expect(page.get_by_text("the latest first")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_a_phone_and_stay_quiet(
    browser: Browser, server: Running, addresses: dict[str, str], path: str, scheme: str
) -> None:
    context = browser.new_context(
        base_url=server.address,
        viewport={"width": 360, "height": 740},
        color_scheme=scheme,  # type: ignore[arg-type]
        has_touch=True,
        is_mobile=True,
    )
    context.request.get(f"{server.address}/?token={server.token}")
    page, told = context.new_page(), []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(addresses.get(path, path))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert told == []
    context.close()


def test_a_tie_leads_to_its_statements(page: Page) -> None:
    page.goto("/network")
    tie = page.locator("svg .tie").last
    label = tie.get_attribute("aria-label") or ""
    tie.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    count = re.search(r"(\d+) statements?$", label)
    assert count
    expect(page.get_by_role("status")).to_have_text(re.compile(rf"^{count[1]} statements?$"))


def test_the_ties_of_a_name_stand_out(page: Page) -> None:
    page.goto("/network")
    page.locator("svg .node").first.focus()
    assert page.locator("svg.chosen .tie.near").count() > 0


def test_a_mark_of_the_timeline_leads_into_the_list(page: Page, addresses: dict[str, str]) -> None:
    page.goto(addresses["timeline"])
    mark = page.locator(".lanes a").first
    target = mark.get_attribute("href") or ""
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(target)).to_be_in_viewport()
    assert page.url.endswith(target)


def test_an_export_is_loaded_as_a_file(page: Page) -> None:
    page.goto("/search?q=velmar")
    page.get_by_text("Export all of these").click()
    with page.expect_download() as loading:
        page.get_by_role("link", name="csv").click()
    assert loading.value.suggested_filename == "whosays-velmar.csv"


def test_the_other_is_chosen_as_one_types(page: Page, addresses: dict[str, str]) -> None:
    """Beside what the actor said: the address stays that of the actor."""
    page.goto(addresses["actor"])
    page.get_by_text("The same as another?").click()
    page.get_by_label("Words of the other’s name").press_sequentially("dass", delay=20)
    found = page.locator("#others")
    expect(found.get_by_role("status")).to_have_text("1 called “dass”")
    expect(found.get_by_role("link", name="Oren Dassel")).to_be_visible()
    expect(found.get_by_role("button", name="They are one: Tovan Adeyr and Oren Dassel")).to_be_visible()
    assert page.url.endswith(addresses["actor"])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(found.get_by_role("link", name="Oren Dassel")).to_be_focused()


def test_the_other_is_chosen_without_scripts(bare: BrowserContext, addresses: dict[str, str]) -> None:
    page = bare.new_page()
    page.goto(addresses["actor"])
    page.get_by_text("The same as another?").click()
    page.get_by_label("Words of the other’s name").fill("dassel")
    page.get_by_role("button", name="Find").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is Tovan Adeyr the same as another?")
    expect(page.get_by_role("button", name="They are one: Tovan Adeyr and Oren Dassel")).to_be_visible()
