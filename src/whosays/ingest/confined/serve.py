"""The child's loop: a request, a document, an answer, until the parent has gone."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import IO

from whosays.ingest.confined import limits
from whosays.ingest.confined.refusal import Reason, Refused
from whosays.ingest.frames import FrameError, Message, receive, receive_bytes, send

_CPU_SECONDS = 90  # the parent's clock is the shorter one; this is for when it has gone

Parsers = dict[str, Callable[[bytes], Message]]


def main() -> None:
    """Serves requests on standard input with answers on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt ends
    requests, answers = sys.stdin.buffer, _private_output()
    limits.limit_process()
    try:
        from whosays.ingest.confined.parsers import PARSERS  # noqa: PLC0415 - what fails here is to be told
    except Exception as error:
        send(answers, {"failed": f"{type(error).__name__}: {error}"})
        return
    limits.forbid_network()
    send(answers, {})
    _serve(requests, answers, PARSERS)


def _private_output() -> IO[bytes]:
    """Standard output for the answers alone: what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def _serve(requests: IO[bytes], answers: IO[bytes], parsers: Parsers) -> None:
    while True:
        try:
            request = receive(requests)
            document = receive_bytes(requests)
            limits.limit_cpu(_CPU_SECONDS)
            send(answers, _answer(parsers[request["parser"]], document))
        except FrameError:
            return


def _answer(parse: Callable[[bytes], Message], document: bytes) -> Message:
    try:
        return parse(document)
    except Refused as refused:
        return _refusal(refused.reason, str(refused))
    except MemoryError:
        return _refusal(Reason.TOO_LARGE, "taking it apart needs more memory than allowed: split it")


def _refusal(reason: Reason, message: str) -> Message:
    return {"refused": reason.value, "message": message}
