"""Nobody keeps the server busy alone: requests of one address are counted, whoever asks."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from whosays.errors import TooOftenError
from whosays.web.guard.rates import Rate
from whosays.web.guard.refusal import Refusal


class Visits:
    """Turns away what comes too often."""

    def __init__(self, app: ASGIApp, rate: Rate) -> None:
        self.app, self.rate = app, rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what comes no oftener than it may."""
        if scope["type"] == "http":
            try:
                self.rate.take(address(scope))
            except TooOftenError as error:
                return await Refusal(429, "Too often", str(error), error.wait)(scope, receive, send)
        return await self.app(scope, receive, send)


def address(scope: Scope) -> str:
    """Where a request comes from."""
    return scope["client"][0] if scope.get("client") else ""
