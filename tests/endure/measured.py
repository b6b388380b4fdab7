"""Programs run under a clock, and what they took."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
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


# A small process in between: a child's peak begins at what the process that started it had in memory.
_CLOCK = """
import os, subprocess, sys, threading, time
figures, most, *command = sys.argv[1:]
started = time.monotonic()
process = subprocess.Popen(command)
clock = threading.Timer(float(most), process.kill)
clock.start()
_, status, used = os.wait4(process.pid, 0)
clock.cancel()
process.returncode = os.waitstatus_to_exitcode(status)
with open(figures, "w") as file:
    print(process.returncode, time.monotonic() - started, used.ru_maxrss, file=file)
"""


def measured(command: Sequence[str | Path], *, most: float) -> Measured:
    """Runs a command; after `most` seconds it is killed, and its code is -9."""
    with TemporaryDirectory() as folder:
        figures = Path(folder) / "figures"
        done = subprocess.run(
            [sys.executable, "-I", "-c", _CLOCK, figures, str(most), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(),
            check=True,
        )
        code, seconds, peak = figures.read_text(encoding="utf-8").split()
    kilobyte = 1 if sys.platform == "darwin" else 1024
    output = done.stdout.decode("utf-8", "replace")
    return Measured(int(code), output, float(seconds), int(peak) * kilobyte / 1e6)
