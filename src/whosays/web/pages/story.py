"""A story of the library: its accounts compared; and accounts moved from one story to another."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Form, Path, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from whosays.batch.adding import regroup
from whosays.errors import BusyError
from whosays.model import Comparison, DifferentStories, SameStory, Story
from whosays.store.stories import Headed
from whosays.web.answers import answer, described, problems
from whosays.web.guard.forms import Corrector, Reader
from whosays.web.guard.roles import Role, Visitor
from whosays.web.pages.compared import NOT_YET, Part, Viewed, as_one_file, base, compared, not_yet
from whosays.web.state import Server
from whosays.web.twins import COMPARISON

router = APIRouter()

ID = "^[0-9a-f]{16}-?$"
Id = Annotated[str, Path(pattern=ID, description="The id of a story.")]
_ELSEWHERE = 40  # stories that an account can be moved to


@router.get(
    "/story/{id}",
    summary="A story, its accounts compared",
    responses={**described(COMPARISON), **NOT_YET},
)
def story(
    request: Request,
    id: Id,  # noqa: A002
    who: Reader,
    view: Viewed,
    moved: Annotated[str, Query(max_length=64, description="A judgement that was just made.")] = "",
) -> Response:
    """Claims down, independent accounts across, and what differs first."""
    server: Server = request.app.state.server
    told, comparison = _compared(server, id, who)
    if comparison is None:
        return not_yet(request, told)
    template = "evidence-part.html.j2" if view.part is Part.EVIDENCE else "story.html.j2"
    return answer(
        request,
        template,
        twin=comparison.to_dict,
        page=lambda: {
            **compared(comparison, view, f"/story/{told.id}", base(request)),
            "story": told,
            "left": len(told.accounts) - len(comparison.readings),
            "elsewhere": _elsewhere(server, told),
            "may_correct": who.role.includes(Role.CORRECT),
            "moved": moved,
        },
    )


@router.get(
    "/story/{id}/page",
    summary="A story's comparison as one file",
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}, **problems()},
)
def one_file(request: Request, id: Id, who: Reader) -> Response:  # noqa: A002
    """One page that needs nothing else, to be kept or sent on."""
    _, comparison = _compared(request.app.state.server, id, who)
    if comparison is None:
        raise BusyError("The accounts are still being compared.", 5)
    return as_one_file(comparison)


@router.post(
    "/story/{id}/move",
    summary="Move an account to another story",
    status_code=303,
    response_class=RedirectResponse,
    responses=problems(409),
)
def move(
    request: Request,
    id: Id,  # noqa: A002
    who: Corrector,
    account: Annotated[
        str, Form(min_length=1, max_length=64, description="The id of an account of this story.")
    ],
    to: Annotated[str, Form(max_length=64, description="Another story's id; empty: one of its own.")] = "",
) -> Response:
    """Takes down that the account tells of another event, and moves it."""
    server: Server = request.app.state.server
    with server.view() as view:
        here = view.story(id)
        there = view.story(to) if to else None
    others = [one for one in here.accounts if one != account]
    if account not in here.accounts or to == id or not (there or others):
        raise HTTPException(409, "This account is not to be moved there: it is not here, or already alone.")
    verdict = (
        SameStory(account, there.accounts[0], False) if there else DifferentStories(account, others[0], True)
    )
    with server.library().judge() as judge:
        made = judge.judge(verdict, who=who.name)
    back = f"/story/{id}" if others else f"/story/{to}"
    return RedirectResponse(f"{back}?moved={made.id}", 303)


@router.post(
    "/story/{id}/undo",
    summary="Take back that an account was moved",
    status_code=303,
    response_class=RedirectResponse,
    responses=problems(409),
)
def undo(
    request: Request,
    id: Id,  # noqa: A002
    who: Corrector,
    judgement: Annotated[
        str, Form(min_length=1, max_length=64, description="The id of the judgement that moved it.")
    ],
) -> Response:
    """The account is placed again as if nothing had been said of it."""
    server: Server = request.app.state.server
    library = server.library()
    with library.judge() as judge:
        judge.undo(judgement, who=who.name)
    regroup(library, judgement, server.tools.make_reader)
    with library.view() as view:
        still_there = id in view.stories_called(id)
    return RedirectResponse(f"/story/{id}" if still_there else "/stories", 303)


def _compared(server: Server, id_: str, who: Visitor) -> tuple[Story, Comparison | None]:
    """The story and its comparison; None while that is made."""
    limits = server.settings.limits
    with server.view() as view:
        told = view.story(id_)
        stamps = view.stamps(told.accounts[: limits.story])
    return told, server.compared.awaited(server.library(), stamps, limits.compare_seconds, who.name)


def _elsewhere(server: Server, story: Story) -> list[Headed]:
    with server.view() as view:
        latest = view.headed(limit=_ELSEWHERE + 1)
    return list(islice((one for one in latest if one.id != story.id), _ELSEWHERE))
