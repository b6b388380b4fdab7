"""A request that is turned away before any page sees it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from whosays.render.web import render
from whosays.web.files import address

PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why, in words for people: a page for a browser, and problem+json (RFC 9457) for others."""

    status: int
    title: str
    detail: str
    retry_after: int | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's signature
        """Answers."""
        paged = "text/html" in Headers(scope=scope).get("accept", "")
        kind, body = ("text/html; charset=utf-8", self._page(scope)) if paged else (PROBLEM, self._problem())
        headers = [(b"content-type", kind.encode()), (b"content-length", str(len(body)).encode())]
        if self.retry_after is not None:
            headers.append((b"retry-after", str(self.retry_after).encode()))
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    def _problem(self) -> bytes:
        return json.dumps({"status": self.status, "title": self.title, "detail": self.detail}).encode()

    def _page(self, scope: Scope) -> bytes:
        """As if to somebody unknown: nobody has asked yet who they are."""
        again = self.retry_after if scope["method"] == "GET" else None
        shown = {"visitor": None, "form_token": None, "static": address, "again": again}
        return render("fault.html.j2", status=self.status, detail=self.detail, **shown).encode()
