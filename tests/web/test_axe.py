"""Nothing that axe knows of keeps anybody out: every page, light and dark (WCAG 2.2 AA and good practice)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.furnished import Furnished

AXE = Axe()
ALL = {"resultTypes": ["violations"]}
COLOURS = {
    **ALL,
    "runOnly": ["color-contrast", "link-in-text-block"],
}  # what else there is, colours don't change


@pytest.fixture(scope="module")
def page(browser: Browser, furnished: Furnished) -> Iterator[Page]:
    """A tab of somebody who has come in."""
    context = browser.new_context(base_url=furnished.server.address, reduced_motion="reduce")
    furnished.enter(context)
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    """What axe has against the page as it is: scheme, rule, element and why."""
    found = []
    page.evaluate(AXE.axe_script)
    for scheme, rules in (("light", ALL), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        told = page.evaluate("(rules) => axe.run(rules)", rules)
        assert told["testEngine"]["name"] == "axe-core"
        found += [
            f"{scheme}: {one['id']}: {node['html'][:150]} ({node.get('failureSummary')})"
            for one in told["violations"]
            for node in one["nodes"]
        ]
    return found


def test_every_page(page: Page, furnished: Furnished, subtests: pytest.Subtests) -> None:
    """With all that stands behind a `summary` unfolded: corrections, filters, records."""
    for name, path in furnished.pages.items():
        with subtests.test(name):
            answer = page.goto(path)
            assert answer
            assert answer.status < 500
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            assert violations(page) == []


def test_as_it_is_opened(page: Page, furnished: Furnished, subtests: pytest.Subtests) -> None:
    """Still folded."""
    for name in ("start", "account, a statement chosen", "story", "who may come in"):
        with subtests.test(name):
            page.goto(furnished.pages[name])
            assert violations(page) == []


def test_signing_in(page: Page, furnished: Furnished) -> None:
    page.goto(f"{furnished.outside.address}/sign-in")
    assert violations(page) == []
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Password").fill("a wrong one")
    page.get_by_role("button").click()
    assert page.get_by_role("alert").is_visible()
    assert violations(page) == []
