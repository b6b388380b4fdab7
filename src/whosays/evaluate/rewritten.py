"""Copies of invented accounts in other words or another order, among independent accounts of one event.

The copies are synthetic: written for this measure (`rewritten.jsonl`), never published. Independent are the
accounts of one item of the sets of findings, which were written apart, and pairs that are labelled so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from whosays.compare.lineage import Sheet
from whosays.errors import GoldError
from whosays.evaluate.kin import is_held_out, laid_out
from whosays.evaluate.readers import Embedder

TABLE = "rewritten.jsonl"
FINDINGS = "findings"
_PRECISION = 0.99
_SHINGLE = 5  # words


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts, laid out; `kind` is how the second was made of the first, None where it was not."""

    first: Sheet
    second: Sheet
    kind: str | None
    group: str

    @property
    def is_held_out(self) -> bool:
        """Whether it was kept from the setting of weights."""
        return is_held_out(self.group)


def pairs(sets: Path, embedder: Embedder) -> list[Pair]:
    """The copies with their originals, and the independent accounts of the sets of findings.

    Raises:
        GoldError: a file cannot be read.
    """
    return [*_copies(sets / TABLE, embedder), *_independent(sets / FINDINGS, embedder)]


def _copies(path: Path, embedder: Embedder) -> Iterator[Pair]:
    for item in _items(path):
        first, second = (
            laid_out(f"{item['id']}:{side}", item[side], embedder) for side in ("original", "rewritten")
        )
        yield Pair(first, second, item["kind"], f"{item['file']}:{item['item']}")


def _independent(folder: Path, embedder: Embedder) -> Iterator[Pair]:
    for path in sorted(folder.glob("*.jsonl")):
        for item in _items(path):
            group = f"{path.name}:{item['id']}"
            accounts = [
                laid_out(f"{group}:{one['id']}", one["text"], embedder) for one in item.get("accounts", ())
            ]
            for first, second in combinations(accounts, 2):
                yield Pair(first, second, None, group)


def _items(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as file:
            yield from map(json.loads, file)
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: cannot be read ({type(error).__name__}: {error})") from error


def recall(copies: Sequence[float], independent: Sequence[float]) -> float:
    """The largest share of the copies that a threshold finds with a precision of 99 %."""
    found, others = np.asarray(copies), np.asarray(independent)
    best = 0.0
    for threshold in np.unique(found):
        right, wrong = int((found >= threshold).sum()), int((others >= threshold).sum())
        if right / (right + wrong) >= _PRECISION:
            best = max(best, right / len(found))
    return best


def jaccard(first: Sheet, second: Sheet) -> float:
    """Of shingles of words: what MinHash estimates."""
    a, b = _shingles(first), _shingles(second)
    return len(a & b) / max(1, len(a | b))


def containment(first: Sheet, second: Sheet) -> float:
    """The share of the shorter one's shingles that the other has."""
    a, b = _shingles(first), _shingles(second)
    return len(a & b) / max(1, min(len(a), len(b)))


def _shingles(one: Sheet) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", one.account.text.lower())
    return set(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))
