"""A request that is turned away before any page sees it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from starlette.types import Receive, Scope, Send

PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why, in words for people; as problem+json (RFC 9457)."""

    status: int
    title: str
    detail: str
    retry_after: int | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's signature
        """Answers."""
        body = json.dumps({"status": self.status, "title": self.title, "detail": self.detail}).encode()
        headers = [(b"content-type", PROBLEM.encode()), (b"content-length", str(len(body)).encode())]
        if self.retry_after is not None:
            headers.append((b"retry-after", str(self.retry_after).encode()))
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
