"""How much comes over the wire: a first page with all of its assets, and what each page adds to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.web.furnished import Furnished

MOST = 150_000  # bytes of a first page
STYLE_AND_SCRIPTS = 60_000  # bytes that any page may take of them


@contextmanager
def weighed(browser: Browser, furnished: Furnished, *, cached: bool) -> Iterator[tuple[Page, dict[str, int]]]:
    """A tab, and the bytes that came for each address, headers included."""
    context = browser.new_context(base_url=furnished.server.address)
    furnished.enter(context)
    page, came, called = context.new_page(), dict[str, int](), dict[str, str]()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": not cached})

    def asked(told: dict[str, Any]) -> None:
        called[told["requestId"]] = told["request"]["url"]

    def loaded(told: dict[str, Any]) -> None:
        came[called[told["requestId"]]] = int(told["encodedDataLength"])

    devtools.on("Network.requestWillBeSent", asked)
    devtools.on("Network.loadingFinished", loaded)
    yield page, came
    context.close()


def test_every_page_as_if_it_were_the_first(
    browser: Browser, furnished: Furnished, subtests: pytest.Subtests
) -> None:
    with weighed(browser, furnished, cached=False) as (page, came):
        for name, path in furnished.pages.items():
            with subtests.test(name):
                came.clear()
                page.goto(path)
                page.wait_for_timeout(50)  # what a script has loaded at once
                assets = {one: size for one, size in came.items() if one.endswith((".css", ".js", ".svg"))}
                assert any(one.endswith("base.css") for one in assets)
                assert sum(assets.values()) < STYLE_AND_SCRIPTS, assets
                assert sum(came.values()) < MOST, came


def test_a_second_page_loads_no_style_again(browser: Browser, furnished: Furnished) -> None:
    with weighed(browser, furnished, cached=True) as (page, came):
        page.goto("/actors")
        came.clear()
        page.goto("/stories")
        assert not [one for one, size in came.items() if size and one.endswith("base.css")]
