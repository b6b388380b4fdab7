"""The reader: an account as it was published, its statements marked, one chosen; and any of its words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from whosays.export.schema import schema
from whosays.model import Act, ActorType, Span
from whosays.render.web import account as shown
from whosays.render.web import places
from whosays.render.web.account import Sheet
from whosays.render.web.elsewhere import Elsewhere
from whosays.store import Found, Permanent, RecordedFailure, View, Wanted
from whosays.store.anchor import Ambiguous, Reanchored
from whosays.store.judgements.words import place, pointed
from whosays.web import known
from whosays.web.answers import answer, described, problems, wants_json
from whosays.web.guard.forms import Reader
from whosays.web.guard.roles import Role
from whosays.web.known import AccountId
from whosays.web.pages.corrections import in_words, waits
from whosays.web.pages.elsewhere import ELSEWHERE, of
from whosays.web.schemas import inlined, listed, or_none, whole

router = APIRouter()

StatementId = Annotated[
    str | None, Query(alias="attribution", max_length=64, description="The statement that is chosen.")
]
_SPAN = whole({"start": {"type": "integer"}, "end": {"type": "integer"}, "text": {"type": "string"}})
_WORDS = whole(
    {
        "account": {"type": "string"},
        "how": or_none({"type": "string", "enum": ["position", "quote", "distance", "fuzzy"]}),
        "score": {"type": "number"},
        "span": or_none(_SPAN),
        "candidates": listed(_SPAN),
        "nearest": _SPAN,
    }
)
_READING = inlined(schema())
_STATEMENT = whole(
    {
        "account": {"type": "string"},
        "chain": listed({"type": "string"}),
        "permanent": {"type": "string"},
        "attribution": _READING["properties"]["attributions"]["items"],
        "elsewhere": ELSEWHERE,
    }
)


@router.get("/account/{id}", summary="An account, read", responses=described(_READING))
def account(
    request: Request,
    visitor: Reader,
    *,
    id: AccountId,  # noqa: A002 - the name in the address
    attribution: StatementId = None,
    part: Annotated[
        Annotated[int, Field(ge=1, le=100_000)] | Literal["all"] | None,
        Query(description="Of a long account: which part of it the page shows. As JSON it is whole."),
    ] = None,
    said: Annotated[str | None, Query(max_length=64, description="A judgement that was just made.")] = None,
) -> Response:
    """The account with its statements; or why it could not be read."""
    with known.library(request).view() as view:
        failed = view.failure(id)
        if failed is not None:
            return _failed(request, failed)
        laid_out = _sheet(view, known.account(view, id), attribution, part=part)
        made = view.judgement(said) if said else None
        own = made is not None and made.account in {None, laid_out.account.id}
        context = {
            "taken": in_words(made) if made and own else None,
            "waits": made is not None and waits(view, made),
            "elsewhere": _elsewhere(request, view, laid_out),
        }
    return _page(request, visitor, laid_out, context)


@router.get(
    "/account/{id}/attribution/{key}", summary="One statement of an account", responses=described(_STATEMENT)
)
def statement(
    request: Request,
    visitor: Reader,
    id: AccountId,  # noqa: A002
    key: Annotated[str, Path(max_length=64, description="The statement's id.")],
) -> Response:
    """A statement by itself, with everything that is known of it."""
    with known.library(request).view() as view:
        laid_out = _sheet(view, known.account(view, id), key)
        found = _elsewhere(request, view, laid_out)
    chosen = laid_out.chosen
    if chosen is None or found is None:
        raise HTTPException(404, "There is no such statement in this account, or no more.")
    return answer(
        request,
        "account-statement.html.j2",
        twin=lambda: {
            "account": laid_out.account.id,
            "chain": [one.id for one in chosen.link.chain],
            "permanent": chosen.address,
            "attribution": chosen.attribution.to_dict(),
            "elsewhere": found.to_dict(),
        },
        page=lambda: {**_context(request, visitor, laid_out), "elsewhere": found},
    )


@router.get(
    "/account/{id}/span",
    summary="The permanent address of words",
    status_code=303,
    response_class=RedirectResponse,
    responses={
        **problems(409),
        200: {
            "description": "The address, for programs.",
            "content": {"application/json": {"schema": whole({"address": {"type": "string"}})}},
        },
    },
)
def words(
    request: Request,
    _: Reader,
    *,
    id: AccountId,  # noqa: A002
    words: Annotated[str, Query(min_length=1, max_length=20_000, description="Words, or 120:134.")],
    at: Annotated[
        str, Query(max_length=24, description="Where they stand, if they stand several times.")
    ] = "",
) -> Response:
    """Leads to the permanent address of words in the account."""
    with known.library(request).view() as view:
        there = view.account(known.account(view, id))
    span = place(there.text, pointed(there.text, words, at))
    address = places.of_words(there, span)
    if wants_json(request):
        return JSONResponse({"address": address}, headers={"vary": "Accept"})
    return RedirectResponse(address, 303, headers={"vary": "Accept"})


@router.get("/account/{id}/span/{place}", summary="Words of an account", responses=described(_WORDS))
def span(
    request: Request,
    visitor: Reader,
    *,
    id: AccountId,  # noqa: A002
    place: Annotated[str, Path(pattern="^[0-9]{1,9}-[0-9]{1,9}$", description="120-134")],
    words: Annotated[
        str, Query(min_length=1, max_length=200, description="The words, or the first of them.")
    ],
    text: Annotated[str, Query(max_length=64, description="The version of the text.")] = "",
    last: Annotated[str | None, Query(max_length=200, description="The last of the words.")] = None,
    check: Annotated[str, Query(max_length=64, description="Their sha256, or its beginning.")] = "",
) -> Response:
    """The account with those words marked, wherever they stand by now; or it is said that they do not."""
    told = _told(place, text, words, last, check)
    with known.library(request).view() as view:
        whole_id = known.account(view, id)
        found = view.found_again(whole_id, told)
        laid_out = _sheet(view, whole_id, pointed_at=found.nearest)
    if wants_json(request):
        return JSONResponse(_found(whole_id, found), headers={"vary": "Accept"})
    return _page(request, visitor, laid_out, {"found": found, "told": told, "how": _how(found)})


def _told(place: str, text: str, words: str, last: str | None, check: str) -> Permanent:
    start, _, end = place.partition("-")
    try:
        return Permanent(text, int(start), int(end), words, last or None, check)
    except ValueError as error:
        raise HTTPException(404, "This address of words is cut off, or was changed.") from error


def _found(account: str, found: Found) -> dict[str, Any]:
    result, there = found.result, isinstance(found.result, Reanchored)
    return {
        "account": account,
        "how": result.how.value if isinstance(result, Reanchored) else None,
        "score": result.score,
        "span": found.nearest.to_dict() if there else None,
        "candidates": [one.to_dict() for one in (result.candidates if isinstance(result, Ambiguous) else ())],
        "nearest": found.nearest.to_dict(),
    }


def _how(found: Found) -> str:
    match found.result:
        case Reanchored(how=how):
            return how.value
        case Ambiguous():
            return "ambiguous"
    return "lost"


def _sheet(
    view: View,
    id_: str,
    attribution: str | None = None,
    *,
    pointed_at: Span | None = None,
    part: int | Literal["all"] | None = None,
) -> Sheet:
    listed_ = view.listed(Wanted(account=id_, limit=1)).hits[0]
    versions = sum(1 for _ in view.versions(listed_.address)) if listed_.address else 1
    return shown.sheet(
        listed_,
        view.judged(id_),
        list(view.judgements(id_)),
        {one.actor: one.identity for one in view.members_among([id_])},
        versions,
        attribution=attribution,
        pointed=pointed_at,
        part=part,
    )


def _elsewhere(request: Request, view: View, laid_out: Sheet) -> Elsewhere | None:
    """What other accounts make of the statement that is chosen."""
    if laid_out.chosen is None:
        return None
    server = request.app.state.server
    return of(server, view, laid_out.account.id, laid_out.listed.story, laid_out.chosen.attribution)


def _page(request: Request, visitor: Reader, laid_out: Sheet, more: Mapping[str, Any]) -> Response:
    return answer(
        request,
        "account.html.j2",
        twin=laid_out.reading.to_dict,
        page=lambda: {
            **_context(request, visitor, laid_out),
            "found": None,
            "taken": None,
            "waits": False,
            "elsewhere": None,
            **more,
        },
    )


def _context(request: Request, visitor: Reader, laid_out: Sheet) -> dict[str, Any]:
    return {
        "sheet": laid_out,
        "may_correct": visitor.role.includes(Role.CORRECT),
        "host": str(request.base_url).rstrip("/"),
        "today": datetime.now(UTC).date().isoformat(),
        "acts": [act.value for act in Act],
        "actor_types": [kind.value for kind in ActorType],
    }


def _failed(request: Request, failed: RecordedFailure) -> Response:
    return answer(
        request,
        "account-failed.html.j2",
        twin=failed.to_reading().to_dict,
        page=lambda: {"failed": failed},
    )
