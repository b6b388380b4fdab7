"""Whatever goes wrong, in words: a page that says what happened, or problem+json (RFC 9457)."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whosays.errors import (
    AccessError,
    ComparisonError,
    InputError,
    JudgementError,
    LibraryBusyError,
    LibraryError,
    LibraryNotFoundError,
    MetadataError,
    PeopleError,
    UnknownAccountError,
    UnknownActorError,
    UnknownStoryError,
    WhosaysError,
)
from whosays.render import inert
from whosays.render.web import render
from whosays.web.answers import surroundings, wants_json
from whosays.web.guard.refusal import PROBLEM
from whosays.web.log import fault

_LOG = logging.getLogger("whosays.web")
_STATUS: tuple[tuple[type[WhosaysError], int], ...] = (
    (UnknownAccountError, 404),
    (UnknownStoryError, 404),
    (UnknownActorError, 404),
    (LibraryBusyError, 503),
    (LibraryError, 503),
    (InputError, 422),
    (MetadataError, 422),
    (JudgementError, 409),
    (ComparisonError, 422),
)


def install(app: FastAPI) -> None:
    """Has the application answer so."""
    app.add_exception_handler(WhosaysError, _ours)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _of_http)


def _ours(request: Request, error: Exception) -> Response:
    if isinstance(error, PeopleError):  # which names a file of this machine
        _LOG.error("%s", error)
        return _told(request, error.status, "Who may come in cannot be found out, or changed, at the moment.")
    if isinstance(error, AccessError):
        return _told(request, error.status, str(error), error.wait)
    if isinstance(error, LibraryNotFoundError):
        told = f"{error}. “Keep” on a comparison makes one, and so does “whosays add”."
        return _told(request, 404, told, heading="No library yet")
    status = next((number for kind, number in _STATUS if isinstance(error, kind)), 500)
    return _told(request, status, str(error))


def _not_understood(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    first = error.errors()[0]
    where = " ".join(str(part) for part in first["loc"][1:])
    return _told(request, 422, f"{where}: {first['msg']}." if where else f"{first['msg']}.")


def _of_http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    phrase = HTTPStatus(error.status_code).phrase
    usual = "There is nothing at this address." if error.status_code == 404 else f"{phrase}."
    answer = _told(request, error.status_code, usual if error.detail == phrase else error.detail)
    answer.headers.update(error.headers or {})
    return answer


class Breaks:
    """A fault of ours stands in the log, and not on the page.

    It is answered here, for FastAPI would do it outside of all that gives an answer its headers. The rest of
    an answer that had begun is missing, and so it is to look.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything on."""
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception as error:
            fault(error)
            if begun or scope["type"] != "http":
                raise
            answer = await run_in_threadpool(_told, Request(scope), 500, _BROKEN)
            await answer(scope, receive, send)


_BROKEN = "Something broke here, and what you asked for was not done. The log has more."


def _told(
    request: Request, status: int, detail: str, wait: int | None = None, heading: str | None = None
) -> Response:
    title, detail = HTTPStatus(status).phrase, inert.line(detail)
    headers = {"vary": "Accept"} if wait is None else {"vary": "Accept", "retry-after": str(wait)}
    if wants_json(request) or "text/html" not in request.headers.get("accept", ""):
        body = {"status": status, "title": title, "detail": detail}
        return JSONResponse(body, status, headers, media_type=PROBLEM)
    again = wait if request.method == "GET" else None
    shown = {"status": status, "detail": detail, "again": again} | ({"heading": heading} if heading else {})
    page = render("fault.html.j2", **surroundings(request), **shown)
    return HTMLResponse(page, status, headers)
