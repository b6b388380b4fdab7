"""The child's loop: a request, an answer, until the parent has gone."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import IO

from whosays.ingest.frames import FrameError, Message, receive, send
from whosays.ingest.confined import limits

_CPU_SECONDS = 30


def main() -> None:
    """Serves requests on standard input with answers on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt ends
    requests, answers = sys.stdin.buffer, _private_output()
    limits.limit_process()
    try:
        from whosays.ingest.confined import article, flat  # noqa: PLC0415 - what fails here is to be told
    except Exception as error:
        send(answers, {"failed": f"{type(error).__name__}: {error}"})
        return
    limits.forbid_network()
    send(answers, {})
    _serve(requests, answers, {"article": article.read, "flat": flat.read})


def _private_output() -> IO[bytes]:
    """Standard output for the answers alone: what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def _serve(requests: IO[bytes], answers: IO[bytes], ways: dict[str, Callable[[str], Message]]) -> None:
    while True:
        try:
            request = receive(requests)
            limits.limit_cpu(_CPU_SECONDS)
            send(answers, ways[request["way"]](request["markup"]))
        except FrameError:
            return
