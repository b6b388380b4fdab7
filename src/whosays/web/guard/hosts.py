"""Only under names of its own: a page elsewhere that points its own name at this machine (DNS rebinding)
sends that name as `Host`, and gets nothing."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from whosays.web.guard.refusal import Refusal
from whosays.web.settings import Settings

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def own_names(settings: Settings) -> frozenset[str]:
    """The host names, without a port, under which the server may be asked."""
    own = _LOOPBACK if settings.local else ()
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return frozenset(name.lower() for name in (*own, host, *settings.names))


class Hosts:
    """Turns away what is asked of another name."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self.app, self.names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is asked of this server."""
        if scope["type"] != "http" or _name(Headers(scope=scope).get("host", "")) in self.names:
            return await self.app(scope, receive, send)
        return await _REFUSED(scope, receive, send)


_REFUSED = Refusal(
    421, "Another host was asked for", "This server answers only under the address that it opened with."
)


def _name(host: str) -> str:
    """A `Host` without its port."""
    name, _, port = host.lower().rpartition(":")
    return name if name and (port.isdigit() or not port) and not host.endswith("]") else host.lower()
