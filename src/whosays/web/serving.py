"""A running server: uvicorn on a socket of ours."""

from __future__ import annotations

import errno
import logging
import os
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from whosays.errors import AccessError
from whosays.web.app import create_app
from whosays.web.log import WithoutWords
from whosays.web.settings import Settings


def serve(settings: Settings, opened: Callable[[str, str | None], None]) -> None:
    """Serves until it is interrupted.

    Args:
        opened: told the address, token and all, once it can be opened; and where the library is, or why it
            cannot be used, None if there is none yet.

    Raises:
        AccessError: it cannot listen there, or nobody may sign in although others can reach it, or under no
            name.
    """
    if not settings.local and settings.people is None:
        raise AccessError(f"{settings.host} can be reached from other machines: people have to sign in there")
    if settings.everywhere and not settings.names:
        raise AccessError(f"{settings.host} is no name that others could ask for: --name tells theirs")
    app = create_app(settings)
    listening = _listen(settings)
    server = app.state.server
    logging.getLogger("whosays.web").setLevel(logging.INFO)
    logging.getLogger("uvicorn.error").addFilter(WithoutWords())
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=settings.secure,  # believed of this machine, or of what FORWARDED_ALLOW_IPS names
        timeout_keep_alive=20,
        timeout_graceful_shutdown=5,
    )
    opened(_address(settings, listening) + (f"?token={server.token}" if server.token else ""), server.place())
    with suppress(KeyboardInterrupt):  # which is how it is stopped
        uvicorn.Server(config).run(sockets=[listening])


def _address(settings: Settings, listening: socket.socket) -> str:
    """Where it is opened: by the name that others use, if it is for others."""
    host, port = listening.getsockname()[:2]
    if settings.names and settings.secure:
        return f"https://{settings.names[0]}/"
    if settings.names and not settings.local:
        return f"http://{settings.names[0]}:{port}/"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        place = f"{settings.host} port {settings.port}"
        raise AccessError(f"{place} cannot be listened on: {_why(error.errno or 0)}") from error


def _why(number: int) -> str:
    if number < 0:  # of getaddrinfo, which has numbers of its own
        return "that is no address of a machine; --host names one"
    return _WHY.get(number, f"{os.strerror(number)}; see --host and --port")


_WHY = {
    errno.EADDRINUSE: "something listens there already, perhaps whosays itself; --port names another port",
    errno.EACCES: "only the system may; --port names another port, above 1023",
    errno.EADDRNOTAVAIL: "it is no address of this machine; --host names one",
}
