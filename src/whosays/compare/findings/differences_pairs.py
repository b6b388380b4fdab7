"""How probable it is that two figures, or two dates, of two accounts are of one thing.

A logistic regression over what they stand in (clause, sentence, the words beside and behind them), what they
are (unit, noun, size), and how each pair stands against whatever else there is for either of the two;
`training/values.py` fits it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

import numpy as np
from numpy.typing import NDArray

from whosays.compare.findings.things import Embed, Place, against, fates, shared_words, telling_words
from whosays.compare.quantities import COUNT, Quantity
from whosays.compare.weights import Linear, probability
from whosays.extract.acts.wordsets import word_set
from whosays.extract.chains import Floats
from whosays.model import TimeExpression

Truths = NDArray[np.bool_]
Evidence = Mapping[str, Floats]

_FARTHEST = 4.0  # powers of e that lie between two figures
_NEVER = -9.0
_MONTH = 31  # days
_BESIDE = re.compile(r"(?:[\w-]+[^\S\n]*){0,3}$")  # up to three words on either side
_BEHIND = re.compile(r"(?:[^\S\n]*[\w-]+){0,3}")
_PEOPLE = word_set(
    "people person persons men women man woman children child boys girls students pupils prisoners inmates "
    "passengers residents villagers workers miners soldiers troops officers police civilians protesters "
    "marchers "
    "demonstrators migrants refugees patients victims voters citizens journalists reporters fans spectators "
    "attackers fighters militants rebels sailors fishermen crew members staff employees candidates lives "
    "bodies "
    "dead injured wounded missing suspects detainees hostages guests visitors families"
)


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """Places of one account with what the words next to each mean.

    Attributes:
        beside: (N, 384), of the value with some words on both sides; behind: of those that follow it alone.
    """

    places: Sequence[Place]
    beside: Floats
    behind: Floats

    @classmethod
    def of(cls, places: Sequence[Place], embed: Embed) -> Surroundings:
        """Of places in one text; `embed` makes unit vectors of its extents."""
        if not places:
            return cls((), np.zeros((0, 1), np.float32), np.zeros((0, 1), np.float32))
        text = places[0].reading.account.text
        around = [_around(text, place) for place in places]
        behind = [
            (min(place.words.end, end - 1), end) for place, (_, end) in zip(places, around, strict=True)
        ]
        return cls(places, embed(text, around), embed(text, behind))


def figure_evidence(
    first: Surroundings,
    second: Surroundings,
    ours: Sequence[Quantity],
    theirs: Sequence[Quantity],
    admitted: Truths,
) -> Evidence:
    """(N, M) each, of figures; only where they are `admitted` is it of any use."""
    values = {
        "ratio": _table(ours, theirs, admitted, _ratio),
        "same_unit": _table(ours, theirs, admitted, _is_measured),
        "bare": _table(ours, theirs, admitted, lambda a, b: a.dimension != b.dimension),
        "same_noun": _table(ours, theirs, admitted, lambda a, b: _noun(a, b) > 0),
        "other_noun": _table(ours, theirs, admitted, lambda a, b: _noun(a, b) < 0),
    }
    return _with_rivals({**_where(first, second), **values}, admitted)


def date_evidence(first: Surroundings, second: Surroundings, admitted: Truths) -> Evidence:
    """(N, M) each, of dates: nothing is said by which they are."""
    nothing = np.zeros(admitted.shape, np.float32)
    own = dict.fromkeys(("ratio", "same_unit", "bare", "same_noun", "other_noun"), nothing)
    return _with_rivals({**_where(first, second), **own}, admitted)


def likelihood(evidence: Evidence, admitted: Truths) -> Floats:
    """(N, M), the probability that two values are of one thing; 0 where it is not admitted."""
    model = shipped()
    made: Floats = np.where(admitted, probability(model.score(evidence) + np.float32(model.bias)), 0)
    return made


@cache
def shipped() -> Linear:
    """The weights that come with whosays."""
    path = files("whosays").joinpath("assets", "en", "findings.json")
    kept = json.loads(path.read_text(encoding="utf-8"))["values"]
    return Linear(kept["bias"], kept["weights"])


def compared(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity] | None:
    """Both in one dimension; None where they measure different things."""
    if (other := first.comparable(second)) is not None:
        return first, other
    one = second.comparable(first)
    return (one, second) if one is not None else None


def are_of_one_kind(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether both are as exact: a year is not set against a day."""
    lengths = [(one.days.last - one.days.first).days for one in (first, second) if one.days]
    return max(lengths) <= _MONTH or min(lengths) > _MONTH


def _around(text: str, place: Place) -> tuple[int, int]:
    """A value with up to three words on either side, in its clause."""
    start, end = place.words.start, place.words.end
    before = _BESIDE.search(text[min(place.clause.start, start) : start])
    behind = _BEHIND.match(text, end, max(place.clause.end, end))
    return start - len(before[0] if before else ""), end + len(behind[0] if behind else "")


def _where(first: Surroundings, second: Surroundings) -> dict[str, Floats]:
    """How near what values stand in comes."""
    one, other = _vectors(first), _vectors(second)
    cosines = np.einsum("apd,bqd->abpq", one, other)
    here, there = _starts(first), _starts(second)
    return {
        "clause": cosines[:, :, 0, 0],
        "sentence": cosines[:, :, 1, 1],
        "nearest": cosines.max((2, 3)) if cosines.size else cosines[:, :, 0, 0],
        "shared": _shared(first, second, lambda place: place.clause.text),
        "shared_sentence": _shared(first, second, lambda place: place.sentence.text),
        "beside": first.beside @ second.beside.T if cosines.size else cosines[:, :, 0, 0],
        "behind": first.behind @ second.behind.T if cosines.size else cosines[:, :, 0, 0],
        "fate": np.asarray(
            [[bool(fates(a) & fates(b)) for b in second.places] for a in first.places], np.float32
        ).reshape(cosines.shape[:2]),
        "order": np.abs(here[:, None] - there),
    }


def _vectors(held: Surroundings) -> Floats:
    made: Floats = np.asarray([place.vectors for place in held.places], np.float32).reshape(
        len(held.places), 2, -1 if held.places else 1
    )
    return made


def _starts(held: Surroundings) -> Floats:
    """How far down its account each value stands, 0 to 1."""
    shares = [place.words.start / len(place.reading.account.text) for place in held.places]
    return np.asarray(shares, np.float32)


def _shared(first: Surroundings, second: Surroundings, of: Callable[[Place], str]) -> Floats:
    """What share of the telling words of the shorter text both have."""
    here, there = ([of(place) for place in held.places] for held in (first, second))
    rows = [
        [len(shared_words(a, b)) / max(1, min(len(telling_words(a)), len(telling_words(b)))) for b in there]
        for a in here
    ]
    return np.asarray(rows, np.float32).reshape(len(here), len(there))


def _with_rivals(evidence: Mapping[str, Floats], admitted: Truths) -> Evidence:
    """The evidence with how each pair stands against all others of its row, and of its column."""
    made = dict(evidence)
    for name, sign in (("clause", 1), ("beside", 1), ("behind", 1), ("shared", 1), ("ratio", -1)):
        table = np.where(admitted, sign * evidence[name], _NEVER)
        for axis in (0, 1):
            made[f"{name}_against_{axis}"] = against(table, axis) * admitted
    alone = [np.broadcast_to(admitted.sum(axis, keepdims=True) == 1, admitted.shape) for axis in (0, 1)]
    made |= {f"alone_{axis}": alone[axis].astype(np.float32) for axis in (0, 1)}
    return made | {"alone": (alone[0] & alone[1]).astype(np.float32)}


def _table(
    ours: Sequence[Quantity],
    theirs: Sequence[Quantity],
    admitted: Truths,
    of: Callable[[Quantity, Quantity], float],
) -> Floats:
    made = np.zeros(admitted.shape, np.float32)
    for a, b in zip(*np.nonzero(admitted), strict=True):
        made[a, b] = of(ours[a], theirs[b])
    return made


def _is_measured(first: Quantity, _: Quantity) -> bool:
    return not first.dimension.startswith(COUNT)


def _ratio(first: Quantity, second: Quantity) -> float:
    """How many powers of e lie between two figures."""
    pair = compared(first, second)
    return min(_FARTHEST, abs(log(pair[0].size_of() / pair[1].size_of()))) if pair else _FARTHEST


def _noun(first: Quantity, second: Quantity) -> int:
    """Whether two counts are of one kind of things (1), of people and things (-1), or nobody can tell (0)."""
    one, other = first.counted, second.counted
    if not one or not other:
        return 0
    if one == other or (one in _PEOPLE and other in _PEOPLE):
        return 1
    return -1 if (one in _PEOPLE) != (other in _PEOPLE) else 0
