"""Real servers on loopback, and fetchers that find them under invented names."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any

from whosays.ingest.web import Fetcher, IPAddress, Place, Terms

HERE = "127.0.0.1"
TERMS = Terms(
    connect=10.0,
    read=10.0,
    total=20.0,
    between=0.0,
    longest_between=0.2,
    retry=0.05,
    longest_retry=1.0,
    redirects=4,
    most_bytes=100_000,
)
HASTY = replace(TERMS, connect=2.0, read=0.5, total=1.0)
"""For servers that are to be found too slow."""

Headers = Mapping[str, str]
Response = tuple[int, Headers, bytes]
Route = Response | Callable[[int], Response]
"""What a path answers; a callable is told how often it was asked before."""


class _Server6(ThreadingHTTPServer):
    address_family = socket.AF_INET6


class Site:
    """A web server that answers by a table, and remembers who asked for what."""

    def __init__(
        self, routes: Mapping[str, Route], *, tls: ssl.SSLContext | None = None, ip: str = HERE
    ) -> None:
        self.routes = dict(routes)
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self._server = (_Server6 if ":" in ip else ThreadingHTTPServer)((ip, 0), self._handler())
        self._server.daemon_threads = True
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.port = int(self._server.server_address[1])
        self.place: Place = (ip, self.port)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                before = site.asked.count(self.path)
                site.asked.append(self.path)
                site.headers.append({name.lower(): value for name, value in self.headers.items()})
                route = site.routes.get(self.path, (404, {}, b"no such page"))
                status, headers, body = route(before) if callable(route) else route
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if not {"Content-Length", "Transfer-Encoding"} & set(headers):
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
                pass

        return Handler

    def __enter__(self) -> Site:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def raw_server(speak: Callable[[socket.socket], None]) -> Iterator[Place]:
    """A server that says whatever `speak` sends over each connection."""
    listening = socket.create_server((HERE, 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listening.accept()
                threading.Thread(target=talk, args=(connection,), daemon=True).start()

    def talk(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            speak(connection)

    threading.Thread(target=serve, daemon=True).start()
    with listening:
        yield (HERE, listening.getsockname()[1])
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)


def saying(pieces: Iterable[bytes], *, listen: bool = True) -> Callable[[socket.socket], None]:
    """Sends pieces, once the request is there."""

    def speak(connection: socket.socket) -> None:
        if listen:
            connection.recv(65_536)
        for piece in pieces:
            connection.sendall(piece)

    return speak


def only_here(ip: IPAddress) -> bool:
    return ip == ip_address(HERE)


def fetcher(places: Mapping[str, Place], **more: Any) -> Fetcher:
    """A fetcher that finds each name at its place, whatever the port asked for."""

    def resolver(host: str, port: int) -> list[Place]:
        return [places[host]] if host in places else []

    return Fetcher(**{"terms": TERMS, "is_allowed": only_here, "resolver": resolver, **more})
