"""Who cites whom: outlets their sources, and these theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi import Query as Asked
from starlette.responses import Response

from whosays.render.web import network as shown
from whosays.store import View
from whosays.store.citations import Cited, Scope
from whosays.web.answers import answer, described
from whosays.web.exported import exports
from whosays.web.filters import Filters, Id
from whosays.web.schemas import listed, whole
from whosays.web.state import Server

router = APIRouter()

MOST = 100  # of either kind
_CITED = whole(
    {
        "by": {"type": "string"},
        "whom": {"type": "string"},
        "statements": {"type": "integer"},
        "nested": {"type": "boolean"},
        "at": {"type": "string"},
    }
)


@dataclass(frozen=True, slots=True)
class _Told:
    """Names for the ids that are asked for."""

    story: str | None
    actor: str | None


@router.get("/network", summary="Who cites whom", responses=described(whole({"citations": listed(_CITED)})))
def network(
    request: Request,
    story: Id = "",
    outlet: Annotated[str, Asked(max_length=300, description="The whole name of the outlet.")] = "",
    actor: Id = "",
) -> Response:
    """How many statements each outlet has of whom, directly; and whoever speaks, of whom in turn."""
    asked = Filters.of(story=story, outlet=outlet.strip(), actor=actor)
    scope = Scope(story or None, outlet.strip() or None, actor or None)
    server: Server = request.app.state.server
    with server.view() as view:
        told = _names(view, scope)

        def found_now() -> tuple[list[Cited], list[Cited]]:
            return view.citations(scope, MOST)

        whole_library = scope == Scope()
        direct, nested = server.overviews.of(view, "citations", found_now) if whole_library else found_now()
    within = {name: value for name, value in asked.given.items() if name != "actor"}
    found = shown.lines(direct, nested, within)
    filters = Filters.of(**within, speaker=actor)
    return answer(
        request,
        "network.html.j2",
        twin=lambda: {"citations": [one.to_dict() for one in found]},
        page=lambda: {
            "asked": asked,
            "given": asked.given,
            "told": told,
            "lines": found,
            "drawing": shown.draw(found),
            "most": MOST,
            "exports": exports(filters.address),
        },
    )


def _names(view: View, scope: Scope) -> _Told:
    """Raises where the library has no such story, or knows nobody of that id."""
    return _Told(
        view.story(scope.story).name if scope.story else None,
        view.portrait(scope.actor).name if scope.actor else None,
    )
