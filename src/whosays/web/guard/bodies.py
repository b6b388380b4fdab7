"""No request is longer, or takes longer to arrive, than it may."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whosays.web.guard.refusal import Refusal


class _TooLongError(Exception):
    """More bytes than may be."""


class Bodies:
    """Counts the bytes and the time of what comes in."""

    def __init__(self, app: ASGIApp, most: Callable[[str], int], seconds: float) -> None:
        """`most`: bytes that may be sent to an address."""
        self.app, self.most, self.seconds = app, most, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is short enough."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        most, told = self.most(scope["path"]), Headers(scope=scope).get("content-length", "0")
        if not (told.isascii() and told.isdigit()) or int(told) > most:
            return await _too_long(most)(scope, receive, send)
        counted = _Counted(receive, most, self.seconds)
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            if counted.refused is None or begun:
                begun = True
                await send(message)

        try:
            await self.app(scope, counted, sending)
        except (_TooLongError, TimeoutError):
            if begun or counted.refused is None:
                raise
        if counted.refused is None or begun:
            return None
        return await counted.refused(scope, receive, send)  # whatever was made of what came so far


class _Counted:
    """What comes in, until it is too long or takes too long; `refused` says so from then on."""

    def __init__(self, receive: Receive, most: int, seconds: float) -> None:
        self.refused: Refusal | None = None
        self._receive, self._most, self._came, self._done = receive, most, 0, False
        self._ends = asyncio.get_running_loop().time() + seconds

    async def __call__(self) -> Message:
        """The next of it."""
        if self._done:  # only the end of the connection can come now, however long that takes
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._ends):
                message = await self._receive()
        except TimeoutError:
            self.refused = _TOO_SLOW
            raise
        self._came += len(message.get("body", b""))
        if self._came > self._most:
            self.refused = _too_long(self._most)
            raise _TooLongError
        self._done = message["type"] != "http.request" or not message.get("more_body", False)
        return message


def _too_long(most: int) -> Refusal:
    told = f"That was more than the {most // (1 << 20)} MiB that may be sent at once."
    return Refusal(413, "Too much at once", f"{told} Give some of it apart, or add it with “whosays add”.")


_TOO_SLOW = Refusal(408, "Too slow", "The request did not arrive in time; send it again.")
