"""The first page: paste texts or addresses, or drop files."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from whosays.web.answers import answer, described

router = APIRouter()

_SCHEMA = {
    "type": "object",
    "required": ["library"],
    "properties": {"library": {"type": ["string", "null"]}},
}


@router.get("/", summary="The first page", responses=described(_SCHEMA))
def start(request: Request) -> Response:
    """Where accounts are given to be compared."""
    place = request.app.state.server.place()
    return answer(request, "start.html.j2", twin=lambda: {"library": place}, page=dict)
