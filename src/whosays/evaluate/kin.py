"""Pairs of accounts whose kinship is known: two accounts of `fakes` or `ecbplus`, labelled twice and blind.

The table names the accounts only: `first`, `second` (`fakes:ID`, `ecbplus:NAME`), `label_a`, `label_b`. Pairs
on which the two differ are left out. Half of them set the weights: those whose accounts, with all that are
paired with these and, of `ecbplus`, with all of the topic, have a name that a hash puts there.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from whosays.compare.lineage import Sheet, sheet
from whosays.errors import GoldError
from whosays.evaluate.corpora import ecbplus, fakes
from whosays.evaluate.readers import Embedder
from whosays.evaluate.scores.bootstrap import Score, score
from whosays.evaluate.scores.counts import Numbers, ratio
from whosays.model import Account, Kinship

TABLE = "lineage.tsv"
KINDS = tuple(Kinship)


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two accounts, laid out, and how they are akin.

    Attributes:
        group: the same for all pairs that have accounts or topics in common.
    """

    first: Sheet
    second: Sheet
    kinship: Kinship
    group: str

    @property
    def is_held_out(self) -> bool:
        """Whether it was kept from the setting of weights."""
        return is_held_out(self.group)


def is_held_out(group: str) -> bool:
    """One group in two, by a hash of its name."""
    return int(sha256(group.encode()).hexdigest(), 16) % 2 == 0


def pairs(data: Path, table: Path, embedder: Embedder) -> list[GoldPair]:
    """The pairs of a table on which both labels agree.

    Raises:
        GoldError: the table or a corpus cannot be read, or an account of the table is in neither.
    """
    rows = list(_rows(table))
    texts = _texts(data)
    if missing := {name for row in rows for name in row[:2]} - set(texts):
        raise GoldError(f"{table}: {min(missing)} is in no corpus of {data}")
    laid = {
        name: laid_out(name, texts[name], embedder) for name in dict.fromkeys(n for r in rows for n in r[:2])
    }
    groups = _groups(rows)
    return [GoldPair(laid[a], laid[b], kind, groups[a]) for a, b, kind in rows]


def laid_out(name: str, text: str, embedder: Embedder) -> Sheet:
    """A text as an account of that name, laid out."""
    return sheet(Account(name, None, text), embedder.embed)


def _rows(table: Path) -> Iterator[tuple[str, str, Kinship]]:
    try:
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                if row["label_a"] == row["label_b"]:
                    yield row["first"], row["second"], Kinship(row["label_a"])
    except (OSError, KeyError, ValueError) as error:
        raise GoldError(f"{table}: cannot be read ({type(error).__name__}: {error})") from error


def _texts(data: Path) -> dict[str, str]:
    texts = {f"fakes:{one.name}": one.text for one in fakes.accounts(data / "fakes" / "accounts.csv")}
    for document in ecbplus.documents(data / "ecbplus"):
        texts[f"ecbplus:{document.name}"] = " ".join(ecbplus.words(words) for words in document.sentences)
    return texts


def _groups(rows: Sequence[tuple[str, str, Kinship]]) -> dict[str, str]:
    """Account → the least name of those that it is joined with."""
    group_of = {name: _topic(name) for row in rows for name in row[:2]}
    for first, second, _ in rows:
        kept, gone = sorted((group_of[first], group_of[second]))
        group_of = {name: kept if group == gone else group for name, group in group_of.items()}
    return group_of


def _topic(name: str) -> str:
    return name.partition("_")[0] if name.startswith("ecbplus:") else name


def scores(gold: Sequence[GoldPair], told: Sequence[Kinship], prefix: str) -> Iterator[tuple[str, Score]]:
    """F1 of each kind and their mean, with intervals by group."""
    groups = list(dict.fromkeys(pair.group for pair in gold))
    counts = np.zeros((max(1, len(groups)), 3 * len(KINDS)))
    for pair, kind in zip(gold, told, strict=True):
        row = counts[groups.index(pair.group)].reshape(len(KINDS), 3)
        row[KINDS.index(kind), 1] += 1
        row[KINDS.index(pair.kinship), 2] += 1
        row[KINDS.index(kind), 0] += kind is pair.kinship
    yield f"{prefix}pair.f1", score(counts, _macro)
    for number, kind in enumerate(KINDS):
        yield f"{prefix}{kind}.f1", score(counts, _f1(number))


def _f1(number: int) -> Callable[[Numbers], Numbers]:
    def formula(sums: Numbers) -> Numbers:
        right, told, gold = (sums[..., 3 * number + place] for place in range(3))
        return ratio(2 * right, told + gold)

    return formula


def _macro(sums: Numbers) -> Numbers:
    each = [_f1(number)(sums) for number in range(len(KINDS))]
    return np.asarray(np.mean(each, axis=0), np.float64)
