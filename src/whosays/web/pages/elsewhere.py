"""The same claim elsewhere: from a statement in its account to the other accounts of its story."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from whosays.model import Attribution, Story
from whosays.render.web.elsewhere import Elsewhere, State, elsewhere, way
from whosays.render.web.places import of_statement
from whosays.store import View
from whosays.web import known
from whosays.web.answers import problems, wants_json
from whosays.web.guard.forms import Reader
from whosays.web.pages.compared import NOT_YET, not_yet
from whosays.web.schemas import Schema, listed, or_none, whole
from whosays.web.state import Server
from whosays.web.twins import COMPARISON

router = APIRouter()

_WORD: Schema = {"type": "string"}
_CELL = COMPARISON["properties"]["claims"]["items"]["properties"]["coverage"]["items"]
_THERE = whole({**_CELL["properties"], "letter": _WORD, "name": _WORD, "copies": listed(_WORD), "at": _WORD})
_CLAIM = whole(
    {"number": {"type": "integer"}, "id": _WORD, "text": _WORD, "at": _WORD, "coverage": listed(_THERE)}
)
ELSEWHERE = whole(
    {
        "state": {"type": "string", "enum": [one.value for one in State]},
        "way": or_none(_WORD),
        "claims": listed(_CLAIM),
    }
)
_WAY = whole({"claim": or_none({"type": "integer"}), "address": _WORD})


def of(server: Server, view: View, account: str, story: str | None, said: Attribution) -> Elsewhere:
    """What the other accounts of its story make of a statement, as far as they are compared already."""
    told = view.story(story) if story else None
    if told is None or len(told.accounts) < 2:
        return Elsewhere(State.ALONE, None)
    stamps = _stamps(server, view, told)
    if account not in stamps:
        return Elsewhere(State.LEFT_OUT, None)
    key = frozenset(stamps.items())
    held = server.compared.held({account})
    comparison = next((one for stamped, one in held if stamped == key), None)
    if comparison is None:
        return Elsewhere(State.NOT_COMPARED, way(told.id, account, said.id))
    return elsewhere(comparison, told.id, account, said)


@router.get(
    "/story/{id}/claim",
    summary="The claim of a statement, in the matrix",
    status_code=303,
    response_class=RedirectResponse,
    responses={
        **problems(),
        200: {
            "description": "Where it is, for programs; a statement that carries no claim leads to itself.",
            "content": {"application/json": {"schema": _WAY}},
        },
        **NOT_YET,
    },
)
def claim(
    request: Request,
    id: Annotated[str, Path(pattern="^[0-9a-f]{16}-?$", description="The id of a story.")],  # noqa: A002
    who: Reader,
    *,
    account: Annotated[str, Query(pattern="^[0-9a-f]{4,64}$", description="The account that it stands in.")],
    attribution: Annotated[str, Query(max_length=64, description="The statement's id.")],
) -> Response:
    """Leads to the claim that a statement carries; the accounts are compared for it, if they are not yet."""
    server: Server = request.app.state.server
    with server.view() as view:
        told, whole_id = view.story(id), known.account(view, account)
        stamps = _stamps(server, view, told)
        rows = view.reading(whole_id).attributions
    said = next((one for one in rows if one.id == attribution), None)
    if said is None or whole_id not in stamps:
        raise HTTPException(404, "There is no such statement in the accounts of this story, or no more.")
    seconds = server.settings.limits.compare_seconds
    comparison = server.compared.awaited(server.library(), stamps, seconds, who.name)
    if comparison is None:
        return not_yet(request, told)
    first = next(iter(elsewhere(comparison, told.id, whole_id, said).claims), None)
    address = first.row if first else of_statement(whole_id, said.id)
    if wants_json(request):
        found = {"claim": first.number if first else None, "address": address}
        return JSONResponse(found, headers={"vary": "Accept"})
    return RedirectResponse(address, 303, headers={"vary": "Accept"})


def _stamps(server: Server, view: View, told: Story) -> dict[str, str]:
    """By what the readings of a story's accounts are known, of as many as are compared."""
    return view.stamps(told.accounts[: server.settings.limits.story])
