"""Presence: whether an account has what a clause says, and where it comes nearest.

What a clause tells of is in its focus, the word that heads it; the account has it if a word there means the
same and what stands around them agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from whosays.compare.likeness_words import Mean, Part, Sheet, highest, sheet, summed
from whosays.compare.units import Laid, Unit
from whosays.compare.weights import probability, weights
from whosays.extract import Clauses
from whosays.extract.chains import Floats
from whosays.extract.words import Ints

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


def sheet_of(queries: Sequence[Query]) -> Sheet:
    """The sheet of clauses of one text (at least one)."""
    clauses = queries[0].clauses
    return Sheet.of(clauses, [Part(one.words, one.focus, 0, clauses.vector(one.words)) for one in queries])


def found(chosen: Sheet, there: Laid) -> Iterator[Presence]:
    """Whether an account has each of the clauses of a sheet: all at once, which is faster."""
    words = sheet(there)
    if not len(words):
        yield from (Presence(0.0, ()) for _ in range(len(chosen)))
        return
    model = weights().present
    scores = summed(model.score(evidence(chosen, words)).T, words.first)
    whole = probability(summed(scores, np.zeros(1, np.int64))[0] + np.float32(model.bias))
    each = probability(scores.T + np.float32(model.bias))
    best = np.argsort(-each, axis=1, kind="stable")[:, :SHOWN]
    values = np.take_along_axis(each, best, axis=1)
    for order, row, held in zip(best.tolist(), values.tolist(), whole.tolist(), strict=True):
        near = (Near(there.units[index], value) for index, value in zip(order, row, strict=True))
        yield Presence(held, tuple(near))


def evidence(chosen: Sheet, there: Sheet) -> Mapping[str, Floats]:
    """(Q, N) each: what speaks for a word there telling of what a clause's focus does."""
    same = chosen.stem[:, None] == there.stem
    centred = chosen.centred @ there.centred.T
    alike = np.maximum(centred, same)
    stem = _focused(same.astype(np.float32), chosen)
    cosine = _focused(centred, chosen)
    raw = chosen.meaning[chosen.focus] @ there.meaning.T
    beside = chosen.weight * ~chosen.is_focus
    places = _Places.of(there)
    return {
        "stem": stem,
        "cosine": cosine,
        "raw": highest(raw, chosen.focus_first),
        "rank": _rank(cosine),
        "beside": places.best(alike, Mean.of(chosen, beside)),
        "names": places.best(same, Mean.of(chosen, beside * chosen.is_name)),
        "figures": places.best(same, Mean.of(chosen, beside * chosen.is_figure)),
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
    return highest(values[chosen.focus], chosen.focus_first)


def _rank(values: Floats) -> Floats:
    """1 for the highest of each row, then a half, a third, …"""
    made = np.empty(values.shape, np.float32)
    ranks = (1 / np.arange(1, values.shape[1] + 1)).astype(np.float32)
    np.put_along_axis(made, np.argsort(-values, axis=1), ranks[None], axis=1)
    return made


@dataclass(frozen=True, slots=True)
class _Places:
    """The words of a sheet by the sentences that they stand in.

    Attributes:
        order: the rows, those of a sentence together; firsts: where each sentence begins in this order.
        sentence: that of each row.
    """

    order: Ints
    firsts: Ints
    sentence: Ints

    @classmethod
    def of(cls, there: Sheet) -> _Places:
        sentence = there.sentence[there.unit]
        order = np.argsort(sentence, kind="stable")
        return cls(order, np.searchsorted(sentence[order], np.arange(int(sentence.max()) + 1)), sentence)

    def best(self, alike: Floats, beside: Mean) -> Floats:
        """(Q, N) of (M, N): how far what stands beside the focus finds its like in each word's sentence."""
        found = alike[beside.rows].T[self.order]
        made: Floats = beside(highest(found.astype(np.float32, copy=False), self.firsts).T)[:, self.sentence]
        return made
