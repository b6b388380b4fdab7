from __future__ import annotations

import gzip
import hashlib
import socket
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import trustme

from tests.ingest.websites import TERMS, Site, fetcher
from whosays.errors import AddressError, NetworkError, OfflineError, StatusError, TooLargeError
from whosays.ingest.web import Fetcher

PAGE = b"<html><p>Harbour master Ines Calder said the ferry would sail.</p></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
NAME = "post.example"


@pytest.fixture
def site() -> Iterator[Site]:
    with Site({"/ferry": (200, HTML, PAGE)}) as started:
        yield started


def test_what_is_fetched(site: Site) -> None:
    before = datetime.now(UTC)
    fetched = fetcher({NAME: site.place}).fetch("http://post.example/ferry#top")
    original = fetched.original
    assert fetched.asked == "http://post.example/ferry#top"
    assert (original.data, original.source, original.media_type) == (
        PAGE,
        "http://post.example/ferry",
        "text/html; charset=utf-8",
    )
    assert before <= original.retrieved <= datetime.now(UTC)
    assert original.retrieved.utcoffset() == timedelta(0)
    assert ("Content-Type", "text/html; charset=utf-8") in original.headers
    assert original.id == hashlib.sha256(PAGE).hexdigest()


def test_how_it_asks(site: Site) -> None:
    site.routes["/ferry"] = (200, {**HTML, "Set-Cookie": "who=you"}, PAGE)
    asking = fetcher({NAME: site.place})
    for _ in range(2):
        asking.fetch("http://post.example/ferry")
    assert site.asked == ["/robots.txt", "/ferry", "/ferry"]
    for headers in site.headers:
        assert headers["host"] == NAME
        assert headers["user-agent"].startswith("whosays/")
        assert not headers.keys() & {"cookie", "authorization", "referer"}


def test_the_environment_names_no_proxy(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert fetcher({NAME: site.place}).fetch("http://post.example/ferry").original.data == PAGE


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6 there")
def test_an_address_of_the_sixth_version() -> None:
    try:
        started = Site({"/ferry": (200, HTML, PAGE)}, ip="::1")
    except OSError:
        pytest.skip("no IPv6 there")
    with started as site:
        asking = Fetcher(terms=TERMS, is_allowed=lambda ip: ip.is_loopback)
        assert asking.fetch(f"http://[::1]:{site.port}/ferry").original.data == PAGE
        assert site.headers[-1]["host"] == f"[::1]:{site.port}"


def test_offline_nothing_is_looked_up() -> None:
    def resolver(host: str, port: int) -> list[tuple[str, int]]:
        looked_up.append(host)
        return []

    looked_up: list[str] = []
    with pytest.raises(OfflineError, match="offline") as caught:
        Fetcher(offline=True, resolver=resolver).fetch("http://post.example/ferry")
    assert caught.value.kind == "offline"
    assert not looked_up


@pytest.mark.parametrize(
    "address",
    ["", "ferry", "/etc/passwd", "file:///etc/passwd", "ftp://post.example/", "gopher://post.example/",
     "javascript:alert(1)", "http://", "http:///ferry", "//post.example/ferry", "http://[::1/", "http://po\nst/",
     "http://user@post.example/", "http://user:hunter2@post.example/", "http://post.example\\@other.example/",
     "http://post.example:eighty/", "http://１２７.0.0.1/", f"http://post.example/{'a' * 2000}"],
)  # fmt: skip
def test_what_is_no_web_address(address: str) -> None:
    with pytest.raises(AddressError) as caught:
        fetcher({}).fetch(address)
    assert len(str(caught.value)) < 600
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("location", "source"),
    [
        ("/ferry", "http://post.example/ferry"),
        ("ferry#part", "http://post.example/ferry"),
        ("//other.example/ferry", "http://other.example/ferry"),
        ("http://other.example:80/ferry", "http://other.example/ferry"),
        ("/f%C3%A4hre", "http://post.example/f%C3%A4hre"),
    ],
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects(site: Site, location: str, source: str, status: int) -> None:
    site.routes["/f%C3%A4hre"] = site.routes["/ferry"]
    site.routes["/old"] = (status, {"Location": location}, b"")
    fetched = fetcher({NAME: site.place, "other.example": site.place}).fetch("http://post.example/old")
    assert fetched.asked == "http://post.example/old"
    assert fetched.original.source == source
    assert fetched.original.data == PAGE


def test_a_redirect_in_raw_utf_8(site: Site) -> None:
    site.routes["/f%C3%A4hre"] = site.routes["/ferry"]
    site.routes["/old"] = (302, {"Location": "/fähre".encode().decode("latin-1")}, b"")
    assert fetcher({NAME: site.place}).fetch("http://post.example/old").original.data == PAGE


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (404, "404 Not Found"),
        (403, "403 Forbidden"),
        (410, "410 Gone"),
        (451, "451 Unavailable"),
        (500, "500 Internal"),
        (304, "304"),
        (302, "302 Found"),  # without saying whereto
        (799, "799"),
    ],
)
def test_other_answers(site: Site, status: int, message: str) -> None:
    site.routes["/gone"] = (status, {}, b"" if status == 304 else b"<html>sorry</html>")
    with pytest.raises(StatusError, match=message) as caught:
        fetcher({NAME: site.place}).fetch("http://post.example/gone")
    assert (caught.value.status, caught.value.kind) == (status, "http")


@pytest.mark.parametrize(
    ("header", "least"),
    [
        (None, 0.05),
        ("0", 0.0),
        ("1", 1.0),
        ("soon", 0.05),
        ("-5", 0.05),
        ("Tue, 03 Mar 2026 10:00:00 GMT", 0.0),
    ],
)
def test_a_busy_server_is_asked_once_more(site: Site, header: str | None, least: float) -> None:
    busy = (429, {"Retry-After": header} if header else {}, b"")
    site.routes["/ferry"] = lambda before: (200, HTML, PAGE) if before else busy
    started = time.monotonic()
    assert fetcher({NAME: site.place}).fetch("http://post.example/ferry").original.data == PAGE
    assert least <= time.monotonic() - started < least + 5


@pytest.mark.parametrize(("status", "name"), [(429, "Too Many Requests"), (503, "Service Unavailable")])
def test_a_server_that_stays_busy(site: Site, status: int, name: str) -> None:
    site.routes["/ferry"] = (status, {}, b"")
    with pytest.raises(StatusError, match=f"{status} {name}"):
        fetcher({NAME: site.place}).fetch("http://post.example/ferry")
    assert site.asked.count("/ferry") == 2


@pytest.mark.parametrize(
    "header",
    ["3600", "9" * 5000, format_datetime(datetime.now(UTC) + timedelta(hours=3), usegmt=True)],
    ids=["seconds", "long", "date"],
)
def test_a_server_that_wants_long_pauses(site: Site, header: str) -> None:
    site.routes["/ferry"] = (429, {"Retry-After": header}, b"")
    started = time.monotonic()
    with pytest.raises(StatusError, match="429 Too Many Requests: try again in"):
        fetcher({NAME: site.place}).fetch("http://post.example/ferry")
    assert time.monotonic() - started < 10
    assert site.asked.count("/ferry") == 1


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP"])
def test_compressed_pages(site: Site, encoding: str) -> None:
    for data in (PAGE, b"", PAGE * 1000):
        site.routes["/ferry"] = (200, {**HTML, "Content-Encoding": encoding}, gzip.compress(data))
        assert fetcher({NAME: site.place}).fetch("http://post.example/ferry").original.data == data


def test_several_members_are_one_page(site: Site) -> None:
    body = gzip.compress(PAGE) + gzip.compress(PAGE)
    site.routes["/ferry"] = (200, {**HTML, "Content-Encoding": "gzip"}, body)
    assert fetcher({NAME: site.place}).fetch("http://post.example/ferry").original.data == PAGE * 2


def test_a_page_as_large_as_may_be(site: Site) -> None:
    site.routes["/full"] = (200, HTML, b"a" * TERMS.most_bytes)
    site.routes["/more"] = (200, HTML, b"a" * (TERMS.most_bytes + 1))
    asking = fetcher({NAME: site.place})
    assert len(asking.fetch("http://post.example/full").original.data) == TERMS.most_bytes
    with pytest.raises(TooLargeError):
        asking.fetch("http://post.example/more")


def test_headers_are_bounded(site: Site) -> None:
    site.routes["/ferry"] = (
        200,
        {**HTML, "X-Long": "x" * 20_000, **{f"X-{n}": "y" for n in range(99)}},
        PAGE,
    )
    headers = fetcher({NAME: site.place}).fetch("http://post.example/ferry").original.headers
    assert len(headers) <= 100
    assert max(len(value) for _, value in headers) <= 2_000


def test_the_next_place_is_tried_where_one_is_down(site: Site) -> None:
    places = [("127.0.0.1", 1), site.place]
    asking = fetcher({}, resolver=lambda host, port: places)
    assert asking.fetch("http://post.example/ferry").original.data == PAGE


def test_nobody_is_there() -> None:
    with pytest.raises(NetworkError, match="no connection to post"):
        fetcher({NAME: ("127.0.0.1", 1)}).fetch("http://post.example/ferry")


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[Site]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(NAME).configure_cert(tls)
    with Site({"/ferry": (200, HTML, PAGE)}, tls=tls) as started:
        yield started


@pytest.fixture
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    tls = ssl.create_default_context()
    authority.configure_trust(tls)
    return tls


def test_certificates_are_for_the_name_though_the_connection_is_to_an_ip(
    secure: Site, trusting: ssl.SSLContext
) -> None:
    asking = fetcher({NAME: secure.place}, tls=trusting)
    assert asking.fetch("https://post.example/ferry").original.source == "https://post.example/ferry"


@pytest.mark.parametrize(("name", "trusted"), [("other.example", True), (NAME, False)])
def test_certificates_that_are_not_to_be_trusted(
    secure: Site, trusting: ssl.SSLContext, name: str, trusted: bool
) -> None:
    asking = fetcher({name: secure.place}, **({"tls": trusting} if trusted else {}))
    with pytest.raises(NetworkError, match="certificate verify failed"):
        asking.fetch(f"https://{name}/ferry")
    assert not secure.asked


def test_https_to_a_server_without(site: Site, trusting: ssl.SSLContext) -> None:
    with pytest.raises(NetworkError):
        fetcher({NAME: site.place}, tls=trusting).fetch("https://post.example/ferry")
