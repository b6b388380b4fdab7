"""One address, two forms: the page, and the same as JSON.

JSON is what is asked for with `Accept: application/json`, or, in a link, `?format=json`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Query, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from whosays.render.web import render
from whosays.web.exported import exports_of
from whosays.web.files import address
from whosays.web.guard.forms import FIELD
from whosays.web.guard.refusal import PROBLEM
from whosays.web.guard.roles import Role


class Form(StrEnum):
    """The form of an answer."""

    HTML = "html"
    JSON = "json"


def asked_form(
    form: Annotated[
        Form | None,
        Query(alias="format", description="The form of the answer, where `Accept` cannot be set."),
    ] = None,
) -> None:
    """What every address takes."""


def wants_json(request: Request) -> bool:
    """Whether JSON is asked for."""
    if told := request.query_params.get("format"):
        return told == Form.JSON
    accepted = request.headers.get("accept", "")
    return "json" in accepted and "text/html" not in accepted


def answer(
    request: Request,
    template: str,
    *,
    twin: Callable[[], Any],
    page: Callable[[], Mapping[str, Any]],
    status: int = 200,
) -> Response:
    """The form that is asked for; the other is not made.

    Args:
        twin: makes what becomes JSON.
        page: makes what the template takes, beside what every page has.
    """
    if wants_json(request):
        return JSONResponse(twin(), status, headers={"vary": "Accept"})
    return HTMLResponse(
        render(template, **surroundings(request), **page()), status, headers={"vary": "Accept"}
    )


def surroundings(request: Request) -> dict[str, Any]:
    """What every page has: who looks at it, the library, and where style and scripts are."""
    visitor = getattr(request.state, "visitor", None)
    signing_in = request.app.state.server.people is not None
    return {
        "visitor": visitor,
        "form_field": FIELD,
        "form_token": visitor.forms if visitor else None,
        "library": request.app.state.server.place(),
        "signing_in": signing_in,
        "administers": signing_in and visitor is not None and visitor.role.includes(Role.ADMINISTER),
        "static": address,
        "exports_of": exports_of,
        "path": request.url.path,
        "as_json": str(request.url.include_query_params(format="json").replace(scheme="", netloc="")),
    }


_PROBLEM = {
    "type": "object",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
    },
}
_SAID = {
    400: "It could not be understood.",
    401: "Nobody knows who asks.",
    403: "It is not allowed.",
    404: "There is no such thing.",
    408: "It did not arrive in time.",
    409: "It does not fit what is there.",
    413: "It is too large.",
    415: "It is in an encoding that is not read.",
    421: "Another host was asked for.",
    422: "Something in it does not make sense.",
    429: "That was too often.",
    503: "The library cannot be used at the moment.",
}


def problems(*also: int) -> dict[int | str, dict[str, Any]]:
    """For the description of the API: how an address may refuse (RFC 9457)."""
    return {
        status: {
            "description": _SAID[status],
            "content": {PROBLEM: {"schema": _PROBLEM}, "text/html": {"schema": {"type": "string"}}},
        }
        for status in (400, 401, 403, 404, 408, 413, 415, 421, 422, 429, 503, *also)
    }


def described(schema: Mapping[str, Any], description: str = "The page, or its twin.") -> dict[int | str, Any]:
    """For the description of the API: what an address answers, and how it may refuse."""
    twins = {"text/html": {"schema": {"type": "string"}}, "application/json": {"schema": dict(schema)}}
    return {200: {"description": description, "content": twins}, **problems()}
