"""Giving accounts to the page, as a browser does, and waiting for what comes of it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.web import shelf
from tests.web.conftest import COOKIE
from whosays.model import Comparison
from whosays.web import Limits, Settings, create_app
from whosays.web.desk import Job, Stage
from whosays.web.tools import Tools

PORT = (
    "The Port of Osk closed its north pier on Monday after a crane fell. Nobody was hurt, the port said.\n\n"
    "“We closed it within an hour,” said the harbour master, Ines Okoro. She said 30 boats were moved.\n"
)
TERN = (
    "A crane came down at Osk on Monday, and the north pier was closed. Two men were hurt, Bram Tolle said."
    "\n\n“We shut it in an hour,” Ines Okoro told The Tern. According to her, 12 boats had to go elsewhere.\n"
)
JSON = {"accept": "application/json"}
USUAL = Tools()
NO_LIMITS = Limits(desks_a_minute=6000)


@contextmanager
def visiting(
    library: Path, limits: Limits = NO_LIMITS, tools: Tools = USUAL, **settings: Any
) -> Iterator[TestClient]:
    """Somebody who has come in, at a server over that library, which need not be there."""
    app = create_app(Settings(library=str(library), limits=limits, **settings), tools)
    with shelf.visiting(app) as made:
        yield made


def form(client: TestClient) -> str:
    """What our own forms carry."""
    key = client.cookies[COOKIE]
    visitor = server(client).sessions.visitor(key)
    assert visitor is not None
    forms: str = visitor.forms
    return forms


def server(client: TestClient) -> Any:
    app = client.app
    assert isinstance(app, FastAPI)
    return app.state.server


def post(client: TestClient, path: str, **fields: Any) -> Any:
    """A form of ours, sent."""
    return client.post(path, data={"form": form(client), **fields}, follow_redirects=False)


def give(
    client: TestClient,
    *texts: str,
    files: Sequence[tuple[str, bytes]] = (),
    addresses: str = "",
    **told: Any,
) -> Any:
    """The answer to what is given."""
    data = {"form": form(client), "text": list(texts), **told}
    sent: list[tuple[str, Any]] = [("file", (name, content)) for name, content in files]
    sent.append(("addresses", (None, addresses)))  # so that it is a multipart form, as the page's own is
    return client.post("/desk", data=data, files=sent, follow_redirects=False)


def done(client: TestClient, answer: Any, seconds: float = 60.0) -> dict[str, Any]:
    """The desk's twin, once nothing is at work any more; its address is `/desk/{id}`."""
    assert answer.status_code == 303, answer.text
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        told: dict[str, Any] = client.get(answer.headers["location"], headers=JSON).json()
        if told["stage"] in ("done", "asking"):
            return told
        time.sleep(0.05)
    raise AssertionError(told)


def shown(client: TestClient, comparison: Comparison) -> str:
    """The address of a comparison that was made by hand and is put on the desk."""
    job = Job([], server(client).owner)
    job.comparison, job.stage = comparison, Stage.DONE
    server(client).desk._jobs[job.id] = job
    return f"/desk/{job.id}"
