"""A library of accounts made by hand, of a test's own: quick to make, and free to be corrected."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.readings import BRIDGE, bridge, hostile, reading
from tests.store.kept import WHEN, original
from tests.web.conftest import BASE
from whosays.model import FailedReading, Failure, Original, Reading
from whosays.store import Library
from whosays.web import Settings, create_app

QUIET = "Timetable of the Osk ferry\n\nMonday to Friday: 7, 9, 12 and 17 o'clock. No ferry on Sundays.\n"
ADDRESS = "https://gazette.example/bridge"
BROKEN = Original(b"%PDF-1.7 cut off", "scan.pdf", "application/pdf", WHEN)


def at_address(made: Reading) -> Reading:
    """The reading as one of the page that stood at that address."""
    told = replace(made.account.metadata, url=ADDRESS)
    return replace(made, account=replace(made.account, metadata=told))


def edited() -> Reading:
    """What stood there a day later."""
    text = BRIDGE.replace("before May", "before June").replace("believe", "fear")
    return at_address(reading(text, title="Bridge at Velmora to stay shut, minister says"))


@dataclass(frozen=True, slots=True)
class Shelf:
    """The library's file, and the ids of its accounts."""

    file: Path
    bridge: str
    edited: str
    hostile: str
    quiet: str

    @contextmanager
    def library(self) -> Iterator[Library]:
        """It, opened."""
        with Library.open(self.file) as library:
            yield library

    def reading(self, account: str) -> Reading:
        """An account as it is now."""
        with self.library() as library, library.view() as view:
            return view.reading(account)


def make_shelf(folder: Path) -> Shelf:
    """Four accounts, two of them versions of one, and something that could not be read."""
    made = _made()
    return replace(made, file=Path(shutil.copy(made.file, folder / "shelf.sqlite")))


@cache
def _made() -> Shelf:
    """Made once; each test has a copy of its own."""
    file = Path(tempfile.mkdtemp(prefix="whosays-shelf-")) / "shelf.sqlite"
    atexit.register(shutil.rmtree, file.parent, ignore_errors=True)
    told = (at_address(bridge()), edited(), hostile(), reading(QUIET, path="timetable.txt"))
    with Library.open(file) as library, library.writer() as writer:
        for day, one in enumerate(told):
            writer.add(original(one, ADDRESS if day < 2 else f"{day}.txt", WHEN + timedelta(days=day)), one)
        failure = Failure("damaged", "The file is cut off; fetch it again.")
        writer.add(BROKEN, FailedReading("scan.pdf", failure, BROKEN.id))
    return Shelf(file, *(one.account.id for one in told))


@contextmanager
def visiting(app: FastAPI) -> Iterator[TestClient]:
    """Somebody who has come in."""
    with TestClient(app, BASE, headers={"accept": "text/html", "origin": BASE}) as client:
        client.get("/", params={"token": app.state.server.token}, follow_redirects=False)
        yield client


@contextmanager
def served(shelf: Shelf) -> Iterator[TestClient]:
    """A visitor of that library."""
    app = create_app(Settings(library=str(shelf.file)))
    with visiting(app) as client:
        yield client
