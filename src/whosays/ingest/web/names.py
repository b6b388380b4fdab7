"""From a host's name to the places to connect to, each checked before anything goes there."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from threading import Thread

from whosays.errors import FetchTimeoutError, ForbiddenAddressError, NetworkError
from whosays.ingest.web.public import IPAddress, parsed

Place = tuple[str, int]  # an IP address as the system writes it, and a port
Resolver = Callable[[str, int], Iterable[Place]]
AddressPolicy = Callable[[IPAddress], bool]

_MOST_PLACES = 8


def system_resolver(host: str, port: int) -> list[Place]:
    """The places that the system knows a host by."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(str(place[0]), int(place[1])) for *_, place in found]


def places(
    host: str, port: int, seconds: float, *, resolver: Resolver, is_allowed: AddressPolicy
) -> list[Place]:
    """Where to connect to for a host: only these, as another look-up could give others.

    One forbidden address is enough to refuse the host: an honest one has none.

    Raises:
        FetchTimeoutError: the look-up took too long.
        NetworkError: nobody knows the host.
        ForbiddenAddressError: it has an address that whosays does not connect to.
    """
    found = list(dict.fromkeys(_looked_up(host, port, seconds, resolver)))
    for address, _ in found:
        if not _allowed(address, is_allowed):
            raise ForbiddenAddressError(
                f"{host} is at {address}, not on the public Internet: save the page, and add the file"
            )
    if not found:
        raise NetworkError(f"no address for {host}: check its name and the connection")
    return found[:_MOST_PLACES]


def _allowed(address: str, is_allowed: AddressPolicy) -> bool:
    try:
        return is_allowed(parsed(address))
    except ValueError:
        return False


def _looked_up(host: str, port: int, seconds: float, resolver: Resolver) -> list[Place]:
    """The resolver's answer. It runs beside, as the system's has no time limit of its own."""
    answer: Future[list[Place]] = Future()

    def ask() -> None:
        try:
            answer.set_result(list(resolver(host, port)))
        except BaseException as error:  # whatever it is, it is to be told over there
            answer.set_exception(error)

    Thread(target=ask, daemon=True, name="whosays look-up").start()
    try:
        return answer.result(seconds)
    except TimeoutError as error:
        raise FetchTimeoutError(f"the look-up of {host} took too long: try again later") from error
    except (OSError, UnicodeError) as error:
        raise NetworkError(f"no address for {host}: check its name and the connection") from error
