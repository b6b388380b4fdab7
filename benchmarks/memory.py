"""Peak memory of `whosays read` on one account: the longest article of PolNeAR's development part.

Resident memory at its highest, of the command as users run it, from start to end.

    python benchmarks/memory.py --data DATA
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from whosays.evaluate.tables import Row


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    articles = (parser.parse_args().data / "polnear" / "dev" / "text").glob("*.txt")
    row = Row(
        measure="peak memory reading one account",
        value=peak(max(articles, key=lambda path: path.stat().st_size)) / 1e6,
        least=400,
        aim=250,
        command="python benchmarks/memory.py --data DATA",
        unit="MB",
    )
    print(json.dumps([asdict(row)]))


def peak(article: Path) -> int:
    """Bytes."""
    command = [Path(sys.executable).with_name("whosays"), "read", article, "--format", "json"]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"whosays read {article}: exit code {child.returncode}")
    kilobyte = 1 if sys.platform == "darwin" else 1024
    return used.ru_maxrss * kilobyte


if __name__ == "__main__":
    main()
