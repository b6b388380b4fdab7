"""No request is longer, or takes longer to arrive, than it may."""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whosays.web.guard.refusal import Refusal


class _TooLongError(Exception):
    """More bytes than may be."""


class Bodies:
    """Counts the bytes and the time of what comes in."""

    def __init__(self, app: ASGIApp, most: int, seconds: float) -> None:
        self.app, self.most, self.seconds = app, most, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is short enough."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        told = Headers(scope=scope).get("content-length", "0")
        if not (told.isascii() and told.isdigit()) or int(told) > self.most:
            return await _too_long(self.most)(scope, receive, send)
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, self._counted(receive), sending)
        except (_TooLongError, TimeoutError) as error:
            if begun:
                raise
            refused = _TOO_SLOW if isinstance(error, TimeoutError) else _too_long(self.most)
            await refused(scope, receive, send)

    def _counted(self, receive: Receive) -> Receive:
        came, ends = 0, asyncio.get_running_loop().time() + self.seconds
        done = False

        async def receiving() -> Message:
            nonlocal came, done
            if done:  # only the end of the connection can come now, however long that takes
                return await receive()
            async with asyncio.timeout_at(ends):
                message = await receive()
            came += len(message.get("body", b""))
            if came > self.most:
                raise _TooLongError
            done = message["type"] != "http.request" or not message.get("more_body", False)
            return message

        return receiving


def _too_long(most: int) -> Refusal:
    return Refusal(
        413, "Too much at once", f"One request may have {most // (1 << 20)} MiB; send less at once."
    )


_TOO_SLOW = Refusal(408, "Too slow", "The request did not arrive in time; send it again.")
