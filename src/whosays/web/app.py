"""The application: pages, and around them what keeps others out, the outermost first."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import Depends, FastAPI
from starlette.middleware import Middleware

from whosays.web import faults, files, pages
from whosays.web.answers import asked_form
from whosays.web.guard.bodies import Bodies
from whosays.web.guard.door import Door
from whosays.web.guard.encodings import Encodings
from whosays.web.guard.forms import guarded
from whosays.web.guard.headers import AnswerHeaders
from whosays.web.guard.hosts import Hosts, own_names
from whosays.web.guard.origins import Origins
from whosays.web.guard.visits import Visits
from whosays.web.log import Log
from whosays.web.settings import Settings
from whosays.web.state import Server
from whosays.web.tools import Tools

_USUAL = Tools()


def create_app(settings: Settings, tools: Tools = _USUAL) -> FastAPI:
    """The application, for a server or a test to run; `app.state.server` is what it holds."""
    server = Server(settings, tools)
    app = FastAPI(
        title="whosays",
        version=version("whosays"),
        description="Who says so, according to whom, in which words. Every page has its twin in JSON.",
        openapi_url=None,  # a page of ours gives it, to those who may come in
        docs_url=None,  # FastAPI's own would load scripts from elsewhere
        redoc_url=None,
        lifespan=_lifespan,
        middleware=_around(settings, server),
        dependencies=[Depends(guarded), Depends(asked_form)],
    )
    app.state.server = server
    faults.install(app)
    for page in pages.ALL:
        app.include_router(page)
    app.include_router(files.router)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.server.close()


def _around(settings: Settings, server: Server) -> list[Middleware]:
    limits = settings.limits

    def most(path: str) -> int:
        return limits.body if path == "/desk" else limits.form

    return [
        Middleware(Log),
        Middleware(AnswerHeaders),
        Middleware(faults.Breaks),
        Middleware(Hosts, names=own_names(settings)),
        Middleware(Visits, rate=server.requests),
        Middleware(Origins),
        Middleware(Encodings),
        Middleware(Bodies, most=most, seconds=limits.upload_seconds),
        Middleware(
            Door,
            sessions=server.sessions,
            token=server.token,
            owner=server.owner,
            secure=settings.secure,
        ),
    ]
