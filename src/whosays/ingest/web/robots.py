"""What sites ask of robots: robots.txt, by RFC 9309."""

from __future__ import annotations

import re
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
_AGENT = re.compile(r"\s*user(?:-|\s+)?agent(?:\s*:|\s)\s*([^#]*)", re.IGNORECASE)


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
        rules = Protego.parse(_for_us(self.words))
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
        trouble = f"the robots.txt of {url.host} answers {answer.status}"
        return Rules(refusal=RobotsError(f"{trouble}: until it can be read, nothing is fetched there"))
    return Rules(answer.data[:MOST_BYTES].decode("utf-8-sig", "replace") if answer.status < 300 else "")


def _for_us(words: str) -> str:
    """The rules, with one name for all other robots.

    Each robot of a group is given each rule of it: a hostile file of 500 KiB can make 500 million of them.
    """
    return "\n".join(map(_renamed, words.splitlines()))


def _renamed(line: str) -> str:
    agent = _AGENT.match(line)
    name = agent[1].strip().lower() if agent else ""
    return "User-agent: other" if name not in ("", "*", ROBOT) else line
