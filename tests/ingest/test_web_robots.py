from __future__ import annotations

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.ingest.websites import HASTY, TERMS, Route, Site, fetcher, raw_server, saying
from whosays.errors import FetchTimeoutError, InputError, NetworkError, RobotsError
from whosays.ingest.web import robots

PAGE = b"<html><p>Harbour master Ines Calder said the ferry would sail.</p></html>"
NAME = "post.example"
ADDRESS = "http://post.example/news/ferry?day=3"
PATH = "/news/ferry?day=3"

ALL = b"User-agent: *\nDisallow: /"
FILLING = b"# nothing\n" * 60_000


def site_with(rules: Route) -> Site:
    return Site({PATH: (200, {}, PAGE), "/robots.txt": rules})


@pytest.mark.parametrize(
    "rules",
    [
        b"",
        b"User-agent: *\nDisallow:",
        b"User-agent: *\nDisallow: /sport/",
        b"User-agent: *\nDisallow: /news/\nAllow: /news/f",
        b"User-agent: *\nDisallow: /\nUser-agent: whosays\nAllow: /",
        b"User-agent: *\nDisallow: /\n\nUser-agent: WhoSays\nDisallow: /sport/",
        b"User-agent: other\nDisallow: /",
        b"User-agent: whosaysnot\nUser-agent: notwhosays\nUser-agent: who\nDisallow: /",
        b"User-agent: *\nDisallow: /\nUser-agent: other\nUser-agent: whosays # us\nCrawl-delay: 0",
        b"User-agent: *\nDisallow: /*.pdf$",
        b"<html>no such page</html>",
        b"\xff\xfe\x00garbage" * 100,
        FILLING + ALL,  # beyond the RFC's 500 KiB
    ],
)
def test_allowed(rules: bytes) -> None:
    with site_with((200, {}, rules)) as site:
        assert fetcher({NAME: site.place}).fetch(ADDRESS).original.data == PAGE


@pytest.mark.parametrize(
    "rules",
    [
        ALL,
        b"\xef\xbb\xbf" + ALL,
        ALL.replace(b"\n", b"\r\n"),
        ALL.replace(b"\n", b"\r"),
        b"user-AGENT:*\ndisallow:/news",
        b"User-agent: whosays\nDisallow: /news/",
        b"User-agent: other\nUser-agent: whosays\nDisallow: /",
        b"User-agent: *\nDisallow: /*day=",
        b"User-agent: *\nAllow: /news/\nDisallow: /news/ferry?day=3$",
        ALL + b"\n" + FILLING,
        b"User-agent: *\nDisallow: /" + b"*a" * 200 + b"\n" + ALL,
    ],
)
def test_forbidden(rules: bytes) -> None:
    with site_with((200, {}, rules)) as site:
        with pytest.raises(RobotsError, match="asks robots not to"):
            fetcher({NAME: site.place}).fetch(ADDRESS)
        assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
def test_no_rules_forbid_nothing(status: int) -> None:
    with site_with((status, {}, ALL)) as site:
        assert fetcher({NAME: site.place}).fetch(ADDRESS).original.data == PAGE


@pytest.mark.parametrize("status", [500, 502, 503, 599])
def test_rules_that_cannot_be_had_forbid_all(status: int) -> None:
    with site_with((status, {}, b"")) as site:
        asking = fetcher({NAME: site.place})
        for _ in range(2):
            with pytest.raises(RobotsError, match=f"answers {status}: until it can be read"):
                asking.fetch(ADDRESS)
        assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("pieces", "error"), [([b"SSH-2.0"], NetworkError), ([], NetworkError), (None, FetchTimeoutError)]
)
def test_a_site_that_does_not_answer_is_asked_once(
    pieces: list[bytes] | None, error: type[InputError]
) -> None:
    asked: list[int] = []

    def speak(connection: socket.socket) -> None:
        asked.append(1)
        if pieces is None:
            time.sleep(2)
        saying(pieces or [])(connection)

    with raw_server(speak) as place:
        asking = fetcher({NAME: place}, terms=HASTY)
        messages = set()
        for _ in range(3):
            with pytest.raises(error) as caught:
                asking.fetch(ADDRESS)
            messages.add(str(caught.value))
    assert len(asked) == len(messages) == 1


def test_redirected_rules_count_for_the_site_that_was_asked() -> None:
    with (
        site_with((301, {"Location": "http://rules.example/all.txt"}, b"")) as site,
        Site({"/all.txt": (200, {}, ALL)}) as other,
        pytest.raises(RobotsError),
    ):
        fetcher({NAME: site.place, "rules.example": other.place}).fetch(ADDRESS)


def test_every_site_on_the_way_is_asked() -> None:
    with site_with((200, {}, ALL)) as closed, Site({"/old": (302, {"Location": ADDRESS}, b"")}) as moved:
        asking = fetcher({NAME: closed.place, "old.example": moved.place})
        with pytest.raises(RobotsError, match="post"):
            asking.fetch("http://old.example/old")
        assert closed.asked == ["/robots.txt"]


def test_a_site_is_asked_again_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    with site_with((404, {}, b"")) as site:
        asking = fetcher({NAME: site.place})
        asking.fetch(ADDRESS)
        monkeypatch.setattr(robots, "_KEPT_SECONDS", 0.0)
        asking.fetch(ADDRESS)
        assert site.asked.count("/robots.txt") == 2


def test_few_sites_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots, "_MOST_SITES", 2)
    with site_with((404, {}, b"")) as site:
        asking = fetcher({f"{n}.example": site.place for n in range(4)})
        for number in (0, 1, 2, 2, 1, 0):
            asking.fetch(ADDRESS.replace("post", str(number)))
        assert site.asked.count("/robots.txt") == 4


@pytest.mark.parametrize(
    ("delay", "least", "most"),
    [("0.1", 0.1, 0.19), ("86400", 0.2, 0.6), ("-1", 0.0, 0.1), ("soon", 0.0, 0.1), ("nan", 0.0, 0.1)],
)
def test_crawl_delay(delay: str, least: float, most: float) -> None:
    with site_with((200, {}, f"User-agent: *\nCrawl-delay: {delay}".encode())) as site:
        asking = fetcher({NAME: site.place})
        asking.fetch(ADDRESS)
        started = time.monotonic()
        asking.fetch(ADDRESS)
        took = time.monotonic() - started
    assert least <= took + 0.05
    assert took < most + 5


@pytest.mark.parametrize("field", ["User-agent:", "useragent :", "USER AGENT ", "\t user-agent\t"])
def test_a_file_that_multiplies(field: str) -> None:
    """Many robots in one group, with many rules: each robot would get each rule."""
    agents = "".join(f"{field}a{n}\n" for n in range(12_000))
    rules = f"{agents}User-agent: *\n" + "Allow: /b$\n" * 20_000 + "Disallow: /news/\n"
    started = time.process_time()
    with site_with((200, {}, rules.encode())) as site, pytest.raises(RobotsError, match="asks robots not to"):
        fetcher({NAME: site.place}).fetch(ADDRESS)
    assert time.process_time() - started < 5


def test_one_host_is_not_asked_by_many_at_once() -> None:
    with site_with((404, {}, b"")) as site, ThreadPoolExecutor(4) as pool:
        asking = fetcher({NAME: site.place}, terms=replace(TERMS, between=0.1))
        asking.fetch(ADDRESS)
        started = time.monotonic()
        list(pool.map(lambda _: asking.fetch(ADDRESS), range(4)))
        assert time.monotonic() - started >= 0.35
