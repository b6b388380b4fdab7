"""How well one claim in two wordings is told, on sets that were written for it: `python -m training.aligned`.

Three sets, all invented (`sets/claims`), none of them touched by what comparing goes by:

* `aligned`: the clauses of fifty items of `benchmarks/sets/findings` (odd ones) that two annotators grouped
  into claims. Of all pairs of clauses of two accounts: average precision of their likeness; precision, recall
  and F1 of the pairs that alignment puts together, by threshold. Of all claims in all other accounts:
  precision, recall and F1 of the cells that say that it is there, as comparing ships; one is right if a
  clause of the claim is among its evidence.
* `groups`: a claim, three wordings of it, four near misses. How often a wording is likelier than each near
  miss that is another claim (another thing, actor, place, time), and than one of forty other groups.
* `statements`: ten statements an account, there or not. How often what is there is likelier than what is not.

The near misses share most words with the claim and the wordings few, on purpose: what goes by shared words is
worse than chance there.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whosays.compare.alignment import align, clusters, likelihoods
from whosays.compare.claims import wording_of
from whosays.compare.coverage import Coverage
from whosays.compare.likeness import Likeness
from whosays.compare.likeness_words import Sheet
from whosays.compare.presence import Query, presence, sheet_of
from whosays.compare.units import Laid, Unit, by_id, lay_out
from whosays.extract import Reader
from whosays.extract.chains import Doubles, Floats
from whosays.ingest import from_text
from whosays.model import Account, Metadata, Reading

THRESHOLDS = (0.1, 0.14, 0.18, 0.2, 0.22, 0.26, 0.3, 0.4, 0.5)
_OTHERS = 40  # other groups that a claim is set against
_OTHER = frozenset({"object", "actor", "place", "time"})  # why a near miss is another claim, whatever else is
Item = Mapping[str, Any]
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Grouped:
    """The units of an item: how likely two are one claim, which are, and which are of two accounts."""

    laid: Sequence[Laid]
    table: Doubles
    same: Truths
    across: Truths


def grouped(item: Item, accounts: Sequence[Item], reader: Reader) -> Grouped:
    """An item of `aligned`, its accounts read."""
    laid = {one["id"]: _laid(one, reader) for one in accounts if one.get("language", "en") == "en"}
    units = [(name, unit) for name, there in laid.items() for unit in there.units]
    claim = np.arange(len(units))
    for number, passages in enumerate(item["claims"], len(units)):
        claim[[place for place in (_place(units, one) for one in passages) if place is not None]] = number
    home = np.asarray([name for name, _ in units])
    across = np.triu(home[:, None] != home, 1)
    kept = list(laid.values())
    return Grouped(kept, likelihoods(kept, Likeness()), claim[:, None] == claim, across)


def _laid(one: Item, reader: Reader) -> Laid:
    metadata = Metadata(title=one.get("title"), outlet=one.get("outlet"), published=one.get("published"))
    reading = reader.read(from_text(one["text"], metadata))
    return lay_out(reading, reader.clauses_of(reading))


def _place(units: Sequence[tuple[str, Unit]], passage: Item) -> int | None:
    """The unit that has most of a passage, if it has half of it: readers part clauses each in their way."""
    pieces = passage["pieces"]

    def shared(unit: Unit) -> int:
        spans = unit.passage.pieces
        return sum(max(0, min(s.end, b) - max(s.start, a)) for s in spans for a, b in pieces)

    found = [shared(unit) if name == passage["account"] else 0 for name, unit in units]
    best = int(np.argmax(found))
    return best if 2 * found[best] >= sum(end - start for start, end in pieces) else None


def of_aligned(items: Sequence[Grouped]) -> Mapping[str, Any]:
    """Average precision, and at each threshold precision, recall and F1 of pairs."""
    scores = np.concatenate([one.table[one.across] for one in items])
    truth = np.concatenate([one.same[one.across] for one in items])
    ranked = truth[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return {
        "pairs": int(truth.sum()),
        "average_precision": round(float(precision[ranked].mean()), 3),
        "by_threshold": {least: _at(items, least) for least in THRESHOLDS},
    }


def _at(items: Sequence[Grouped], least: float) -> tuple[float, float, float]:
    right = told = there = 0
    for one in items:
        group = np.empty(len(one.table), np.int64)
        for number, members in enumerate(clusters(one.table, least)):
            group[members] = number
        joined = (group[:, None] == group) & one.across
        right += int((joined & one.same).sum())
        told += int(joined.sum())
        there += int((one.same & one.across).sum())
    values = right / max(told, 1), right / there, 2 * right / (told + there)
    return round(values[0], 3), round(values[1], 3), round(values[2], 3)


def of_cells(items: Sequence[Grouped]) -> Mapping[str, float]:
    """Precision, recall and F1 of cells that say that a claim is there; its first clause stands for it."""
    counts = np.sum([_cells(one) for one in items], 0)
    right, told, there = (float(count) for count in counts)
    values = {"precision": right / told, "recall": right / there, "f1": 2 * right / (told + there)}
    return {name: round(value, 3) for name, value in values.items()}


def _cells(one: Grouped) -> tuple[int, int, int]:
    """Of one item's cells: told to be there and right, told to be there, and truly there."""
    units = [unit for there in one.laid for unit in there.units]
    passages = {unit.passage: place for place, unit in enumerate(units)}
    accounts = by_id(one.laid)
    groups = {unit.passage: group for group in align(one.laid, Likeness()) for unit in group.units}
    right = told = there = 0
    for place in np.flatnonzero(~np.tril(one.same, -1).any(1)):
        group = groups[units[place].passage]
        wording = wording_of(group, accounts)
        for cell in Coverage(one.laid, [wording]).cells(group, wording):
            if cell.account == units[place].account:
                continue
            mates = {mate for mate in np.flatnonzero(one.same[place]) if units[mate].account == cell.account}
            there += bool(mates)
            told += cell.is_there
            right += any(passages[passage] in mates for passage in cell.evidence)
    return right, told, there


def of_groups(groups: Sequence[Item], reader: Reader) -> Mapping[str, float]:
    """How often a wording is likelier than a near miss, and than all first wordings of other groups."""
    claims = [_alone(group["claim"], reader) for group in groups]
    wordings = [[_alone(text, reader) for text in group["same"]] for group in groups]
    near: list[bool] = []
    far: list[bool] = []
    for number, group in enumerate(groups):
        own = _values(claims[number], wordings[number])
        missed = [_alone(one["text"], reader) for one in group["other"] if one["why"] in _OTHER]
        near += [value > miss for value in own for miss in _values(claims[number], missed)]
        others = [wordings[(number + ahead) % len(groups)][0] for ahead in range(1, _OTHERS + 1)]
        far += [value > max(_values(claims[number], others)) for value in own]
    return {
        "than_near_misses": round(float(np.mean(near)), 3),
        "than_other_groups": round(float(np.mean(far)), 3),
    }


def _values(claim: Sheet, others: Sequence[Sheet]) -> list[float]:
    return [float(Likeness().between(claim, other)[0, 0]) for other in others]


def _alone(text: str, reader: Reader) -> Sheet:
    return sheet_of([_query(text, reader)])


def _query(text: str, reader: Reader) -> Query:
    clauses = reader.clauses(text)
    words = tuple(range(len(clauses.words)))
    return Query(clauses, words, (max(words, key=lambda word: float(clauses.heads[word])),))


def of_statements(accounts: Sequence[Item], reader: Reader) -> Mapping[str, float]:
    """How often what is there, or is denied there, is likelier than what is not, of all accounts."""
    found: dict[str, list[float]] = {"covered": [], "denied": [], "absent": []}
    for verdict, probability in _stated(accounts, reader):
        found[verdict].append(probability)
    absent = np.asarray(found.pop("absent"))
    return {name: round(before(np.asarray(values), absent), 3) for name, values in found.items()}


def _stated(accounts: Sequence[Item], reader: Reader) -> Iterator[tuple[str, float]]:
    for one in accounts:
        account = Account("", None, one["account"])
        there = lay_out(Reading(account, "", (), (), (), ()), reader.clauses(account.text))
        for statement in one["statements"]:
            held = presence(_query(statement["text"], reader), there)
            yield statement["verdict"], held.probability


def before(there: Floats | Doubles, absent: Floats | Doubles) -> float:
    """The chance that one of the first is higher than one of the second."""
    return float(((there[:, None] > absent) + 0.5 * (there[:, None] == absent)).mean())


def _lines(path: Path) -> list[Item]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, default=Path("training/sets/claims"))
    parser.add_argument("--findings", type=Path, default=Path("benchmarks/sets/findings"))
    options = parser.parse_args()
    reader = Reader()
    known = {
        item["id"]: item["accounts"]
        for name in ("silences", "denials")
        for item in _lines(options.findings / f"{name}.jsonl")
    }
    items = [grouped(one, known[one["item"]], reader) for one in _lines(options.sets / "aligned.jsonl")]
    print(json.dumps({"aligned": of_aligned(items), "cells": of_cells(items)}))
    print(json.dumps({"groups": of_groups(_lines(options.sets / "groups.jsonl"), reader)}, indent=1))
    print(
        json.dumps({"statements": of_statements(_lines(options.sets / "statements.jsonl"), reader)}, indent=1)
    )


if __name__ == "__main__":
    main()
