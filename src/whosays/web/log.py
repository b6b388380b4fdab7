"""What was asked, how it ended and how long it took: never what stood in it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from traceback import extract_tb

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger("whosays.web")


class Log:
    """A line a request: method, route, status, milliseconds."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything on."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        began, status = time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, sending)
        finally:
            route = getattr(scope.get("route"), "path", "-")  # the template, not what stands in the address
            passed = (time.perf_counter() - began) * 1000
            _LOG.info("%s %s %d %.0f ms", scope["method"], route, status, passed)


def fault(error: BaseException) -> None:
    """Something broke: what kind of thing, and where in our files; its own words may have an account's."""
    _LOG.error("fault: %s", "\nbecause of ".join(_places(error)))


def _places(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        lines = (f"\n  {one.filename}:{one.lineno} in {one.name}" for one in extract_tb(error.__traceback__))
        yield type(error).__name__ + "".join(lines)
        error = error.__cause__ or error.__context__


class WithoutWords(logging.Filter):
    """Of what others log, the errors that stand behind it are left out."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Everything passes, without them."""
        record.exc_info = record.exc_text = None
        return True
