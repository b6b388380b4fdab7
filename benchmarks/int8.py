"""What eight bits cost: exact F1 of the shipped model against the same weights in single precision.

`python benchmarks/int8.py --data DATA` prints its row as JSON. The single-precision model is not shipped; it
is left by `make train` in `out/training/single`; without it the row of the docs stays as it is.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from whosays.evaluate import attributions
from whosays.evaluate.tables import Row
from whosays.extract import Encoder, Reader

ROLES = ("source", "cue", "content")
COMMAND = "python benchmarks/int8.py --data DATA"


def mean_exact(gold: Path, reader: Reader) -> float:
    """The mean of the three roles' exact F1, in points."""
    scores = attributions.evaluate(gold, reader).scores
    return 100 * sum(scores[f"exact.{role}.f1"].value for role in ROLES) / len(ROLES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--single", type=Path, default=Path("out/training/single"))
    options = parser.parse_args()
    rows = []
    if options.single.is_dir():
        gold = options.data / "polnear" / "dev"
        lost = mean_exact(gold, Reader(Encoder(options.single))) - mean_exact(gold, Reader())
        rows.append(
            Row("lost by int8 against single precision, exact F1", lost, 0.5, 0.0, COMMAND, unit="points")
        )
    else:
        sys.stderr.write(f"{options.single} is missing: `make train` makes it; no row on int8\n")
    print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
