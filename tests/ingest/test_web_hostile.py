from __future__ import annotations

import gzip
import itertools
import resource
import socket
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

import pytest

from tests.ingest.websites import HASTY, HERE, TERMS, Site, fetcher, only_here, raw_server, saying
from whosays.errors import (
    AddressError,
    FetchTimeoutError,
    ForbiddenAddressError,
    InputError,
    NetworkError,
    TooLargeError,
)
from whosays.ingest.web import Fetcher, Place

PAGE = b"<html><p>Harbour master Ines Calder said the ferry would sail.</p></html>"
NAME = "post.example"
ADDRESS = "http://post.example/ferry"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
GZIP = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"  # its head
NOTHING = b"\x00\x00\x00\xff\xff"  # a block of no bytes
ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def dripping(pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield piece
        time.sleep(0.05)


def flood() -> Iterator[bytes]:
    return itertools.repeat(b"a" * 10_000)


def page_server(speak: Callable[[], Iterable[bytes]]) -> Callable[[socket.socket], None]:
    """No robots.txt; then whatever."""

    def answer(connection: socket.socket) -> None:
        asked = connection.recv(65_536)
        saying([ROBOTS] if b"/robots.txt" in asked else speak(), listen=False)(connection)

    return answer


def chunked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    yield HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    for piece in pieces:
        yield b"%x\r\n%s\r\n" % (len(piece), piece)


def zipped(data: bytes, times: int = 1, ending: int = 0) -> list[bytes]:
    for _ in range(times):
        data = gzip.compress(data, 9)
    data = data[: len(data) - ending]
    return [HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(data), data]


def stalling() -> Iterator[bytes]:
    yield GZIP
    for _ in range(100):
        yield NOTHING


def empty_blocks() -> Iterator[bytes]:
    """A gzip body that goes on for ever and says nothing."""
    yield HEAD + b"Content-Encoding: gzip\r\n\r\n"
    yield GZIP
    yield from itertools.repeat(NOTHING * 2_000)


@pytest.mark.parametrize(
    ("speak", "error"),
    [
        # slow, in each place where one can be slow; steady dripping beats a read timeout, not the total one
        pytest.param(lambda: dripping(itertools.repeat(b"H")), FetchTimeoutError, id="status line drips"),
        pytest.param(
            lambda: dripping([HEAD, *[b"X: y\r\n"] * 100]), FetchTimeoutError, id="headers drip"
        ),
        pytest.param(
            lambda: dripping([HEAD, b"\r\n", *[b"a"] * 100]), FetchTimeoutError, id="body drips"
        ),
        pytest.param(
            lambda: dripping(chunked(itertools.repeat(b"a"))), FetchTimeoutError, id="chunks drip"
        ),
        pytest.param(
            lambda: itertools.chain([HEAD + b"Content-Encoding: gzip\r\n\r\n"], dripping(stalling())),
            FetchTimeoutError,
            id="compressed body stalls",
        ),
        pytest.param(
            lambda: dripping(itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n")),
            FetchTimeoutError,
            id="continues for ever",
        ),
        # endless
        pytest.param(lambda: itertools.chain([HEAD + b"\r\n"], flood()), TooLargeError, id="endless body"),
        pytest.param(lambda: chunked(flood()), TooLargeError, id="endless chunks"),
        pytest.param(lambda: itertools.chain([HEAD + b"X: "], flood()), NetworkError, id="endless header"),
        pytest.param(
            lambda: [HEAD + b"X: " + b"y" * 3_000_000 + b"\r\n\r\n"], NetworkError, id="header of megabytes"
        ),
        pytest.param(
            lambda: [HEAD, *[b"X-%d: %s\r\n" % (n, b"y" * 1000) for n in range(5000)], b"\r\n"],
            NetworkError,
            id="megabytes of headers",
        ),
        pytest.param(flood, NetworkError, id="endless status line"),
        # compressed
        pytest.param(lambda: zipped(bytes(5_000_000)), TooLargeError, id="gzip bomb"),
        pytest.param(empty_blocks, NetworkError, id="endless gzip of nothing"),
        pytest.param(lambda: zipped(PAGE, ending=12), NetworkError, id="gzip cut off"),
        pytest.param(lambda: zipped(PAGE, ending=4), NetworkError, id="gzip without its length"),
        pytest.param(lambda: [*zipped(PAGE)[:1], b"\x1f\x8b" + b"x" * 100], NetworkError, id="gzip broken"),
        pytest.param(
            lambda: [HEAD + b"Content-Encoding: gzip\r\n" * 2 + b"\r\n", *zipped(PAGE, 2)[1:]],
            NetworkError,
            id="gzip in gzip",
        ),
        pytest.param(
            lambda: [HEAD + b"Content-Encoding: br\r\n\r\n", PAGE], NetworkError, id="not asked for"
        ),
        pytest.param(
            lambda: [HEAD + b"Content-Encoding: deflate\r\n\r\n", zlib.compress(PAGE)],
            NetworkError,
            id="deflate, not asked for either",
        ),
        # broken
        pytest.param(lambda: [HEAD + b"Content-Length: 9999\r\n\r\n", PAGE], NetworkError, id="body cut off"),
        pytest.param(lambda: [HEAD + b"Content-Length: -1\r\n\r\n", PAGE], NetworkError, id="length below 0"),
        pytest.param(lambda: [HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n", PAGE], NetworkError,
                     id="two lengths"),
        pytest.param(
            lambda: [HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"], NetworkError, id="chunk without"
        ),
        pytest.param(
            lambda: [HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab"], NetworkError, id="chunk cut off"
        ),
        pytest.param(lambda: [HEAD + b"\x00\xff: \x01\r\n\r\n"], NetworkError, id="header of garbage"),
        pytest.param(lambda: [b"SSH-2.0-OpenSSH_9.9\r\n"], NetworkError, id="another protocol"),
        pytest.param(lambda: [b"220 mail.example ESMTP\r\n"], NetworkError, id="mail"),
        pytest.param(lambda: [bytes(range(256)) * 10], NetworkError, id="garbage"),
        pytest.param(lambda: [], NetworkError, id="hangs up"),
        pytest.param(lambda: [PAGE], NetworkError, id="a page without a status"),
        pytest.param(lambda: [b"HTTP/1.1 101 Switching\r\n\r\n"], NetworkError, id="another protocol now"),
    ],
)  # fmt: skip
def test_servers_that_do_harm(speak: Callable[[], Iterable[bytes]], error: type[InputError]) -> None:
    started = time.monotonic()
    with raw_server(page_server(speak)) as place, pytest.raises(error) as caught:
        fetcher({NAME: place}, terms=HASTY if error is FetchTimeoutError else TERMS).fetch(ADDRESS)
    assert time.monotonic() - started < 10
    assert len(str(caught.value)) < 400


def test_a_longer_body_than_announced_is_cut() -> None:
    speak = page_server(lambda: [HEAD + b"Content-Length: 6\r\n\r\n", PAGE])
    with raw_server(speak) as place:
        assert fetcher({NAME: place}).fetch(ADDRESS).original.data == PAGE[:6]


@pytest.mark.parametrize("silent", ["reads", "does not read", "does not take the connection"])
def test_a_server_that_says_nothing(silent: str) -> None:
    def speak(connection: socket.socket) -> None:
        if silent == "reads":
            connection.recv(65_536)
        time.sleep(2)

    with raw_server(speak) as place:
        if silent == "does not take the connection":  # the queue is full, so that connecting hangs
            with socket.create_server((HERE, 0), backlog=0) as full:
                waiting = [socket.socket() for _ in range(8)]
                for one in waiting:
                    one.setblocking(False)
                    one.connect_ex(full.getsockname())
                check_silence(full.getsockname())
                for one in waiting:
                    one.close()
        else:
            check_silence(place)


def check_silence(place: Place) -> None:
    started = time.monotonic()
    with pytest.raises(FetchTimeoutError, match="took too long"):
        fetcher({NAME: place}, terms=HASTY).fetch(ADDRESS)
    assert time.monotonic() - started < 10


@pytest.mark.skipif(sys.platform != "linux", reason="counts memory in kilobytes")
def test_a_bomb_costs_no_memory() -> None:
    packer = zlib.compressobj(wbits=31)
    piece = bytes(1_000_000)  # packed piece by piece: the peak before must not hide the one after
    data = b"".join(packer.compress(piece) for _ in range(100)) + packer.flush()
    bomb = [HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(data), data]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with raw_server(page_server(lambda: bomb)) as place, pytest.raises(TooLargeError):
        fetcher({NAME: place}).fetch(ADDRESS)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


def test_no_connection_stays_open() -> None:
    def speak(connection: socket.socket) -> None:
        page_server(lambda: [HEAD + b"\r\n", b"a" * (TERMS.most_bytes + 1)])(connection)
        with suppress(ConnectionError):
            while connection.recv(65_536):
                pass
        closed.append(connection)

    closed: list[socket.socket] = []
    with raw_server(speak) as place:
        with pytest.raises(TooLargeError):
            fetcher({NAME: place}).fetch(ADDRESS)
        until = time.monotonic() + 5
        while len(closed) < 2 and time.monotonic() < until:
            time.sleep(0.01)
    assert len(closed) == 2


@pytest.mark.parametrize(
    ("location", "error"),
    [
        ("file:///etc/passwd", AddressError),
        ("ftp://post.example/ferry", AddressError),
        ("javascript:alert(1)", AddressError),
        ("data:text/html,ferry", AddressError),
        ("http://user:word@post.example/", AddressError),
        ("http://[::1", AddressError),
        ("http://", NetworkError),  # by the rules for joining, itself
        ("//", NetworkError),
        ("/" + "a" * 3000, AddressError),
        ("http://post.example:22/", ForbiddenAddressError),
        ("http://post.example:6379/", ForbiddenAddressError),
        ("http://private.example/", ForbiddenAddressError),
        ("http://nobody.example/", NetworkError),
        ("/ferry", NetworkError),
        ("/ferry#again", NetworkError),
        ("/round", NetworkError),
        ("/on/0", NetworkError),
    ],
)
def test_redirects_that_lead_astray(location: str, error: type[InputError]) -> None:
    routes = {f"/on/{n}": (302, {"Location": f"/on/{n + 1}"}, b"") for n in range(20)}
    routes["/round"] = (302, {"Location": "/ferry"}, b"")
    routes["/ferry"] = (302, {"Location": location}, b"")
    with Site(routes) as site, Site({"/": (200, {}, PAGE)}, ip="127.0.0.2") as private:
        with pytest.raises(error):
            fetcher({NAME: site.place, "private.example": private.place}).fetch(ADDRESS)
        assert not private.asked
        assert len(site.asked) <= TERMS.redirects + 2  # with robots.txt


def test_another_port_is_the_users_to_name() -> None:
    with Site({"/ferry": (302, {"Location": "/quay"}, b""), "/quay": (200, {}, PAGE)}) as site:
        asking = fetcher({NAME: site.place, "other.example": site.place})
        assert (
            asking.fetch("http://post.example:8080/ferry").original.source == "http://post.example:8080/quay"
        )
        site.routes["/ferry"] = (302, {"Location": "http://other.example:8080/quay"}, b"")
        with pytest.raises(ForbiddenAddressError, match="port 8080 of other"):
            asking.fetch("http://post.example:8080/ferry")


def test_a_name_is_looked_up_once_for_each_connection() -> None:
    """Another answer to a second look-up (DNS rebinding) has no second look-up to come to."""
    answers = iter([None, None])
    with Site({"/ferry": (200, {}, PAGE)}) as site, Site({}, ip="127.0.0.2") as private:

        def resolver(host: str, port: int) -> list[Place]:
            return [next(answers, private.place) or site.place]

        asking = fetcher({}, resolver=resolver)
        assert asking.fetch(ADDRESS).original.data == PAGE  # robots.txt, and the page
        with pytest.raises(ForbiddenAddressError, match=r"127\.0\.0\.2"):
            asking.fetch(ADDRESS)
        assert not private.asked


@pytest.mark.parametrize("forbidden", [("127.0.0.2", 80), ("::1", 80), ("fe80::1%1", 80), ("nonsense", 80)])
@pytest.mark.parametrize("first", [True, False])
def test_one_forbidden_place_among_others(forbidden: Place, first: bool) -> None:
    with Site({"/ferry": (200, {}, PAGE)}) as site:
        places = [forbidden, site.place] if first else [site.place, forbidden]
        with pytest.raises(ForbiddenAddressError):
            fetcher({}, resolver=lambda host, port: places).fetch(ADDRESS)
        assert not site.asked


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "0", "localhost",
     "localhost.", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]",
     "169.254.169.254", "[fe80::1]", "10.0.0.1", "192.168.0.1", "224.0.0.1"],
)  # fmt: skip
def test_this_machine_by_any_name(host: str) -> None:
    """By the system's own resolver, which understands octal, hexadecimal and shortened addresses."""
    with Site({"/": (200, {}, PAGE)}) as site:
        with pytest.raises((ForbiddenAddressError, NetworkError)) as caught:
            Fetcher(terms=TERMS).fetch(f"http://{host}:{site.port}/")
        assert not site.asked
    assert isinstance(caught.value, ForbiddenAddressError) or "no address for" in str(caught.value)


def test_a_resolver_that_hangs() -> None:
    def resolver(host: str, port: int) -> list[Place]:
        done.wait(10)
        return []

    done = threading.Event()
    started = time.monotonic()
    with pytest.raises(FetchTimeoutError, match="look-up"):
        fetcher({}, resolver=resolver, terms=HASTY).fetch(ADDRESS)
    assert time.monotonic() - started < 8
    done.set()


@pytest.mark.parametrize("host", ["a" * 70 + ".example", "a..example", "xn--a.example", "_.example", "..."])
def test_names_that_are_none(host: str) -> None:
    """Labels that are too long or empty are refused before a server of names is asked."""
    with pytest.raises((NetworkError, AddressError)):
        Fetcher(terms=TERMS, is_allowed=only_here, resolver=numeric).fetch(f"http://{host}/")


def numeric(host: str, port: int) -> list[Place]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [(str(place[0]), port) for *_, place in found]
