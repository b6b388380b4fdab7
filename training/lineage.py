"""The weights of kinship, set on one half of the labelled pairs and of the rewritten copies.

`python -m training.lineage --data DATA [--to src/whosays/assets/en/lineage.json]`. It prints how both
halves do with weights that were set on the other one.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from whosays.compare.lineage.kin import Kin, Weights, by_words, kinship
from whosays.compare.lineage.shared import shared
from whosays.evaluate import kin, rewritten
from whosays.evaluate.kin import GoldPair
from whosays.extract import Reader
from whosays.model import Kinship

SETS = Path("benchmarks/sets")
RIDGE = 0.3
STEPS = 60

Part = Callable[[GoldPair | rewritten.Pair], bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=Path("src/whosays/assets/en/lineage.json"))
    arguments = parser.parse_args()
    reader = Reader()
    gold = kin.pairs(arguments.data, SETS / kin.TABLE, reader)
    copies = rewritten.pairs(SETS, reader)
    fitted = fit(gold, copies, lambda pair: not pair.is_held_out)
    arguments.to.write_text(json.dumps(fitted) + "\n", encoding="utf-8")
    other = fit(gold, copies, lambda pair: pair.is_held_out)
    crossed(gold, copies, Weights.from_dict(fitted), Weights.from_dict(other))


def fit(gold: Sequence[GoldPair], copies: Sequence[rewritten.Pair], part: Part) -> dict[str, list[float]]:
    """The weights of each model, its bias at the end."""
    mine = [(shared(pair.first, pair.second), pair.kinship) for pair in gold if part(pair)]
    akin = [(both, kind) for both, kind in mine if kind is not Kinship.INDEPENDENT]
    apart = [both.sentences for both, kind in mine if kind is Kinship.INDEPENDENT]
    made = [pair for pair in copies if part(pair)]
    pairs = [(shared(pair.first, pair.second).sentences, pair.kind is not None) for pair in made]
    pairs += [(features, False) for features in apart]
    return {
        "words": logistic(
            [by_words(both) for both, _ in mine], [k is not Kinship.INDEPENDENT for _, k in mine]
        ),
        "sentences": logistic(*zip(*pairs, strict=True)),
        "same": logistic([by_words(both) for both, _ in akin], [k is Kinship.SAME_TEXT for _, k in akin]),
    }


def logistic(features: Sequence[Sequence[float]], is_so: Sequence[bool]) -> list[float]:
    """Ridge logistic regression by Newton's method, on standardised features; weights of the raw ones."""
    raw, target = np.asarray(features), np.asarray(is_so, float)
    mean, spread = raw.mean(0), raw.std(0) + 1e-9
    design = np.c_[(raw - mean) / spread, np.ones(len(raw))]
    ridge = np.diag([RIDGE] * raw.shape[1] + [1e-3])
    beta = np.zeros(design.shape[1])
    for _ in range(STEPS):
        told = 1 / (1 + np.exp(-design @ beta))
        curvature = (design.T * (told * (1 - told) + 1e-9)) @ design + ridge
        beta += np.linalg.solve(curvature, design.T @ (target - told) - ridge @ beta)
    weights = beta[:-1] / spread
    return [round(float(value), 4) for value in (*weights, beta[-1] - weights @ mean)]


def crossed(gold: Sequence[GoldPair], copies: Sequence[rewritten.Pair], one: Weights, other: Weights) -> None:
    """Prints how pairs do with the weights of the half that they are not in."""

    def told(pair: GoldPair | rewritten.Pair) -> Kin:
        return kinship(pair.first, pair.second, one if pair.is_held_out else other)

    kinds = [told(pair).kinship for pair in gold]
    for name, score in kin.scores(gold, kinds, "crossed."):
        print(f"{name}\t{score.value:.3f}\t{score.low:.3f}\t{score.high:.3f}")
    for pair, kind in zip(gold, kinds, strict=True):
        if kind is not pair.kinship:
            print(pair.first.account.id, pair.second.account.id, pair.kinship, kind, sep="\t")
    values = [(pair.kind is not None, told(pair).akin) for pair in copies]
    values += [(False, told(pair).akin) for pair in gold if pair.kinship is Kinship.INDEPENDENT]
    found = [value for is_copy, value in values if is_copy]
    apart = [value for is_copy, value in values if not is_copy]
    counts = [sum(value >= 0.5 for value in values) for values in (found, apart)]
    print(f"crossed.rewritten.recall\t{rewritten.recall(found, apart):.3f}")
    print(f"akin: {counts[0]} of {len(found)} copies, {counts[1]} of {len(apart)} that are independent")


if __name__ == "__main__":
    main()
