"""Lineage: are two accounts one text, do they share a base, or are they independent? And rewritten copies.

The pairs are those of `lineage.tsv` and `rewritten.jsonl` (see `kin.py`, `rewritten.py`), in the folder of
the corpora or in `benchmarks/sets`. The weights that are shipped were set on one half; `held_out` in the
scores is the other. The baseline is the share of the shorter account's shingles of five words that the other
one has, with the two thresholds that are best on the first half; for copies it is the Jaccard coefficient of
these shingles, which MinHash estimates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import numpy as np

from whosays.compare.lineage import Sheet, kinship
from whosays.errors import GoldError
from whosays.evaluate import kin, rewritten
from whosays.evaluate.kin import KINDS, GoldPair
from whosays.evaluate.readers import Embedder
from whosays.evaluate.scores.bootstrap import Score
from whosays.model import Kinship

Pair = GoldPair | rewritten.Pair

_SETS = Path("benchmarks/sets")
_STEPS = 51  # thresholds that are tried
_PARTS: dict[str, Callable[[Pair], bool]] = {
    "": lambda _: True,
    "held_out.": lambda pair: pair.is_held_out,
}


@dataclass(frozen=True, slots=True)
class LineageReport:
    """F1 over kinds of kinship, and the recall of rewritten copies at a precision of 99 %."""

    pairs: int
    copies: int
    scores: Mapping[str, Score]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types; `pair_f1` and the like are those of all pairs."""
        named = {name.replace(".", "_"): score.to_dict()["value"] for name, score in self.scores.items()}
        return {
            **named,
            "pairs": self.pairs,
            "copies": self.copies,
            "scores": {name: score.to_dict() for name, score in self.scores.items()},
        }

    def summary(self) -> str:
        """What was compared, in a line."""
        return f"{self.pairs} pairs of accounts; {self.copies} rewritten copies"


def evaluate(path: Path, reader: Embedder) -> LineageReport:
    """Kinship on the labelled pairs and on rewritten copies.

    Args:
        path: the folder of the corpora, with `fakes/accounts.csv` and `ecbplus/`.

    Raises:
        GoldError: something of it is missing or cannot be read.
    """
    sets = next((folder for folder in (path, _SETS) if (folder / kin.TABLE).is_file()), None)
    if sets is None:
        raise GoldError(f"no {kin.TABLE} in {path}, nor in {_SETS}")
    gold = kin.pairs(path, sets / kin.TABLE, reader)
    copies = rewritten.pairs(sets, reader) if (sets / rewritten.TABLE).is_file() else []
    scores = dict(_kinship(gold)) | dict(_copies(copies, gold))
    return LineageReport(len(gold), sum(pair.kind is not None for pair in copies), scores)


def _kinship(gold: Sequence[GoldPair]) -> Iterator[tuple[str, Score]]:
    told = [kinship(pair.first, pair.second).kinship for pair in gold]
    simple = _baseline(gold)
    for prefix, is_in in _PARTS.items():
        kept = [place for place, pair in enumerate(gold) if is_in(pair)]
        part = [gold[place] for place in kept]
        yield from kin.scores(part, [told[place] for place in kept], prefix)
        yield from kin.scores(part, [simple[place] for place in kept], f"{prefix}baseline.")


def _baseline(gold: Sequence[GoldPair]) -> list[Kinship]:
    """What the thresholds say that have the best F1 on the pairs that the weights are set on."""
    shares = [rewritten.containment(pair.first, pair.second) for pair in gold]
    fit = [place for place, pair in enumerate(gold) if not pair.is_held_out]

    def f1(thresholds: tuple[float, float]) -> float:
        told = [_by(shares[place], thresholds) for place in fit]
        return _macro([gold[place].kinship for place in fit], told)

    best = max(combinations_with_replacement(np.linspace(0, 1, _STEPS).tolist(), 2), key=f1)
    return [_by(share, best) for share in shares]


def _by(share: float, thresholds: Sequence[float]) -> Kinship:
    if share < thresholds[0]:
        return Kinship.INDEPENDENT
    return Kinship.SHARED_BASE if share < thresholds[1] else Kinship.SAME_TEXT


def _macro(gold: Sequence[Kinship], told: Sequence[Kinship]) -> float:
    pairs = list(zip(gold, told, strict=True))
    right = [sum(a is b is kind for a, b in pairs) for kind in KINDS]
    either = [sum((a is kind) + (b is kind) for a, b in pairs) for kind in KINDS]
    return sum(2 * r / max(1, e) for r, e in zip(right, either, strict=True)) / len(KINDS)


def _copies(copies: Sequence[rewritten.Pair], gold: Sequence[GoldPair]) -> Iterator[tuple[str, Score]]:
    """Recall of the copies, of each kind of them too, among all that is independent."""
    apart = [pair for pair in gold if pair.kinship is Kinship.INDEPENDENT]
    everything: list[Pair] = [*copies, *apart]
    measures: dict[str, Callable[[Sheet, Sheet], float]] = {
        "": lambda first, second: kinship(first, second).akin,
        "minhash.": rewritten.jaccard,
    }
    for name, measure in measures.items():
        values = [(pair, measure(pair.first, pair.second)) for pair in everything]
        for prefix, is_in in _PARTS.items():
            part = [(_kind(pair), value) for pair, value in values if is_in(pair)]
            yield from _recalls(f"{prefix}rewritten.{name}", part)


def _kind(pair: Pair) -> str | None:
    return pair.kind if isinstance(pair, rewritten.Pair) else None


def _recalls(prefix: str, values: Sequence[tuple[str | None, float]]) -> Iterator[tuple[str, Score]]:
    found = [(kind, value) for kind, value in values if kind]
    if found:
        apart = [value for kind, value in values if kind is None]
        yield f"{prefix}recall_at_99", _exactly(rewritten.recall([value for _, value in found], apart))


def _exactly(value: float) -> Score:
    """A share that no interval is drawn for: a threshold that holds a precision has no counts to resample."""
    return Score(value, np.nan, np.nan)
