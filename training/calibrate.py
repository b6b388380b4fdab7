"""Fit the confidence on documents that the weights have not seen: `python -m training.calibrate`.

A logistic regression on what the decoder knows of each outermost attribution; right is linked
overlap with gold. It is written into `model.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whosays.evaluate import marked
from whosays.evaluate.corpora import polnear
from whosays.evaluate.corpora.brat import GoldDocument
from whosays.evaluate.marked import Comparison
from whosays.evaluate.scores.linked import matching
from whosays.extract import Encoder, Reader
from whosays.extract.confidence import features
from whosays.ingest import from_text

from .corpus import held_out

STEPS = 50  # of Newton's method; it converges in fewer than ten
PENALTY = 1e-2


def observations(reader: Reader, document: GoldDocument) -> list[tuple[dict[str, float], bool]]:
    """For each outermost attribution its features, and whether it is right."""
    traced = [(found, one) for found, one in reader.trace(from_text(document.text)) if one.parent is None]
    predicted = marked.of_attributions(document.text, (one for _, one in traced))
    gold = marked.of_gold(document.attributions)
    right = matching(Comparison(document.name, document.text, gold, predicted))
    return [(features(found), number in right) for number, (found, _) in enumerate(traced)]


def fit(rows: NDArray[np.float64], right: NDArray[np.float64], ridge: float = PENALTY) -> NDArray[np.float64]:
    """Coefficients of a logistic regression, the intercept first; ridge penalty on the others."""
    design = np.hstack([np.ones((len(rows), 1)), rows])
    penalty = np.diag([0.0, *[ridge] * rows.shape[1]])
    coefficients = np.zeros(design.shape[1])
    for _ in range(STEPS):
        probability = 1 / (1 + np.exp(-design @ coefficients))
        gradient = design.T @ (right - probability) - penalty @ coefficients
        curvature = design.T @ (design * (probability * (1 - probability))[:, None]) + penalty
        coefficients += np.linalg.solve(curvature, gradient)
    return coefficients


def calibrate(folder: Path, documents: Sequence[GoldDocument]) -> dict[str, float]:
    """The coefficients by name, for the model in `folder`."""
    reader = Reader(Encoder(folder))
    found = [pair for document in documents for pair in observations(reader, document)]
    names = list(found[0][0])
    rows = np.asarray([[values[name] for name in names] for values, _ in found])
    right = np.asarray([float(outcome) for _, outcome in found])
    print(f"{len(documents)} documents, {len(found)} attributions, {right.mean():.3f} of them right")
    return dict(zip(["intercept", *names], np.round(fit(rows, right), 5).tolist(), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/")
    parser.add_argument("--model", type=Path, required=True, help="the assets folder")
    options = parser.parse_args()
    _, documents = held_out(list(polnear.documents(options.data / "polnear" / "train")))
    path = options.model / "model.json"
    description = json.loads(path.read_text())
    description["confidence"] = calibrate(options.model, documents)
    path.write_text(json.dumps(description, indent=1) + "\n")


if __name__ == "__main__":
    main()
