"""Programs run under a clock, and what they took."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
WHOSAYS = [sys.executable, "-m", "whosays"]
SIMPLE = [sys.executable, "-m", "tests.cli.tool"]  # the same command line, with a reader made for tests


class Measured(NamedTuple):
    """What a program came to, how long it took, and its memory at the highest."""

    code: int
    output: str
    seconds: float
    megabytes: float


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def measured(
    command: Sequence[str | Path], *, most: float, told: Mapping[str, str] | None = None, stdin: bytes = b""
) -> Measured:
    """Runs a command; after `most` seconds it is killed, and its code is -9."""
    with TemporaryFile() as output, TemporaryFile() as given:
        given.write(stdin)
        given.seek(0)
        started = time.monotonic()
        process = subprocess.Popen(
            command, stdin=given, stdout=output, stderr=output, env={**environment(), **(told or {})}
        )
        clock = threading.Timer(most, process.kill)
        clock.start()
        _, status, used = os.wait4(process.pid, 0)
        clock.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - started
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    kilobyte = 1 if sys.platform == "darwin" else 1024
    return Measured(process.returncode, text, seconds, used.ru_maxrss * kilobyte / 1e6)
