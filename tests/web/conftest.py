"""A library, a running server and a browser, each made once."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from starlette.testclient import TestClient

from whosays.web import Settings, create_app
from whosays.web.tools import Tools

if TYPE_CHECKING:
    from tests.web.furnished import Furnished

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BASE = "http://127.0.0.1:8765"
COOKIE = "whosays-8765"  # what the server there calls its own
_USUAL = Tools()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of both example stories, read by the shipped model and placed in stories."""
    from tests.web.made import make_library

    return make_library(tmp_path_factory.mktemp("library") / "library.sqlite")


@pytest.fixture
def app(library: Path) -> Iterator[FastAPI]:
    """The application over that library, which tests only look at."""
    made = create_app(Settings(library=str(library)))
    yield made
    made.state.server.close()


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A browser-like visitor of it who has come in."""
    with TestClient(app, BASE, headers={"accept": "text/html", "origin": BASE}) as made:
        made.get(f"/?token={app.state.server.token}")
        yield made


@dataclass(frozen=True, slots=True)
class Running:
    """A server that listens."""

    address: str
    token: str
    app: FastAPI


@pytest.fixture(scope="session")
def server(library: Path) -> Iterator[Running]:
    """A real one, over the same library."""
    yield from running(Settings(library=str(library), port=0))


def running(settings: Settings, tools: Tools = _USUAL) -> Iterator[Running]:
    """A server while a test runs."""
    app = create_app(settings, tools)
    made = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None))
    thread = threading.Thread(target=made.run, daemon=True)
    thread.start()
    while not made.started:
        thread.join(0.01)
    port = made.servers[0].sockets[0].getsockname()[1]
    yield Running(f"http://127.0.0.1:{port}", app.state.server.token or "", app)
    made.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def furnished(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    """A server in which every page has something to show."""
    from tests.web.furnished import furnish

    yield from furnish(library, tmp_path_factory.mktemp("furnished"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Where it is missing its tests are skipped, but in CI they fail."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail(f"there is no {CHROMIUM}: install it as README.md says")
        pytest.skip(f"there is no {CHROMIUM}")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield made
        made.close()


@pytest.fixture
def context(browser: Browser, server: Running) -> Iterator[BrowserContext]:
    """A fresh profile that has come in."""
    made = browser.new_context(base_url=server.address, viewport={"width": 1280, "height": 900})
    made.set_default_timeout(10_000)
    made.request.get(f"{server.address}/?token={server.token}")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab of it."""
    return context.new_page()
