"""A story's matrix against one that was written by hand: how many cells are right.

A folder holds accounts (NAME.txt with front matter) and `matrix.json`: `claims`, each with a `text` that
stands verbatim in the account `from`, and `cells`: for each account its `stand` and, where the claim is
there, the `evidence`, verbatim. A cell may name a second treatment under `also`; either is right.

The claim of ours that is compared with is the one whose evidence in the account `from` shares most with the
text. A cell is right if its stand is, and, where the claim is there, if its evidence and the gold one share a
character. Where no claim of ours holds the text, all its cells are wrong. A claim and its negation are one:
where ours is worded the other way round than the gold one, who asserts the one denies the other.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from whosays.compare import compare
from whosays.compare.polarity import is_negative
from whosays.errors import GoldError
from whosays.evaluate.readers import ComparingReader, read_all
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import mean
from whosays.ingest import from_path
from whosays.model import Cell, Claim, Comparison, Metadata, Passage, Reading, Stand

_GOLD = "matrix.json"
Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell that is wrong, in words."""

    claim: str
    account: str
    gold: str
    told: str
    evidence: str | None


@dataclass(frozen=True, slots=True)
class MatrixReport:
    """The share of cells that are right, and of their stands alone; claims that were found."""

    cells: int
    claims: int
    found: int
    right: Score
    stands: Score
    confused: Mapping[tuple[str, str], int]
    wrong: tuple[WrongCell, ...]

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types."""
        return {
            "cells": self.cells,
            "claims": self.claims,
            "found": self.found,
            "right": self.right.to_dict(),
            "stands": self.stands.to_dict(),
            "confused": [
                {"gold": gold, "told": told, "count": n} for (gold, told), n in self.confused.items()
            ],
            "wrong": [
                {
                    "claim": w.claim,
                    "account": w.account,
                    "gold": w.gold,
                    "told": w.told,
                    "evidence": w.evidence,
                }
                for w in self.wrong
            ],
        }

    @property
    def scores(self) -> Mapping[str, Score]:
        """The scores by their names."""
        return {"cells": self.right, "stands": self.stands}

    def summary(self) -> str:
        """What was compared, in a line."""
        return f"{self.claims} claims, of which {self.found} were found; {self.cells} cells"


def evaluate(folder: Path, reader: ComparingReader) -> MatrixReport:
    """The comparison of the accounts in a folder against its `matrix.json`.

    Raises:
        GoldError: the folder has no such matrix, or it does not fit its accounts.
    """
    gold, paths = _gold(folder)
    accounts = (from_path(path, Metadata()) for path in paths)
    readings = dict(zip((path.stem for path in paths), read_all(reader, accounts), strict=True))
    made = compare(list(readings.values()), reader)
    rows: list[tuple[float, float]] = []
    confused: Counter[tuple[str, str]] = Counter()
    wrong: list[WrongCell] = []
    found = 0
    for claim in gold:
        ours = _ours(claim, readings, made)
        found += ours is not None
        judged = list(_judged(claim, ours, readings))
        rows.append((sum(right for _, _, right in judged), float(len(judged))))
        for name, told, right in judged:
            if not right:
                confused[claim["cells"][name]["stand"], told.stand.value if told else "no claim"] += 1
                wrong.append(_wrong(claim, name, told))
    stands = [
        (n - sum(w.gold != w.told for w in wrong if w.claim == claim["text"]), n)
        for claim, (_, n) in zip(gold, rows, strict=True)
    ]
    return MatrixReport(
        cells=int(sum(count for _, count in rows)),
        claims=len(gold),
        found=found,
        right=score(np.asarray(rows), mean),
        stands=score(np.asarray(stands, np.float64), mean),
        confused=dict(confused.most_common()),
        wrong=tuple(wrong),
    )


def _gold(folder: Path) -> tuple[Sequence[Mapping[str, Any]], Sequence[Path]]:
    try:
        claims = json.loads((folder / _GOLD).read_text(encoding="utf-8"))["claims"]
        names = sorted({name for claim in claims for name in claim["cells"]})
        paths = [folder / f"{name}.txt" for name in names]
        missing = [path.name for path in paths if not path.is_file()]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{folder / _GOLD}: cannot be read ({type(error).__name__}: {error})") from error
    if missing:
        raise GoldError(f"{folder}: {_GOLD} names accounts that are not there: {', '.join(missing)}")
    return claims, paths


def _ours(claim: Mapping[str, Any], readings: Mapping[str, Reading], made: Comparison) -> Claim | None:
    """The claim of ours whose evidence shares most with the gold text, where that stands."""
    account = readings[claim["from"]].account
    place = _place(account.text, claim["text"])

    def shared(one: Claim) -> int:
        cell = _cell(one, account.id)
        return max((_common(passage, place) for passage in cell.evidence), default=0)

    best = max(made.claims, key=shared, default=None)
    return best if best and shared(best) else None


def _judged(
    claim: Mapping[str, Any], ours: Claim | None, readings: Mapping[str, Reading]
) -> Iterator[tuple[str, Cell | None, bool]]:
    is_turned = ours is not None and is_negative(ours.wording.text) != is_negative(claim["text"])
    for name, gold in claim["cells"].items():
        account = readings[name].account
        told = _cell(ours, account.id) if ours else None
        if told and is_turned:
            told = _turned(told, gold["stand"])
        options = [gold, *gold.get("also", [])]
        yield name, told, told is not None and any(_fits(told, one, account.text) for one in options)


def _turned(cell: Cell, gold: str) -> Cell:
    """The cell, of the negation of its claim; of what was denied nobody knows whether it was quoted."""
    asserted = Stand.QUOTES if gold == Stand.QUOTES else Stand.ATTRIBUTES
    stands = {
        Stand.STATES: Stand.DENIES,
        Stand.DENIES: Stand.STATES,
        Stand.QUOTES: Stand.REPORTS_DENIAL,
        Stand.ATTRIBUTES: Stand.REPORTS_DENIAL,
        Stand.REPORTS_DENIAL: asserted,
    }
    return replace(cell, stand=stands.get(cell.stand, cell.stand))


def _fits(told: Cell, gold: Mapping[str, Any], text: str) -> bool:
    if told.stand.value != gold["stand"]:
        return False
    if not gold.get("evidence"):
        return True
    place = _place(text, gold["evidence"])
    return any(_common(passage, place) for passage in told.evidence)


def _cell(claim: Claim, account: str) -> Cell:
    return next(cell for cell in claim.cells if cell.account == account)


def _place(text: str, words: str) -> Extent:
    start = text.find(words)
    if start < 0:
        raise GoldError(f"{words!r} does not stand in its account")
    return start, start + len(words)


def _common(passage: Passage, place: Extent) -> int:
    """Characters that a passage and an extent share."""
    return sum(max(0, min(piece.end, place[1]) - max(piece.start, place[0])) for piece in passage.pieces)


def _wrong(claim: Mapping[str, Any], name: str, told: Cell | None) -> WrongCell:
    evidence = told.evidence[0].text if told and told.evidence else None
    stand = told.stand.value if told else "no claim"
    return WrongCell(claim["text"], name, claim["cells"][name]["stand"], stand, evidence)
