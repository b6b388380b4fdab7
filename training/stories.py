"""Fit what tells that accounts are of one event: `python -m training.stories DATA`.

DATA holds the folders `ecbplus`, `basil`, `polnear`, `fnc`, `ner-worldwide` and `timex`. In how many texts
words stand is counted over all but the held-out topics; the weights are those of a logistic regression on the
pairs of accounts of the other topics and stories, with and without the dates of publication. The threshold is
the one with the best mean over the two sets of pairwise F1, each topic grouped with weights that were fitted
on others. All is written into `assets/en/stories.json`.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from math import log2
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whosays.compare.stories import Profile, profile_of, shipped
from whosays.compare.stories.likeness import FEATURES, SURE, Batch, features
from whosays.compare.stories.linkage import average_linkage
from whosays.compare.stories.terms import words
from whosays.evaluate.corpora import ecbplus
from whosays.evaluate.stories import GoldAccount, gold_accounts
from whosays.extract import Reader

ASSET = Path("src/whosays/assets/en") / shipped.ASSET
RARE = 14  # texts that a word must stand in to be counted by itself
FOLDS = 6
SIMILAR = 3.0  # the weight of a pair of similar events, against any two
PENALTY = 3.0
STEPS = 30
DATELESS = 0.5  # the weight of stories without their dates
SHARE = {"ecbplus": 1.0, "basil": 0.5}
THRESHOLDS = np.arange(-2.5, 1.6, 0.25)


def texts(data: Path) -> Iterator[str]:
    """Texts of the news, none of them of a held-out topic."""
    for file in sorted((data / "polnear/train/text").rglob("*.txt")):
        yield file.read_text(encoding="utf-8", errors="replace")
    csv.field_size_limit(sys.maxsize)
    with (data / "fnc/bodies.csv").open(encoding="utf-8", newline="") as bodies:
        yield from (row["articleBody"] for row in csv.DictReader(bodies))
    for file in sorted((data / "ner-worldwide").glob("*.tsv")):
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        yield " ".join(line.split()[0] for line in lines if line.strip())
    for document in ecbplus.documents(data / "ecbplus"):
        if not ecbplus.held_out(document.topic):
            yield " ".join(ecbplus.words(sentence) for sentence in document.sentences)


def background(data: Path) -> dict[str, object]:
    """How many texts each word stands in, to the nearest power of the square root of two."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(data):
        counts.update({word.stem for word in words(text) if not word.number})
        total += 1
    stems: dict[int, list[str]] = defaultdict(list)
    for stem, count in counts.items():
        if count >= RARE:
            stems[round(2 ** (round(2 * log2(count)) / 2))].append(stem)
    listed = {str(count): " ".join(sorted(stems[count])) for count in sorted(stems)}
    return {"texts": total, "rare": 1, "stems": listed}


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """All pairs of some accounts."""

    gold: Sequence[GoldAccount]
    rows: NDArray[np.float32]
    same: NDArray[np.bool_]
    similar: NDArray[np.bool_]
    fold: NDArray[np.intp]

    @classmethod
    def of(cls, gold: Sequence[GoldAccount], profiles: Sequence[Profile]) -> Pairs:
        """Those of accounts with their profiles; `rows` is square."""
        batch = Batch.of(profiles)
        rows = np.stack([features(batch.one(number), batch) for number in range(batch.size)])
        event = np.array([one.event for one in gold])
        topic = np.array([one.topic for one in gold])
        fold = np.array([int(sha256(one.encode()).hexdigest(), 16) // 2 % FOLDS for one in topic])
        return cls(gold, rows, event[:, None] == event, topic[:, None] == topic, fold)


def fit(parts: Sequence[tuple[Pairs, float]], without: int) -> NDArray[np.float64]:
    """The intercept and the weights on pairs of which neither is in a fold."""
    designs, right, weight = [], [], []
    for pairs, share in parts:
        first, second = np.triu_indices(len(pairs.fold), 1)
        used = (pairs.fold[first] != without) & (pairs.fold[second] != without)
        first, second = first[used], second[used]
        same = pairs.same[first, second]
        heavy = np.where(pairs.similar[first, second] & ~same, SIMILAR, 1.0)
        designs.append(pairs.rows[first, second].astype(np.float64))
        right.append(same)
        weight.append(heavy * share * len(first) / heavy.sum())
    return regress(np.concatenate(designs), np.concatenate(right), np.concatenate(weight))


def regress(
    design: NDArray[np.float64], right: NDArray[np.bool_], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Coefficients of a logistic regression, the intercept first; a ridge on the scaled others."""
    scale = design.std(0) + 1e-9
    middle = design.mean(0)
    scaled = np.hstack([np.ones((len(design), 1)), (design - middle) / scale])
    penalty = np.diag([0.0, *[PENALTY] * design.shape[1]])
    coefficients = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        probability = 1 / (1 + np.exp(-np.clip(scaled @ coefficients, -30, 30)))
        gradient = scaled.T @ (weight * (right - probability)) - penalty @ coefficients
        curvature = scaled.T @ (scaled * (weight * probability * (1 - probability))[:, None]) + penalty
        step = np.linalg.solve(curvature, gradient)
        coefficients += step * min(1.0, 2 / np.abs(step).max())
    coefficients[1:] /= scale
    coefficients[0] -= coefficients[1:] @ middle
    return coefficients


def odds(pairs: Pairs, coefficients: NDArray[np.float64]) -> NDArray[np.float32]:
    """The log-odds of all pairs."""
    sure: NDArray[np.float32] = np.clip(pairs.rows @ coefficients[1:] + coefficients[0], -SURE, SURE)
    return sure.astype(np.float32)


def crossed(pairs: Pairs, folds: Sequence[NDArray[np.float64]]) -> NDArray[np.float32]:
    """The log-odds of each pair by weights that were fitted without one of the two, the mean of both ways."""
    both = np.stack([odds(pairs, folds[fold])[row] for row, fold in enumerate(pairs.fold)])
    mean: NDArray[np.float32] = (both + both.T) / 2
    return mean


def pairwise_f1(pairs: Pairs, alike: NDArray[np.float32], enough: float) -> float:
    """Of grouping with this threshold."""
    told = np.zeros_like(pairs.same)
    for group in average_linkage(alike, enough):
        told[np.ix_(group, group)] = True
    alone = len(told)
    return float(2 * ((told & pairs.same).sum() - alone) / (told.sum() + pairs.same.sum() - 2 * alone))


def main() -> None:
    """Fits all, and says how good it is on topics that it was not fitted on."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    kept = {"intercept": 0.0, "enough": 0.0, "weights": dict.fromkeys(FEATURES, 0.0)}
    kept["background"] = background(data)
    _write(kept)
    parts: list[tuple[Pairs, float]] = []
    dateless: list[tuple[Pairs, float]] = []
    reader = Reader()
    for name, share in SHARE.items():
        gold = [one for one in gold_accounts(data / name) if not one.held_out]
        profiles = [profile_of(one.account, reader.embed) for one in gold]
        parts.append((Pairs.of(gold, profiles), share))
        if any(profile.published for profile in profiles):
            undated = [replace(profile, published=None) for profile in profiles]
            dateless.append((Pairs.of(gold, undated), share * DATELESS))
    folds = [fit([*parts, *dateless], fold) for fold in range(FOLDS)]
    alike = [crossed(pairs, folds) for pairs, _ in parts]
    scores = np.array(
        [
            [pairwise_f1(pairs, one, enough) for (pairs, _), one in zip(parts, alike, strict=True)]
            for enough in THRESHOLDS
        ]
    )
    for enough, row in zip(THRESHOLDS, scores, strict=True):
        print(f"{enough:6.2f}", *(f"{one:.4f}" for one in row))
    coefficients = fit([*parts, *dateless], -1)
    kept["enough"] = round(float(THRESHOLDS[best(scores)]), 2)
    kept["intercept"] = round(float(coefficients[0]), 4)
    kept["weights"] = dict(zip(FEATURES, np.round(coefficients[1:], 4).tolist(), strict=True))
    _write(kept)


def best(scores: NDArray[np.float64]) -> int:
    """The threshold with the best mean, its neighbours counted in so that no lucky one is taken."""
    mean = np.pad(scores.mean(1), 1, mode="edge")
    return int((mean[:-2] + 2 * mean[1:-1] + mean[2:]).argmax())


def _write(kept: dict[str, object]) -> None:
    ASSET.write_text(f"{json.dumps(kept, ensure_ascii=False, indent=1)}\n", encoding="utf-8")
    for cached in (shipped.background, shipped.weights, shipped._asset):
        cached.cache_clear()


if __name__ == "__main__":
    main()
