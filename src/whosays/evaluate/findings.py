"""What a comparison brings out, against sets that were labelled before there was code.

A folder holds `quotations.jsonl`, `figures.jsonl`, `silences.jsonl` and `denials.jsonl`; what is missing is
passed over. An object a line: `id`, `accounts` (`id`, `outlet`, `published`, `title`, `language`, `text`) and
the labels. Each item's accounts are read and go through the functions that `compare` calls. Only what is
labelled counts: what is found beside it is neither right nor wrong.

Items with odd numbers were looked at during development; the scores are those of the even ones, and under
`all.` those of both.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from whosays.compare.findings.denials import denials
from whosays.compare.findings.differences import differences
from whosays.compare.findings.drift import drift
from whosays.compare.findings.silences import silences
from whosays.compare.units import Laid, lay_out
from whosays.errors import GoldError
from whosays.evaluate.readers import ComparingReader, Embedder, read_all
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import PRF
from whosays.extract.actors.fold import parts
from whosays.model import Account, Denial, Metadata, Passage, Reading, Silence, Truth

Item = Mapping[str, Any]
Counts = tuple[int, int, int]  # right among those found, found, labelled


class FindingsReader(ComparingReader, Embedder, Protocol):
    """Reads accounts, finds and embeds clauses; `whosays.extract.Reader` does."""


Judge = Callable[[Item, Sequence[Reading], FindingsReader], Mapping[str, Counts]]


def on_quotations(item: Item, readings: Sequence[Reading], reader: FindingsReader) -> dict[str, Counts]:
    """Whether the labelled pair is found to have drifted, and to have been changed or translated."""
    found = [one for one in drift(readings, reader.embed) if _is_pair(item, "quote", one.first, one.second)]
    labelled = item["verdict"] in ("drifted", "translation")
    kind = {"drifted": "changed"}.get(item["verdict"], item["verdict"])
    same_kind = labelled and any(one.kind.value == kind for one in found)
    return {
        "drift": _counts(labelled and bool(found), bool(found), labelled),
        "drift.kind": _counts(same_kind, bool(found), labelled),
    }


def on_figures(item: Item, readings: Sequence[Reading], reader: FindingsReader) -> dict[str, Counts]:
    """Whether the labelled pair is found to differ; of each kind, and of all."""
    found = [
        one
        for one in differences(readings, reader.embed)
        if _is_pair(item, "text", one.first.words, one.second.words)
    ]
    counts = _counts(bool(found) and item["differ"], bool(found), item["differ"])
    return {"differ": counts, f"differ.{item['kind']}": counts}


def on_silences(item: Item, readings: Sequence[Reading], reader: FindingsReader) -> dict[str, Counts]:
    """Whether the labelled silence is found, and its verdict; any other that is found is wrong."""
    found = silences(_laid(readings, reader))
    there = [one for one in found if _is_silence(item, one)]
    counts = {"silences": (int(bool(there)), len(found), 1)}
    told = there[0].truth if there else None
    for truth in Truth:
        right = told is truth and item["verdict"] == truth.value
        counts[f"silences.{truth.value}"] = _counts(right, told is truth, item["verdict"] == truth.value)
    right = told is not None and told.value == item["verdict"]
    return counts | {"silences.verdict": _counts(right, told is not None, True)}


def on_denials(item: Item, readings: Sequence[Reading], reader: FindingsReader) -> dict[str, Counts]:
    """Denials by who denies, the denying words and the denied ones; and by the first two alone (`.who`)."""
    found = denials(_laid(readings, reader))
    labelled = item["denials"]
    whole = _matched(
        found, labelled, lambda one, gold: _is_denial(item, one, gold) and _denies_it(item, one, gold)
    )
    who = _matched(found, labelled, lambda one, gold: _is_denial(item, one, gold))
    total = len(found), len(labelled)
    return {"denials": (whole, *total), "denials.who": (who, *total)}


SETS: dict[str, Judge] = {
    "quotations": on_quotations,
    "figures": on_figures,
    "silences": on_silences,
    "denials": on_denials,
}


@dataclass(frozen=True, slots=True)
class FindingsReport:
    """Precision, recall and F1 of each kind of finding.

    Attributes:
        items: how many of each set were read.
        errors: ids of the items that were told wrong, by measure.
    """

    items: Mapping[str, int]
    scores: Mapping[str, Score]
    errors: Mapping[str, Sequence[str]]

    def summary(self) -> str:
        """What was compared, in a line."""
        return "; ".join(f"{count} {name}" for name, count in self.items.items())

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON types."""
        return {
            "items": dict(self.items),
            "scores": {name: value.to_dict() for name, value in self.scores.items()},
            "errors": {name: list(ids) for name, ids in self.errors.items()},
        }


def evaluate(folder: Path, reader: FindingsReader) -> FindingsReport:
    """Every set that the folder holds.

    Raises:
        GoldError: it holds none, or one cannot be read.
    """
    items = {name: list(_items(folder / f"{name}.jsonl")) for name in SETS}
    items = {name: held for name, held in items.items() if held}
    if not items:
        raise GoldError(f"{folder}: none of {', '.join(f'{name}.jsonl' for name in SETS)} in it")
    told = {
        name: [(item, SETS[name](item, _readings(item, reader), reader)) for item in held]
        for name, held in items.items()
    }
    judged = [pair for pairs in told.values() for pair in pairs]
    measures = dict.fromkeys(measure for _, counts in judged for measure in counts)
    return FindingsReport(
        {name: len(held) for name, held in items.items()},
        {name: value for measure in measures for name, value in _scores(measure, judged)},
        {
            measure: [item["id"] for item, counts in judged if _is_wrong(counts.get(measure))]
            for measure in measures
        },
    )


def is_held_out(item: Item) -> bool:
    """Whether nobody looked at an item during development: its number is even."""
    return int("".join(filter(str.isdigit, item["id"]))) % 2 == 0


def _scores(measure: str, judged: Sequence[tuple[Item, Mapping[str, Counts]]]) -> Iterator[tuple[str, Score]]:
    for prefix, keep in (("", is_held_out), ("all.", lambda _: True)):
        rows = [counts[measure] for item, counts in judged if measure in counts and keep(item)]
        for kind, formula in PRF.items():
            yield f"{prefix}{measure}.{kind}", score(np.asarray(rows or [(0, 0, 0)], np.float64), formula)


def _counts(right: bool, found: bool, labelled: bool) -> Counts:
    return int(right), int(found), int(labelled)


def _is_wrong(counts: Counts | None) -> bool:
    return counts is not None and len(set(counts)) > 1


def _laid(readings: Sequence[Reading], reader: FindingsReader) -> list[Laid]:
    return [lay_out(reading, reader.clauses(reading.account.text)) for reading in readings]


def _is_silence(item: Item, one: Silence) -> bool:
    return _overlaps(item, one.report, item["reporter"], item["silence"])


def _matched(
    found: Sequence[Denial],
    labelled: Sequence[Mapping[str, Any]],
    is_it: Callable[[Denial, Mapping[str, Any]], bool],
) -> int:
    """How many labelled denials are among those found, each found one taken once."""
    left = list(found)
    for gold in labelled:
        one = next((one for one in left if is_it(one, gold)), None)
        if one is not None:
            left.remove(one)
    return len(found) - len(left)


def _is_denial(item: Item, one: Denial, gold: Mapping[str, Any]) -> bool:
    ours = set(parts(one.actor.name)) if one.actor else set()
    return bool(ours & set(parts(gold["actor"]))) and _overlaps(
        item, one.denial, gold["account"], gold["denial"]
    )


def _denies_it(item: Item, one: Denial, gold: Mapping[str, Any]) -> bool:
    return _overlaps(item, one.denied, gold["denied"]["account"], gold["denied"]["text"])


def _overlaps(item: Item, passage: Passage, account: str, words: str) -> bool:
    """Whether a passage has some of the labelled words; those of a title are not in the text."""
    if passage.account != f"{item['id']}:{account}":
        return False
    start = next(one["text"] for one in item["accounts"] if one["id"] == account).find(words)
    return start >= 0 and any(
        piece.start < start + len(words) and start < piece.end for piece in passage.pieces
    )


def _is_pair(item: Item, key: str, first: Passage, second: Passage) -> bool:
    """Whether two passages are the labelled ones, in either order."""
    one, other = ((f"{item['id']}:{item[side]['account']}", item[side]) for side in ("first", "second"))
    return any(
        all(
            _touches(item, passage, account, label, key)
            for passage, (account, label) in zip(pair, (one, other), strict=True)
        )
        for pair in ((first, second), (second, first))
    )


def _touches(item: Item, passage: Passage, account: str, label: Mapping[str, str], key: str) -> bool:
    if passage.account != account:
        return False
    text = next(one["text"] for one in item["accounts"] if one["id"] == label["account"])
    start = _place(text, label, key)
    end = start + len(label[key])
    return any(piece.start < end and start < piece.end for piece in passage.pieces)


def _place(text: str, label: Mapping[str, str], key: str) -> int:
    """Where the labelled words stand: in their clause, where one is given."""
    clause = text.find(label.get("clause", ""))
    place = text.find(label[key], max(0, clause))
    if place < 0:
        raise GoldError(f"{label[key]!r} does not stand in its account")
    return place


def _items(path: Path) -> Iterator[Item]:
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield json.loads(line)
        except ValueError as error:
            raise GoldError(f"{path}:{number}: no JSON object ({error})") from error


def _readings(item: Item, reader: FindingsReader) -> list[Reading]:
    return list(read_all(reader, [_account(item, one) for one in item["accounts"]]))


def _account(item: Item, one: Mapping[str, Any]) -> Account:
    metadata = Metadata(title=one.get("title"), outlet=one.get("outlet"), published=one.get("published"))
    return Account(f"{item['id']}:{one['id']}", None, one["text"], one.get("language"), metadata=metadata)
