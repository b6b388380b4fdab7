"""Forms are in UTF-8, as browsers send them: they could name a codec that takes minutes for a megabyte."""

from __future__ import annotations

from python_multipart.multipart import parse_options_header
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from whosays.web.guard.refusal import Refusal

_OURS = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


class Encodings:
    """Turns away what says that it is in another encoding."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is in ours."""
        if scope["type"] != "http" or _encoding(Headers(scope=scope)) in _OURS:
            return await self.app(scope, receive, send)
        return await _REFUSED(scope, receive, send)


_REFUSED = Refusal(415, "Another encoding", "Forms are read in UTF-8 alone. Send this one in UTF-8.")


def _encoding(headers: Headers) -> str:
    """What the form is said to be in, as who takes it apart would find it."""
    _, told = parse_options_header(headers.get("content-type"))
    return told.get(b"charset", b"utf-8").decode("latin-1").strip().lower()
