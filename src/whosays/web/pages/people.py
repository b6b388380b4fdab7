"""Who may come in, where people sign in: for administrators to see and to change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from pydantic import StringConstraints
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from whosays.errors import PersonError
from whosays.web.answers import answer, described, problems, wants_json
from whosays.web.guard.administration import Administration
from whosays.web.guard.forms import Administrator
from whosays.web.guard.people import LONGEST, LONGEST_NAME, SHORTEST
from whosays.web.guard.roles import Role, Visitor
from whosays.web.schemas import listed, schema_of, whole
from whosays.web.state import Server

router = APIRouter()

_PEOPLE = whole({"people": listed(whole({"name": {"type": "string"}, "role": schema_of(Role)}))})
_CHANGED = {
    **problems(409),
    200: {
        "description": "Everybody as they are then, for programs.",
        "content": {"application/json": {"schema": _PEOPLE}},
    },
}
_NOTHING: Mapping[str, str] = {}


class Done(StrEnum):
    """What was changed last, for the page to say."""

    ADDED = "added"
    ROLE = "role"
    PASSWORD = "password"  # noqa: S105 - a word
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Asked:
    """An administrator's request, and what they may change."""

    request: Request
    visitor: Visitor
    administration: Administration


async def asked(request: Request, visitor: Administrator) -> Asked:
    """Where people sign in at all."""
    server: Server = request.app.state.server
    if server.people is None:
        raise HTTPException(404)
    return Asked(request, visitor, Administration(server.people))


Administered = Annotated[Asked, Depends(asked)]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    Form(min_length=1, max_length=LONGEST_NAME, description="Of the person."),
]
Password = Annotated[str, Form(min_length=SHORTEST, max_length=LONGEST)]
RoleOf = Annotated[Role, Form(description="Each may what those before it may.")]


@router.get("/people", summary="Who may come in", responses=described(_PEOPLE))
def people(asked: Administered, done: Done | None = None) -> Response:
    """Everybody, by name, with their roles."""
    return _shown(asked, done=done)


def _changing(summary: str, path: str) -> Callable[[Any], Any]:
    """An address that changes who may come in."""
    return router.post(
        path, summary=summary, status_code=303, response_class=RedirectResponse, responses=_CHANGED
    )


@_changing("Let somebody in", "/people")
def add(asked: Administered, name: Name, role: RoleOf, password: Password) -> Response:
    """Somebody new; the file is the one that `whosays people` writes."""
    given = {"name": name, "role": role.value}
    return _changed(asked, Done.ADDED, lambda: asked.administration.add(name, role, password), given)


@_changing("Change what somebody may do", "/people/role")
def give_role(asked: Administered, name: Name, role: RoleOf) -> Response:
    """It holds from their next request on."""
    return _changed(asked, Done.ROLE, lambda: asked.administration.give_role(name, role))


@_changing("Give somebody another password", "/people/password")
def give_password(asked: Administered, name: Name, password: Password) -> Response:
    """Wherever they are signed in, they are out."""
    return _changed(asked, Done.PASSWORD, lambda: asked.administration.give_password(name, password))


@_changing("Take somebody out", "/people/remove")
def take_out(asked: Administered, name: Name) -> Response:
    """What they said stays."""
    return _changed(asked, Done.OUT, lambda: asked.administration.take_out(name))


def _changed(
    asked: Asked, done: Done, change: Callable[[], None], given: Mapping[str, str] = _NOTHING
) -> Response:
    """Makes the change; what does not fit is said on the page, with what was typed but for the password."""
    try:
        change()
    except PersonError as error:
        if "text/html" not in asked.request.headers.get("accept", "") or wants_json(asked.request):
            raise
        return _shown(asked, wrong=error, given=given)
    if wants_json(asked.request):
        return JSONResponse(_twin(asked.administration), headers={"vary": "Accept"})
    now = asked.administration.people.get(asked.visitor.name)
    stays = now is not None and now.role.includes(Role.ADMINISTER)  # else this page is not theirs any more
    return RedirectResponse(f"/people?done={done}" if stays else "/", 303)


def _shown(
    asked: Asked,
    *,
    done: Done | None = None,
    wrong: PersonError | None = None,
    given: Mapping[str, str] = _NOTHING,
) -> Response:
    twin = _twin(asked.administration)
    administrators = [one["name"] for one in twin["people"] if one["role"] == Role.ADMINISTER]
    return answer(
        asked.request,
        "people.html.j2",
        status=wrong.status if wrong else 200,
        twin=lambda: twin,
        page=lambda: {
            **twin,
            "roles": list(Role),
            "only": administrators[0] if len(administrators) == 1 else None,
            "done": done,
            "wrong": str(wrong) if wrong else None,
            "given": given,
            "shortest": SHORTEST,
            "longest": LONGEST,
            "longest_name": LONGEST_NAME,
        },
    )


def _twin(administration: Administration) -> dict[str, Any]:
    """Names and roles; nothing of a password leaves the file."""
    return {"people": [{"name": one.name, "role": one.role.value} for one in administration.everybody()]}
