"""The shipped model, from the public corpora to the assets: `python -m training.recipe`.

Two rounds of training, then a layer for times and antecedents over the encoder as it is (see `LOG.md`
for why), the export to int8 ONNX, the confidence, and over all that what comparing and pronouns go by.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

VERSION = "whosays-en-5"
COMMON = {
    "entities": 0.4,
    "layer-decay": 0.9,
    "dropout": 0.1,
    "hidden": 0.08,
    "average": 0.997,
    "clauses": 12,
}
ROUNDS = (
    {"epochs": 5, "stop": 4, "rate": 3e-4, "head-rate": 1e-3, "recasts": 0.0, "seed": 1},
    {"epochs": 3, "rate": 1.8e-4, "head-rate": 6e-4, "recasts": 0.3, "seed": 2},
)
REFERRING = {"epochs": 6, "rate": 5e-4, "head-rate": 5e-4, "average": 0.99, "clauses": 0, "seed": 7}


def run(module: str, *places: Path, **options: object) -> None:
    """One step, in a process of its own: torch and onnxruntime each keep their memory."""
    arguments = [str(place) for place in places]
    arguments += [text for name, value in options.items() for text in (f"--{name}", str(value))]
    subprocess.run([sys.executable, "-m", f"training.{module}", *arguments], check=True)  # noqa: S603 - ours


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora, by their names")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints go")
    parser.add_argument("--to", type=Path, required=True, help="the assets folder")
    options = parser.parse_args()
    start: dict[str, object] = {}
    for number, settings in enumerate(ROUNDS, start=1):
        folder = options.out / f"round-{number}"
        run("train", data=options.data, out=folder, **COMMON, **settings, **start)
        start = {"start": folder / "average.pt"}
    run("referring", data=options.data, out=options.out / "referring", **REFERRING, **start)
    run(
        "export", run=options.out / "referring", single=options.out / "single", to=options.to, version=VERSION
    )
    run("taggers", data=options.data, to=options.to)
    run("clauses", data=options.data, to=options.to)  # confidence is fitted on readings, which need them
    run("calibrate", data=options.data, model=options.to)
    weigh(options.data, options.to)


def weigh(data: Path, to: Path) -> None:
    """What is fitted over readings as they are; each step reads what those before it wrote."""
    run("forenames", data=data, assets=to)
    run("leanings", data=data, assets=to)
    run("claims", data=data, to=to / "claims.json")
    run("lineage", data=data, to=to / "lineage.json")
    run("findings", data=data, assets=to)
    run("values", assets=to)
    run("denying", assets=to)
    run("stories", data)
    run("denial", data / "fnc")


if __name__ == "__main__":
    main()
