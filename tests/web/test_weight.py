"""How much comes over the wire: a first page with all of its assets, and what each page adds to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests.web.furnished import Furnished

MOST = 150_000  # bytes of a first page
STYLE_AND_SCRIPTS = 60_000  # bytes that any page may take of them


@contextmanager
def weighed(browser: Browser, furnished: Furnished) -> Iterator[tuple[Page, dict[str, int]]]:
    """A tab with nothing in its cache, and the bytes that came for each address, headers included."""
    server = furnished.server
    context = browser.new_context(base_url=server.address)
    context.request.get(f"/?token={server.token}")
    page, came, called = context.new_page(), {}, {}
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.on(
        "Network.requestWillBeSent", lambda told: called.update({told["requestId"]: told["request"]["url"]})
    )
    devtools.on(
        "Network.loadingFinished",
        lambda told: came.update({called[told["requestId"]]: int(told["encodedDataLength"])}),
    )
    yield page, came
    context.close()


def test_a_first_page(browser: Browser, furnished: Furnished, subtests: pytest.Subtests) -> None:
    for name in ("start", "story", "account", "search, found", "timeline", "network", "desk"):
        with subtests.test(name), weighed(browser, furnished) as (page, came):
            page.goto(furnished.pages[name], wait_until="networkidle")
            assert any(path.endswith(".css") for path in came)
            assert 0 < sum(came.values()) < MOST, came


def test_style_and_scripts_of_every_page(
    browser: Browser, furnished: Furnished, subtests: pytest.Subtests
) -> None:
    for name, path in furnished.pages.items():
        with subtests.test(name), weighed(browser, furnished) as (page, came):
            page.goto(path)
            assets = {one: size for one, size in came.items() if one.endswith((".css", ".js", ".svg"))}
            assert assets
            assert sum(assets.values()) < STYLE_AND_SCRIPTS, assets


def test_a_second_page_loads_no_style_again(browser: Browser, furnished: Furnished) -> None:
    with weighed(browser, furnished) as (page, came):
        page.goto("/actors")
        came.clear()
        page.goto("/stories")
        assert not [one for one, size in came.items() if size and one.endswith("base.css")]
