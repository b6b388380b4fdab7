"""What sites ask of robots: robots.txt, by RFC 9309."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from httpx2 import URL
from protego import Protego

from whosays.errors import FetchTimeoutError, NetworkError, RobotsError
from whosays.ingest.web.addresses import origin
from whosays.ingest.web.redirects import follow
from whosays.ingest.web.request import ROBOT, Answer

MOST_BYTES = 512_000  # the RFC's 500 KiB
_MOST_REDIRECTS = 5
_MOST_SITES = 200
_KEPT_SECONDS = 900.0
_MOST_WORK = 5_000_000  # a file of many groups of many agents multiplies: 500 KiB can make 500 million rules


@dataclass(frozen=True, slots=True)
class Rules:
    """A site's robots.txt; kept as text, as the parsed form can be a hundred times as large.

    Attributes:
        refusal: why nothing may be fetched, where robots.txt does not say itself; raised for every page.
    """

    words: str = ""
    refusal: RobotsError | NetworkError | FetchTimeoutError | None = None

    def delay(self, url: URL) -> float:
        """The seconds that the site wants between requests, before `url` is fetched.

        Raises:
            RobotsError: it does not want it fetched.
            NetworkError: there was no connection to ask.
            FetchTimeoutError: the site took too long to say.
        """
        if self.refusal is not None:
            raise type(self.refusal)(str(self.refusal))
        rules = Protego.parse(self.words)
        if not rules.can_fetch(str(url), ROBOT):
            raise RobotsError(f"{url.host} asks robots not to fetch this: save the page, and add the file")
        return rules.crawl_delay(ROBOT) or 0.0


class Robots:
    """The rules of the sites last asked, each kept for a while."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, int], tuple[float, Rules]] = OrderedDict()
        self._lock = Lock()

    def rules(self, url: URL, get: Callable[[URL], Answer]) -> Rules:
        """The rules for the site of `url`; `get` gets its robots.txt, where they are not known."""
        site = origin(url)
        with self._lock:
            asked, rules = self._kept.get(site, (0.0, None))
        if rules is None or time.monotonic() - asked > _KEPT_SECONDS:
            rules = _asked(url.copy_with(raw_path=b"/robots.txt"), get)
            self._keep(site, rules)
        return rules

    def _keep(self, site: tuple[str, str, int], rules: Rules) -> None:
        with self._lock:
            self._kept[site] = time.monotonic(), rules
            self._kept.move_to_end(site)
            if len(self._kept) > _MOST_SITES:
                self._kept.popitem(last=False)


def _asked(url: URL, get: Callable[[URL], Answer]) -> Rules:
    try:
        _, answer = follow(url, _MOST_REDIRECTS, get)
    except (NetworkError, FetchTimeoutError) as error:
        return Rules(refusal=error)
    if answer.status >= 500:
        return Rules(refusal=RobotsError(_unknown(url, f"answers {answer.status}")))
    words = answer.data[:MOST_BYTES].decode("utf-8-sig", "replace") if answer.status < 300 else ""
    if _is_excessive(words):
        return Rules(refusal=RobotsError(_unknown(url, "cannot be made sense of")))
    return Rules(words)


def _unknown(url: URL, trouble: str) -> str:
    return f"the robots.txt of {url.host} {trouble}: until it can be read, nothing is fetched there"


def _is_excessive(words: str) -> bool:
    lines = words.lower().splitlines()
    return len(lines) * sum("agent" in line for line in lines) > _MOST_WORK
