"""Nothing is changed at the wish of another page that is open in the same browser.

Browsers say with each write where it comes from: `Sec-Fetch-Site` (W3C Fetch Metadata) and `Origin`. What
says neither is no browser, and must show the token itself, which no page can make a browser send.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from whosays.web.guard.refusal import Refusal

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Origins:
    """Turns away writes that another page asks for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what this server's own pages ask for."""
        if scope["type"] != "http" or scope["method"] in SAFE or _own(Headers(scope=scope)):
            return await self.app(scope, receive, send)
        return await _REFUSED(scope, receive, send)


_REFUSED = Refusal(
    403,
    "Asked for by another page",
    "A change can be made from whosays's own pages, or by a program that sends the token as "
    "'Authorization: Bearer …'.",
)


def _own(headers: Headers) -> bool:
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and origin is None:
        return headers.get("authorization", "").lower().startswith("bearer ")
    same_site = site in {None, "same-origin", "none"}
    host = headers.get("host", "").lower()
    return same_site and (origin is None or origin.lower() in {f"http://{host}", f"https://{host}"})
