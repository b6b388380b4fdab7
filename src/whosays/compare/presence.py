"""Presence: whether an account has what a clause says, and where it comes nearest.

What a clause tells of is in its focus, the word that heads it; the account has it if a word there means the
same and what stands around them agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from whosays.compare.likeness_words import Part, Sheet, averaged, sheet
from whosays.compare.units import Laid, Unit
from whosays.compare.weights import probability, weights
from whosays.extract import Clauses
from whosays.extract.chains import Floats

SHOWN = 3  # units an account, the nearest first


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """A clause that is looked for.

    Attributes:
        words: numbers of its words in the text; focus: of those that what it tells of is in.
    """

    clauses: Clauses
    words: tuple[int, ...]
    focus: tuple[int, ...]

    @classmethod
    def of(cls, laid: Laid, unit: Unit) -> Query:
        """A unit of an account, its head in focus."""
        return cls(laid.clauses, unit.words, (unit.head,))


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """A unit, and the probability that it has what was looked for."""

    unit: Unit
    probability: float


@dataclass(frozen=True, slots=True, eq=False)
class Presence:
    """Whether an account has a clause.

    Attributes:
        probability: that it does; nearest: its nearest units, the nearest first; empty if it has no units.
    """

    probability: float
    nearest: tuple[Near, ...]


def presence(chosen: Query, there: Laid) -> Presence:
    """Whether an account has a clause of another."""
    (only,) = found(sheet_of([chosen]), there)
    return only


def presences(here: Laid, there: Laid) -> Sequence[Presence]:
    """Whether an account has each of the units of another: all at once, which is faster."""
    return list(found(sheet(here), there))


def sheet_of(queries: Sequence[Query]) -> Sheet:
    """The sheet of clauses of one text (at least one)."""
    clauses = queries[0].clauses
    return Sheet.of(clauses, [Part(one.words, one.focus, 0, clauses.vector(one.words)) for one in queries])


def found(chosen: Sheet, there: Laid) -> Iterator[Presence]:
    """Whether an account has each of the clauses of a sheet."""
    words = sheet(there)
    if not len(words):
        yield from (Presence(0.0, ()) for _ in range(len(chosen)))
        return
    model = weights().present
    scores = np.logaddexp.reduceat(model.score(evidence(chosen, words)), words.first, axis=1)
    whole = probability(np.logaddexp.reduce(scores, axis=1) + np.float32(model.bias))
    each = probability(scores + np.float32(model.bias))
    for row, held in zip(each, whole, strict=True):
        order = np.argsort(-row, kind="stable")[:SHOWN]
        yield Presence(float(held), tuple(Near(there.units[index], float(row[index])) for index in order))


def evidence(chosen: Sheet, there: Sheet) -> Mapping[str, Floats]:
    """(Q, N) each: what speaks for a word there telling of what a clause's focus does."""
    same = chosen.stem[:, None] == there.stem
    centred = chosen.centred @ there.centred.T
    alike = np.maximum(centred, same)
    stem = _focused(same.astype(np.float32), chosen)
    cosine = _focused(centred, chosen)
    beside = chosen.weight * ~chosen.is_focus
    return {
        "stem": stem,
        "cosine": cosine,
        "raw": _focused(chosen.meaning @ there.meaning.T, chosen),
        "rank": _rank(cosine),
        "beside": _beside(alike, chosen, there, beside),
        "names": _beside(same, chosen, there, beside * chosen.is_name),
        "figures": _beside(same, chosen, there, beside * chosen.is_figure),
        "is_often": np.broadcast_to(np.log1p(stem.sum(1, keepdims=True)), stem.shape),
        "length": np.full_like(stem, np.log(len(there.unit))),
        "focus_weight": np.broadcast_to(_focused(chosen.weight[:, None], chosen), stem.shape),
        "weight": np.broadcast_to(there.weight, stem.shape),
        "is_head": np.broadcast_to(there.is_focus.astype(np.float32), stem.shape),
        "is_name": np.broadcast_to(there.is_name.astype(np.float32), stem.shape),
        "is_figure": np.broadcast_to(there.is_figure.astype(np.float32), stem.shape),
    }


def _focused(values: Floats, chosen: Sheet) -> Floats:
    """(Q, N) of (M, N): the highest over each clause's focus."""
    made: Floats = np.maximum.reduceat(values[chosen.focus], chosen.focus_first, axis=0)
    return made


def _rank(values: Floats) -> Floats:
    """1 for the highest of each row, then a half, a third, …"""
    made: Floats = (1 / (1 + np.argsort(np.argsort(-values, axis=1), axis=1))).astype(np.float32)
    return made


def _beside(alike: Floats, chosen: Sheet, there: Sheet, worth: Floats) -> Floats:
    """(Q, N): how far what stands beside the focus finds its like in the sentence of each word there."""
    sentence = there.sentence[there.unit]
    order = np.argsort(sentence, kind="stable")
    firsts = np.searchsorted(sentence[order], np.arange(int(sentence.max()) + 1))
    best = np.maximum.reduceat(alike[:, order], firsts, axis=1)
    made: Floats = averaged(best, worth, chosen)[:, sentence]
    return made
