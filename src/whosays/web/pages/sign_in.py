"""Signing in and out, where others than this machine's own user can reach the page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from whosays.render.web import render
from whosays.web.answers import problems, surroundings
from whosays.web.guard.door import cookie, give, own
from whosays.web.guard.people import LONGEST, LONGEST_NAME
from whosays.web.guard.visits import address
from whosays.web.state import Server

router = APIRouter()

Back = Annotated[str, Query(alias="next", max_length=2048, description="Where to go on.")]


@router.get("/sign-in", summary="The form to sign in", response_class=HTMLResponse, responses=problems())
def sign_in_form(request: Request, back: Back = "/") -> Response:
    """The form."""
    _server(request)
    return HTMLResponse(render("sign-in.html.j2", **surroundings(request), back=own(back), wrong=False))


@router.post(
    "/sign-in", summary="Sign in", status_code=303, response_class=RedirectResponse, responses=problems()
)
def sign_in(
    request: Request,
    name: Annotated[str, Form(min_length=1, max_length=LONGEST_NAME)],
    password: Annotated[str, Form(min_length=1, max_length=LONGEST)],
    back: Annotated[str, Form(alias="next", max_length=2048)] = "/",
) -> Response:
    """A session, if name and password are right."""
    server = _server(request)
    server.sign_ins.take(f"from {address(request.scope)}")
    server.sign_ins.take(f"as {name}")
    assert server.people is not None  # noqa: S101 - `_server` has seen to it
    person = server.people.check(name, password)
    if person is None:
        page = render("sign-in.html.j2", **surroundings(request), back=own(back), wrong=True)
        return HTMLResponse(page, 401)
    server.sessions.end(request.cookies.get(cookie(request), ""))  # who signs in again, as whomever
    answer = RedirectResponse(own(back), 303)
    key = server.sessions.begin(person.name, person.role, person.hashed)
    give(request, answer, key, secure=server.settings.secure)
    return answer


@router.post(
    "/sign-out", summary="Sign out", status_code=303, response_class=RedirectResponse, responses=problems()
)
def sign_out(request: Request) -> Response:
    """Ends the session."""
    server: Server = request.app.state.server
    server.sessions.end(request.cookies.get(cookie(request), ""))
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(cookie(request), path="/")
    return answer


def _server(request: Request) -> Server:
    """The server, where people sign in."""
    server: Server = request.app.state.server
    if server.people is None:
        raise HTTPException(404)
    return server
