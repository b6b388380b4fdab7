"""One GET request and its answer."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

import httpcore2
from httpx2 import URL, create_ssl_context

from whosays.errors import FetchTimeoutError, NetworkError
from whosays.ingest.web.coding import body
from whosays.ingest.web.names import AddressPolicy, Resolver
from whosays.ingest.web.network import CheckedNetwork
from whosays.ingest.web.terms import Deadline, Terms

ROBOT = "whosays"
_AGENT = f"{ROBOT}/{version('whosays')}"
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.8"
)

_MOST_HEADERS = 100
_LONGEST_HEADER = 2_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        headers: names and values, in their order; of bounded number and length.
        data: the body, decoded: empty unless the status is one of success; cut behind the first byte that
            is too many.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    data: bytes

    def header(self, name: str) -> str | None:
        """The value of the first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name), None)


Get = Callable[[URL, int], Answer]


class Requests:
    """Sends requests, each over a connection of its own: what was checked once is used once."""

    def __init__(
        self, resolver: Resolver, is_allowed: AddressPolicy, terms: Terms, tls: ssl.SSLContext | None
    ) -> None:
        self._resolver = resolver
        self._is_allowed = is_allowed
        self._terms = terms
        self._given_tls = tls

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """Reading the system's certificates takes a tenth of a second, which plain HTTP need not wait for."""
        return self._given_tls or create_ssl_context(trust_env=False)

    def get(self, url: URL, most: int) -> Answer:
        """What stands at `url`; see `Answer`. Redirects are answers like others.

        Raises:
            ForbiddenAddressError: the host has an address that must not be connected to.
            FetchTimeoutError: it took too long.
            NetworkError: there is no connection, or the answer makes no sense.
        """
        request = _request(url, self._terms)
        network = CheckedNetwork(self._resolver, self._is_allowed, Deadline.after(self._terms.total))
        connection = httpcore2.HTTPConnection(
            request.url.origin,
            ssl_context=self._tls if url.scheme == "https" else None,
            network_backend=network,
        )
        with _explained(url.host):
            try:
                return _answer(connection.handle_request(request), most)
            finally:
                connection.close()


def _request(url: URL, terms: Terms) -> httpcore2.Request:
    target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    headers: list[tuple[str | bytes, str | bytes]] = [
        ("Host", url.netloc),
        ("User-Agent", _AGENT),
        ("Accept", _ACCEPT),
        ("Accept-Encoding", "gzip"),
        ("Connection", "close"),
    ]
    timeouts = {"connect": terms.connect, "read": terms.read, "write": terms.read}
    return httpcore2.Request("GET", target, headers=headers, extensions={"timeout": timeouts})


def _answer(response: httpcore2.Response, most: int) -> Answer:
    headers = tuple(
        (name.decode("latin-1")[:_LONGEST_HEADER], value.decode("latin-1")[:_LONGEST_HEADER])
        for name, value in response.headers[:_MOST_HEADERS]
    )
    if not 200 <= response.status < 300:
        return Answer(response.status, headers, b"")
    encoding = ",".join(value for name, value in headers if name.lower() == "content-encoding")
    return Answer(response.status, headers, body(response.iter_stream(), encoding, most))


@contextmanager
def _explained(host: str) -> Iterator[None]:
    """The library's errors as ours."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise FetchTimeoutError(f"{host} took too long: try again later") from error
    except httpcore2.ConnectError as error:
        raise NetworkError(f"no connection to {host}: {str(error)[:200]}") from error
    except httpcore2.NetworkError as error:
        raise NetworkError(f"the connection to {host} broke off: {str(error)[:200]}") from error
    except (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as error:
        raise NetworkError(f"{host} does not answer as a web server: {str(error)[:200]}") from error
