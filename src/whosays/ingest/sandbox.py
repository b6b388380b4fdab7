"""The child process that takes documents apart: kept for many, killed when one is too much for it.

Pages, PDFs, office documents and mail are hostile formats, and most of their parsers are C code. So they
run in a process of its own, with limits that it sets itself (`whosays.ingest.confined.limits`) and a clock
that runs here.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

from whosays.ingest import frames
from whosays.ingest.frames import Message

_START_SECONDS = 60.0
_MOST_DOCUMENTS = 500  # lxml and trafilatura keep what they have seen: a fresh process forgets it

# The child needs `whosays.ingest.confined` and little else; the packages above it load the model's runtime.
_BOOT = """
import sys, types
for name, folder in zip(("whosays", "whosays.ingest"), sys.argv[1:]):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [folder]
from whosays.ingest.confined.serve import main
main()
"""

# What a Python or its C libraries may need to start at all. One thread: each takes address space.
_INHERITED = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_ADDED = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class WorkerError(Exception):
    """The child gave no answer; the message says why."""


class _Worker:
    """One child process."""

    def __init__(self) -> None:
        self._served = 0
        self._process = _start()
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)
        greeting = self._timed(lambda: frames.receive(self._answers), _START_SECONDS)
        if "failed" in greeting:
            self.close()
            raise WorkerError(f"the parser does not start: {str(greeting['failed'])[:200]}")

    @property
    def spent(self) -> bool:
        """Whether it is time for another one."""
        return self._served >= _MOST_DOCUMENTS or self._process.poll() is not None

    def ask(self, request: Message, document: bytes, seconds: float) -> Message:
        """The answer to a request; the process does not outlive a failure."""
        self._served += 1
        return self._timed(lambda: self._exchange(request, document), seconds)

    def _exchange(self, request: Message, document: bytes) -> Message:
        frames.send(self._requests, request)
        frames.send_bytes(self._requests, document)
        return frames.receive(self._answers)

    def _timed(self, action: Callable[[], Message], seconds: float) -> Message:
        """What `action` gives. Killing the process is what ends a read that takes too long."""
        answer, expired = None, threading.Event()
        clock = threading.Timer(seconds, self._expire, [expired])
        clock.daemon = True
        clock.start()
        try:
            answer = action()
        except frames.FrameError as error:
            reason = f"no answer after {seconds:g} seconds" if expired.is_set() else str(error)
            raise WorkerError(reason) from error
        finally:  # also when interrupted: a late answer would be taken for that to the next request
            clock.cancel()
            if answer is None or expired.is_set():
                self.close()
        return answer

    def _expire(self, expired: threading.Event) -> None:
        expired.set()
        self._process.kill()

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        for stream in (self._requests, self._answers):
            with suppress(OSError):
                stream.close()
        self._process.wait()


def _start() -> subprocess.Popen[bytes]:
    folder = Path(__file__).resolve().parent
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter on our own words
            [sys.executable, "-I", "-c", _BOOT, str(folder.parent), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**kept, **_ADDED},
        )
    except OSError as error:  # the machine has no room for another process
        raise WorkerError(f"the parser does not start: {error.strerror or error}") from error


class _Keeper:
    """The one worker of this process, made when it is first needed, given to one thread at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._worker: _Worker | None = None

    def ask(self, request: Message, document: bytes, seconds: float) -> Message:
        with self._lock:
            if self._worker is None or self._worker.spent:
                self._discard()
                self._worker = _Worker()
            return self._worker.ask(request, document, seconds)

    def close(self) -> None:
        with self._lock:
            self._discard()

    def forget(self) -> None:
        """After a fork: the worker goes on answering the parent, and the lock may be held for ever."""
        self._lock = threading.Lock()
        self._worker = None

    def _discard(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()


_keeper = _Keeper()


def ask(request: Message, document: bytes, seconds: float) -> Message:
    """The child's answer to a request about a document.

    Raises:
        WorkerError: it broke, or took longer than `seconds`; the next request gets a new child.
    """
    return _keeper.ask(request, document, seconds)


atexit.register(_keeper.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_keeper.forget)
