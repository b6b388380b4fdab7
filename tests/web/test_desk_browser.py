"""The desk in a real browser: from a paste to a comparison, by mouse, by keys, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.comparisons import hostile, story
from tests.web.conftest import Running, running
from tests.web.giving import NO_LIMITS, PORT, TERN
from tests.web.hostile import WORDS
from whosays.model import Comparison
from whosays.web import Settings
from whosays.web.desk import Job, Stage

ATTACKS = WORDS[:20]  # of one line each


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server whose library is made when something is kept."""
    place = tmp_path_factory.mktemp("bench") / "library.sqlite"
    yield from running(Settings(library=str(place), port=0, limits=NO_LIMITS))


def come_in(browser: Browser, bench: Running, **how: object) -> BrowserContext:
    settings = {"base_url": bench.address, "viewport": {"width": 1280, "height": 900}, **how}
    made = browser.new_context(**settings)  # type: ignore[arg-type]
    made.set_default_timeout(20_000)
    made.request.get(f"{bench.address}/?token={bench.token}")
    return made


@pytest.fixture
def page(browser: Browser, bench: Running) -> Iterator[Page]:
    """A tab in which nothing goes wrong unheard."""
    context = come_in(browser, bench)
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield made
    context.close()
    assert not wrong


@pytest.fixture
def plain(browser: Browser, bench: Running) -> Iterator[Page]:
    """A tab without scripts."""
    context = come_in(browser, bench, java_script_enabled=False)
    yield context.new_page()
    context.close()


def lay(bench: Running, comparison: Comparison) -> str:
    """The address of a comparison that was made by hand."""
    desk = bench.app.state.server.desk
    job = Job([], bench.app.state.server.owner)
    job.comparison, job.stage = comparison, Stage.DONE
    desk._jobs[job.id] = job
    return f"/desk/{job.id}"


def test_from_a_paste_to_a_comparison_that_is_kept(page: Page) -> None:
    page.goto("/")
    page.get_by_label("The words of text 1").fill(PORT)
    page.get_by_text("Outlet, date, address, title").first.click()
    page.get_by_label("Outlet").first.fill("Port of Osk")
    page.get_by_label("The words of text 2").fill(TERN)
    page.get_by_role("button", name="Another text").click()
    page.get_by_label("The words of text 3").fill(f"{TERN} Rain fell.")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("table.claims")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("3 accounts,")).to_be_visible()
    expect(page.locator(".accounts")).to_contain_text("Port of Osk")
    page.get_by_role("button", name="Keep").click()
    page.wait_for_url("**/story/*", timeout=60_000)
    expect(page.locator("table.claims")).to_be_visible()
    page.get_by_role("link", name="Stories").click()
    expect(page.locator("table.stories")).to_contain_text("3")


def test_files_are_chosen_and_progress_is_left_and_come_back_to(page: Page, tmp_path: Path) -> None:
    for name, words in (("port.txt", f"{PORT} Fog came."), ("tern.txt", TERN), ("empty.txt", "")):
        (tmp_path / name).write_text(words)
    page.goto("/")
    page.set_input_files("#file", sorted(tmp_path.iterdir()))
    expect(page.locator("#chosen")).to_contain_text("3 files: empty.txt, port.txt, tern.txt")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/desk/*")
    page.goto("/")
    page.locator("section", has_text="On your desk").get_by_role("link").first.click()
    expect(page.locator("table.claims")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("1 not read")).to_be_visible()
    expect(page.get_by_text("there are no words in it")).to_be_visible()
    page.get_by_role("button", name="Discard").click()
    expect(page.get_by_role("heading", name="Who says so")).to_be_visible()


def test_files_are_dropped_anywhere(page: Page) -> None:
    page.goto("/")
    page.evaluate(
        """() => {
        const held = new DataTransfer();
        for (const name of ["a.txt", "b.txt"]) held.items.add(new File(["words"], name));
        const how = { dataTransfer: held, bubbles: true, cancelable: true };
        const drop = (kind) => document.body.dispatchEvent(new DragEvent(kind, how));
        ["dragenter", "dragover", "drop"].forEach(drop);
      }"""
    )
    expect(page.locator("#chosen")).to_have_text("2 files: a.txt, b.txt")
    assert page.evaluate("document.getElementById('file').files.length") == 2


def test_hosts_are_asked_about_first(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Addresses, one a line").fill("https://courier.invalid/pier")
    page.get_by_label("The words of text 1").fill(PORT)
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="May this host be asked?")).to_be_visible()
    expect(page.get_by_text("courier.invalid", exact=True)).to_be_visible()
    page.get_by_role("button", name="Go on without it").click()
    expect(page.get_by_text("this is one")).to_be_visible(timeout=60_000)


def test_without_scripts(plain: Page, bench: Running) -> None:
    plain.goto("/")
    plain.get_by_label("The words of text 1").fill(f"{PORT} Snow.")
    plain.get_by_text("More texts").click()
    plain.get_by_label("The words of text 4").fill(f"{TERN} Snow.")
    plain.get_by_role("button", name="Compare").click()
    expect(plain.locator("table.claims")).to_be_visible(timeout=60_000)  # the page comes again by itself
    plain.goto(lay(bench, story()))
    plain.locator("a.cell", has_text="quotes").first.click()
    expect(plain.locator("#evidence")).to_contain_text("We closed it within an hour")
    plain.locator("#evidence").get_by_text("As a sentence", exact=True).click()
    expect(plain.locator("#evidence .sentence").first).to_contain_text("Quoted from Ines Okoro")
    plain.get_by_label("Stand").select_option("denies")
    plain.get_by_role("button", name="Show").click()
    expect(plain.locator("table.claims tbody tr")).to_have_count(1)
    plain.get_by_role("link", name="+1 copy").click()
    expect(plain.get_by_role("columnheader", name="B1")).to_be_visible()


def test_a_cell_is_chosen_and_its_words_copied(page: Page, bench: Running) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = lay(bench, story())
    page.goto(address)
    page.locator("a.cell", has_text="quotes").first.click()
    expect(page.locator("#evidence h2")).to_contain_text("Port of Osk")
    assert "claim=2&account=A" in page.url
    assert "part=" not in page.url
    page.get_by_role("button", name="Copy as a sentence").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "Quoted from Ines Okoro" in page.evaluate("navigator.clipboard.readText()")
    page.reload()
    expect(page.locator("#evidence h2")).to_contain_text("Port of Osk")


def test_filters_act_as_they_are_set(page: Page, bench: Running) -> None:
    page.goto(lay(bench, story()))
    rows = page.locator("table.claims tbody tr")
    expect(rows).to_have_count(3)
    page.get_by_label("All claims").check()
    expect(rows).to_have_count(6)
    page.get_by_label("Actor").fill("courier")
    expect(rows).to_have_count(1)
    assert "actor=courier" in page.url
    page.get_by_label("Actor").fill("")
    page.get_by_label("Stand").select_option("denies")
    expect(rows).to_have_count(1)


def test_all_of_it_by_keys(page: Page, bench: Running) -> None:
    page.goto(lay(bench, story()))
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#matrix a.cell')"):
            break
    chosen = page.locator("a.cell:focus")
    expect(chosen).to_have_attribute("href", re.compile("claim=1&account=A"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(chosen).to_have_attribute("href", re.compile("claim=2&account=B"))
    page.keyboard.press("Enter")
    expect(page.locator("#evidence h2")).to_contain_text("Skerry Wire")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#evidence h2")).to_contain_text("Port of Osk")
    page.keyboard.press("End")
    expect(chosen).to_have_attribute("href", re.compile("claim=2&account=C"))
    page.keyboard.press("Escape")
    expect(page.locator("#evidence h2")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_attribute("href", re.compile("claim=3&account=C"))
    stops = page.evaluate(
        "[...document.querySelectorAll('#matrix a.cell')].filter((one) => one.tabIndex === 0).length"
    )
    assert stops == 1


def test_printed_it_is_a_record(page: Page, bench: Running) -> None:
    page.goto(f"{lay(bench, story())}?words=true")
    page.emulate_media(media="print")
    for one in story().readings:
        expect(page.get_by_text(one.account.id).first).to_be_visible()
    for gone in (".actions", ".filters", ".evidence", ".masthead nav"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator(".words dd").first).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
def test_nothing_is_wider_than_the_screen(browser: Browser, bench: Running, width: int) -> None:
    context = come_in(browser, bench, viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in ("/", "/stories", f"{lay(bench, story())}?all=true&claim=2&account=A&words=true"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
    page.goto(lay(bench, story()))
    page.locator("a.cell", has_text="quotes").first.click()
    expect(page.locator("#evidence h2")).to_be_in_viewport()
    context.close()


def test_hostile_words_do_nothing(page: Page, bench: Running) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for words in (" ".join(ATTACKS), " ".join(reversed(ATTACKS)), *ATTACKS[:2]):
        page.goto(f"{lay(bench, hostile(words))}?all=true&words=true")
        page.locator("a.cell").first.click()
        expect(page.locator("#evidence h2")).to_be_visible()
        assert page.evaluate("window.hit") is None, words
    assert all(url.startswith(bench.address) for url in asked)


def test_hostile_words_that_are_pasted_do_nothing(page: Page) -> None:
    page.goto("/")
    words = "\n\n".join(f"“{one}” said Ines Okoro of the pier." for one in ATTACKS)
    page.get_by_label("The words of text 1").fill(words)
    page.get_by_label("The words of text 2").fill(f"{words}\n\nThe pier is shut, she said.")
    for number, label in enumerate(("Outlet", "Title")):
        page.get_by_text("Outlet, date, address, title").nth(number).click()
        page.get_by_label(label, exact=True).nth(number).fill(ATTACKS[number])
    page.set_input_files(
        "#file", {"name": f"{ATTACKS[3]}.txt".replace("/", ""), "mimeType": "text/plain", "buffer": b" "}
    )
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#matrix")).to_be_visible(timeout=60_000)
    assert page.evaluate("window.hit") is None
    page.goto("/")
    assert page.evaluate("window.hit") is None
