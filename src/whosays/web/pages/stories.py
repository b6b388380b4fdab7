"""The stories of the library, the latest first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from whosays.render.plain import plain
from whosays.web.answers import answer, described
from whosays.web.guard.forms import Reader
from whosays.web.twins import STORIES

router = APIRouter()

_PAGE = 50


@router.get("/stories", summary="The stories of the library", responses=described(STORIES))
def stories(
    request: Request,
    who: Reader,  # noqa: ARG001
    single: Annotated[bool, Query(description="Those of one account, too.")] = False,
    offset: Annotated[int, Query(ge=0, le=10_000_000, description="How many to pass over.")] = 0,
) -> Response:
    """Each with when it was told, and by how many accounts."""
    least = 1 if single else 2
    with request.app.state.server.view() as view:
        count = view.how_many_stories(least)
        found = view.headed(least, limit=_PAGE, offset=offset)
    return answer(
        request,
        "stories.html.j2",
        twin=lambda: {"stories": plain(found), "count": count},
        page=lambda: {"stories": found, "count": count, "single": single, "offset": offset, "size": _PAGE},
    )
