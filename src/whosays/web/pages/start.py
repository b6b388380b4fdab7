"""The first page: paste texts, name addresses, or drop files."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from whosays.errors import LibraryError
from whosays.render.plain import plain
from whosays.store.stories import Headed
from whosays.web.answers import answer, described
from whosays.web.guard.forms import Reader
from whosays.web.state import Server
from whosays.web.twins import START

router = APIRouter()

_STORIES = 8


@router.get("/", summary="The first page", responses=described(START))
def start(request: Request, who: Reader) -> Response:
    """Where accounts are given to be compared; with what was compared last."""
    server: Server = request.app.state.server
    return answer(
        request,
        "start.html.j2",
        twin=lambda: {
            "library": server.place(),
            "desks": [job.glance() for job in server.desk.recent(who.name)],
            "stories": plain(_stories(server)),
        },
        page=lambda: start_page(request),
    )


def start_page(request: Request) -> dict[str, Any]:
    """What `start.html.j2` takes, with nothing filled in."""
    server: Server = request.app.state.server
    return {
        "fault": None,
        "pasted": [],
        "addresses": "",
        "limits": server.settings.limits,
        "desks": server.desk.recent(request.state.visitor.name),
        "stories": _stories(server),
    }


def _stories(server: Server) -> list[Headed]:
    try:
        with server.view() as view:
            return view.headed(limit=_STORIES)
    except LibraryError:
        return []
