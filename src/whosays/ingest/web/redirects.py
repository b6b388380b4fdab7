"""From an address to what stands there at last."""

from __future__ import annotations

from collections.abc import Callable

from httpx2 import URL, InvalidURL

from whosays.errors import AddressError, NetworkError
from whosays.ingest.web.addresses import web_url
from whosays.ingest.web.request import Answer

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def follow(url: URL, most: int, get: Callable[[URL], Answer]) -> tuple[URL, Answer]:
    """The last address and its answer, after at most so many redirects; `get` may refuse any of them.

    Raises:
        NetworkError: the redirects go on, or round in a circle.
        AddressError: one leads to something that is no web address.
    """
    passed = []
    while True:
        answer = get(url)
        target = answer.header("location") if answer.status in _REDIRECTS else None
        if target is None:
            return url, answer
        passed.append(url)
        url = _joined(url, target)
        if url in passed:
            raise NetworkError(f"the server redirects in a circle, by way of {str(url)[:200]}")
        if len(passed) > most:
            raise NetworkError(f"more than {most} redirects")


def _joined(url: URL, target: str) -> URL:
    try:
        return web_url(str(url.join(_as_meant(target))))
    except InvalidURL as error:
        raise AddressError(f"it redirects to {target[:200]!r}, which is no web address") from error


def _as_meant(target: str) -> str:
    """A header's bytes as UTF-8, which many servers send in it against the rules."""
    try:
        return target.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return target
