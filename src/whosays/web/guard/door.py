"""Who comes in: by the address that was printed at the start, by a session, or with the token.

On this machine alone, who can read the terminal is the one who started the server: the address in it has a
token, and opens a session. Anywhere else people sign in.
"""

from __future__ import annotations

import secrets
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import URL
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whosays.errors import PeopleError, StrangerError
from whosays.web.guard.origins import SAFE
from whosays.web.guard.roles import Role, Visitor
from whosays.web.guard.sessions import Sessions

_FILES, _SIGN_IN = "/static/", "/sign-in"  # what anybody may see


class Door:
    """Lets in who may come in, as `scope["state"]["visitor"]`; others come to a page that says what to do."""

    def __init__(self, app: ASGIApp, sessions: Sessions, token: str | None, owner: str, secure: bool) -> None:
        """`token`: opens a session of the owner's; None where people sign in."""
        self.app, self.sessions, self.token = app, sessions, token
        self.owner, self.secure = owner, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on whom it knows."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        asked = HTTPConnection(scope)
        if self._has_token(asked.query_params.get("token")) and scope["method"] in SAFE:
            return await self._opened(asked)(scope, receive, send)
        state = scope.setdefault("state", {})
        state["visitor"] = None
        if scope["path"].startswith(_FILES):
            return await self.app(scope, receive, send)
        try:
            state["visitor"] = self._visitor(asked)
        except PeopleError as error:
            state["refused"] = error
        else:
            if state["visitor"] is None and scope["path"] != _SIGN_IN:
                if self.token is None and "text/html" in asked.headers.get("accept", ""):
                    return await _to_sign_in(asked)(scope, receive, send)
                state["refused"] = StrangerError(_WHERE_IN[self.token is None])
        unheard = "refused" in state and scope["method"] not in SAFE
        return await self.app(scope, _nothing if unheard else receive, send)

    def _visitor(self, asked: HTTPConnection) -> Visitor | None:
        kind, _, shown = asked.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and self._has_token(shown.strip()):
            return Visitor(self.owner, Role.ADMINISTER)
        key = asked.cookies.get(cookie(asked))
        return self.sessions.visitor(key) if key else None

    def _has_token(self, shown: str | None) -> bool:
        if self.token is None or not shown:
            return False
        return secrets.compare_digest(shown.encode(), self.token.encode())

    def _opened(self, asked: HTTPConnection) -> Response:
        """The same address without the token, which then is in no history, with a session."""
        rest = [pair for pair in parse_qsl(asked.url.query, keep_blank_values=True) if pair[0] != "token"]
        path = quote(asked.url.path) + (f"?{urlencode(rest)}" if rest else "")
        answer = RedirectResponse(path if not path.startswith("//") else "/", 303)
        give(asked, answer, self.sessions.begin(self.owner, Role.ADMINISTER), secure=self.secure)
        return answer


_WHERE_IN = {
    True: "Sign in first.",
    False: "Open the address that whosays printed when it started: the token in it lets you in.",
}


async def _nothing() -> Message:
    """What is heard of somebody unknown: forms are taken apart before it is asked who sends them."""
    return {"type": "http.request", "body": b"", "more_body": False}


def cookie(asked: HTTPConnection) -> str:
    """What our cookie is called: a browser sends those of a host to all of its ports."""
    server = asked.scope.get("server")
    return f"whosays-{server[1]}" if server else "whosays"


def give(asked: HTTPConnection, answer: Response, key: str, *, secure: bool) -> None:
    """Hands the browser the key of a session, which no script sees and no other site's form sends."""
    answer.set_cookie(cookie(asked), key, httponly=True, samesite="lax", secure=secure, path="/")


def own(address: str) -> str:
    """An address of this server, to go on at; the first page, if it is none."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if inside else "/"


def _to_sign_in(asked: HTTPConnection) -> Response:
    back = own(_path(asked.url if asked.scope["method"] in SAFE else _page_of_the_form(asked)))
    return RedirectResponse(f"/sign-in?{urlencode({'next': back})}", 303)


def _page_of_the_form(asked: HTTPConnection) -> URL:
    """Where a form was sent from: nothing stands at the address that it was sent to."""
    try:
        page = URL(asked.headers.get("referer", ""))
        return page if page.netloc == asked.headers.get("host") else URL("/")
    except ValueError:
        return URL("/")


def _path(of: URL) -> str:
    return of.path + (f"?{of.query}" if of.query else "")
