"""Connections to checked places, each with one deadline for all that is done over it."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from typing import Any

import httpcore2

from whosays.ingest.web import names
from whosays.ingest.web.names import AddressPolicy, Place, Resolver
from whosays.ingest.web.terms import Deadline


class CheckedNetwork(httpcore2.NetworkBackend):
    """The network below HTTP: looks a host up once, checks all it is told, and connects to exactly that.

    TLS and the Host header above it go on using the name.
    """

    def __init__(self, resolver: Resolver, is_allowed: AddressPolicy, deadline: Deadline) -> None:
        self._resolver = resolver
        self._is_allowed = is_allowed
        self._deadline = deadline
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - as the base class has it
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first place of a host that takes one."""
        found = names.places(
            host,
            port,
            self._deadline.within(None),
            resolver=self._resolver,
            is_allowed=self._is_allowed,
        )
        return DatedStream(self._first(found, timeout, socket_options), self._deadline)

    def _first(
        self, places: list[Place], timeout: float | None, options: Iterable[Any] | None
    ) -> httpcore2.NetworkStream:
        *others, last = places
        for address, port in others:
            try:
                return self._sockets.connect_tcp(
                    address, port, self._deadline.within(timeout), socket_options=options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):  # the next one may be up
                continue
        return self._sockets.connect_tcp(*last, self._deadline.within(timeout), socket_options=options)


class DatedStream(httpcore2.NetworkStream):
    """A connection on which nothing waits beyond a deadline, however steadily bytes drip in."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes from the server."""
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Bytes to the server."""
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        """Ends the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """The connection, encrypted; the deadline stays."""
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        return DatedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection below tells of itself."""
        return self._stream.get_extra_info(info)
