"""A running server: uvicorn on a socket of ours."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable

import uvicorn

from whosays.errors import AccessError
from whosays.web.app import create_app
from whosays.web.log import WithoutWords
from whosays.web.settings import Settings


def serve(settings: Settings, opened: Callable[[str], None]) -> None:
    """Serves until it is interrupted.

    Args:
        opened: told the address, token and all, once it can be opened.

    Raises:
        AccessError: it cannot listen there, or nobody may sign in although others can reach it.
    """
    if not settings.local and settings.people is None:
        raise AccessError(f"{settings.host} can be reached from other machines: people have to sign in there")
    app = create_app(settings)
    listening = _listen(settings)
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    token = app.state.server.token
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
    opened(f"http://{shown}:{port}/" + (f"?token={token}" if token else ""))
    uvicorn.Server(config).run(sockets=[listening])


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or error
        raise AccessError(
            f"{settings.host} port {settings.port} cannot be listened on ({why}); --port names another"
        ) from error
