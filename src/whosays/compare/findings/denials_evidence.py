"""What speaks for it that somebody denies something, and that it is this.

A row is what might deny, a column what might be denied; both stand in one sentence where `admitted` is false.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from whosays.compare.findings.denials_actor import Known, same
from whosays.compare.findings.denials_said import SILENT, Denying, Said, Told, is_kept_back
from whosays.compare.findings.things import against
from whosays.compare.likeness import Likeness
from whosays.compare.likeness_words import Mean, Sheet, highest
from whosays.compare.opposition import is_refutation
from whosays.compare.polarity import Modality, modality, polarity
from whosays.extract.chains import Floats
from whosays.model import Act

Truths = NDArray[np.bool_]

_NEVER = -9.0
_LEAST = 1e-4

_FIRM = re.compile(
    r"""\b(?:never|ever|nobody|no[- ]one|nothing|none|no\s+such|not\s+(?:one|once|a\s+single|a)
    |whatsoever|at\s+all|any|every|all|throughout|always)\b|\bno\s+\w+\s+(?:had|has|have|was|were|is|left)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FIRST = re.compile(r"\b(?:I|we|us|me|my|our)\b", re.IGNORECASE)
_WISHES = (Act.DEMANDS, Act.HOPES, Act.EXPECTS, Act.INTENDS, Act.ASKS, Act.PROMISES)
_ACCOUNT_OF_IT = re.compile(
    r"\b(?:claims?|reports?|accusations?|allegations?|charges?|suggestions?|stor(?:y|ies)|tales?|rumou?rs?|talk|account"
    r"|version|idea|findings?|such)\b",
    re.IGNORECASE,
)


class Evidence:
    """Of all that some accounts say against all of it.

    Attributes:
        denying: what might deny, one a row; said: what might be denied, one a column.
        admitted: (D, C).
        values: (D, C) each, by name.
    """

    def __init__(self, accounts: Sequence[Told]) -> None:
        self.said = [one for account in accounts for one in account.said]
        rows = [place for place, one in enumerate(self.said) if isinstance(one, Denying)]
        self.denying = [one for one in self.said if isinstance(one, Denying)]
        homes = np.repeat(np.arange(len(accounts)), [len(one.said) for one in accounts])
        self.admitted = _admitted(self.denying, self.said)
        shape = (len(rows), len(self.said))
        values = {name: table[rows] for name, table in _likeness(accounts).items()}
        values |= _leads(values, self.admitted)
        values |= {name: np.broadcast_to(v[:, None], shape) for name, v in _of_denials(self.denying).items()}
        values |= {name: np.broadcast_to(v, shape) for name, v in _of_said(accounts, self.said).items()}
        values |= _of_pairs(accounts, self.said, rows, homes)
        self.values = values


def _column(said: Sequence[Said], of: Callable[[Said], float]) -> Floats:
    return np.asarray([of(one) for one in said], np.float32)


def _admitted(denying: Sequence[Denying], said: Sequence[Said]) -> Truths:
    table = [[_may_be_denied(one, other) for other in said] for one in denying]
    return np.asarray(table, np.bool_).reshape(len(denying), len(said))


def _may_be_denied(denial: Said, other: Said) -> bool:
    return denial.account != other.account or denial.sentence != other.sentence


def _likeness(accounts: Sequence[Told]) -> dict[str, Floats]:
    """(N, N) of all that is said: how far the words of each find their like in the other, what both mean."""
    rows: list[list[dict[str, Floats]]] = []
    for one in accounts:
        mirrored = [_mirrored(row[len(rows)]) for row in rows]
        rows.append([*mirrored, *(_met(one, other) for other in accounts[len(rows) :])])
    names = [name for name in rows[0][0] if name != "names_back"]
    return {name: np.block([[cell[name] for cell in row] for row in rows]) for name in names}


def _met(one: Told, other: Told) -> dict[str, Floats]:
    """Of two accounts; what is `…_back` is seen from the other's side."""
    here, there = one.sheet, other.sheet
    same_stem = (here.stem[:, None] == there.stem).astype(np.float32)
    alike = np.maximum(here.centred @ there.centred.T, same_stem)
    sides = {"": _averaged(alike, same_stem, here, there)}
    sides["_back"] = {name: v.T for name, v in _averaged(alike.T, same_stem.T, there, here).items()}
    made = {f"{name}{side}": value for side, values in sides.items() for name, value in values.items()}
    return {"cosine": here.vector @ there.vector.T, **made, **_clauses(one, other)}


def _averaged(alike: Floats, same_stem: Floats, one: Sheet, other: Sheet) -> dict[str, Floats]:
    found, shared = highest(alike.T, other.first).T, highest(same_stem.T, other.first).T
    return {
        "met": _mean(found, one.weight, one),
        "focus": _mean(found, one.weight * one.is_focus, one),
        "names": _mean(shared, one.weight * one.is_name, one),
    }


def _mirrored(cell: Mapping[str, Floats]) -> dict[str, Floats]:
    """The same seen from the other account."""
    other = {name: name.removesuffix("_back") if "_back" in name else f"{name}_back" for name in cell}
    return {name: cell[other[name] if other[name] in cell else name].T for name in cell}


def _mean(found: Floats, worth: Floats, sheet: Sheet) -> Floats:
    mean = Mean.of(sheet, worth)
    return mean(found[mean.rows])


def _clauses(one: Told, other: Told) -> dict[str, Floats]:
    """The likest two clauses, and the sentences around."""
    likely = np.log(Likeness().matrix(one.laid, other.laid)[one.numbers][:, other.numbers] + _LEAST)
    vectors = one.clauses @ other.clauses.T
    return {
        "clause_cosine": highest(highest(vectors, one.firsts).T, other.firsts).T,
        "likely": highest(highest(likely, one.firsts).T, other.firsts).T,
        "sentence": one.sentences @ other.sentences.T,
    }


def _leads(values: Mapping[str, Floats], admitted: Truths) -> dict[str, Floats]:
    """By how much a pair is nearer than the nearest other one of its row, and of its column."""
    made = {}
    for name in ("met", "likely", "clause_cosine", "sentence"):
        for axis in (0, 1):
            made[f"{name}_against_{axis}"] = against(np.where(admitted, values[name], _NEVER), axis)
    return made


def _of_denials(denying: Sequence[Denying]) -> dict[str, Floats]:
    known = [one.denier.known for one in denying]
    made = {
        f"is_{kind.value}": np.asarray([k is kind for k in known], np.float32)
        for kind in Known
        if kind not in (Known.DESCRIBED, Known.BEFORE)
    }
    return made | {
        "refuses": _column(denying, lambda one: _has_act(one, (Act.REFUSES, Act.CRITICISES))),
        "wishes": _column(denying, lambda one: _has_act(one, _WISHES)),
        "refutes": _column(denying, lambda one: is_refutation(one.with_cue)),
        "negative": _column(denying, lambda one: any(polarity(unit) for unit in one.units)),
        "firm": _column(denying, lambda one: bool(_FIRM.search(one.with_cue))),
        "first": _column(denying, lambda one: bool(_FIRST.search(one.text))),
        "firm_negative": _column(
            denying,
            lambda one: bool(_FIRM.search(one.with_cue)) and any(polarity(unit) for unit in one.units),
        ),
        "points": _column(denying, lambda one: bool(_ACCOUNT_OF_IT.search(one.with_cue))),
        "factual": _column(denying, _is_factual),
    }


def _of_said(accounts: Sequence[Told], said: Sequence[Said]) -> dict[str, Floats]:
    first = {one.laid.reading.account.id: one.laid.clauses.text.find("\n\n") for one in accounts}
    return {
        "c_negative": _column(said, lambda one: polarity(one.units[0])),
        "c_kept_back": _column(said, lambda one: is_kept_back(one.text)),
        "c_lead": _column(said, lambda one: one.sentence < max(first[one.account], 1)),
        "c_voiced": _column(said, lambda one: bool(one.units[0].chain)),
        "c_factual": _column(said, _is_factual),
        "c_long": _column(said, lambda one: min(len(one.words), 30) / 30),
        "c_quoted": _column(said, lambda one: one.units[0].is_quoted),
        "c_frame": _framing(said),
        "c_wishes": _column(said, lambda one: _has_act(one, (*_WISHES, *SILENT))),
    }


def _framing(said: Sequence[Said]) -> Floats:
    """Whether a sentence has something said deeper in it, so that this is what only tells of the saying."""
    deepest: dict[tuple[str, int], int] = {}
    for one in said:
        key = one.account, one.sentence
        deepest[key] = max(deepest.get(key, 0), len(one.units[0].chain))
    return _column(said, lambda one: deepest[one.account, one.sentence] > len(one.units[0].chain))


def _of_pairs(
    accounts: Sequence[Told], said: Sequence[Said], rows: Sequence[int], homes: NDArray[np.int64]
) -> dict[str, Floats]:
    denying = [one for one in said if isinstance(one, Denying)]
    own = homes[rows][:, None] == homes
    start = np.asarray([one.sentence for one in said])
    before = own & (start[rows][:, None] > start)
    order = _order(said)
    apart = order[rows][:, None] - order
    negative = np.asarray([polarity(one.units[0]) for one in said], np.bool_)
    some = np.asarray([any(polarity(unit) for unit in one.units) for one in said], np.bool_)
    voiced = np.asarray([bool(one.units[0].chain) for one in said])
    dated = np.asarray([_published(accounts[home]) for home in homes])
    made = {
        "own": own,
        "own_unvoiced": own & ~voiced,
        "after": own & ~before,
        "near_before": before & (apart <= 3),
        "named": _named(denying, said),
        "turned": negative[rows][:, None] != negative,
        "some_turned": some[rows][:, None] & ~negative,
        "same_voice": [[_is_one_voice(one, other) for other in said] for one in denying],
        "points_before": (_points(denying)[:, None] * before) / np.maximum(apart, 1),
        "earlier": dated[rows][:, None] < dated,
    }
    return {name: np.asarray(value, np.float32).reshape(own.shape) for name, value in made.items()}


def _is_one_voice(denial: Denying, other: Said) -> bool:
    speaker = other.speaker
    return speaker is not None and same(speaker, denial.denier.voice)


def _points(denying: Sequence[Denying]) -> Floats:
    return _column(denying, lambda one: bool(_ACCOUNT_OF_IT.search(one.with_cue)))


def _published(one: Told) -> str:
    return one.laid.reading.account.metadata.published or ""


def _order(said: Sequence[Said]) -> NDArray[np.int64]:
    """The running number of each one's sentence."""
    places = {key: n for n, key in enumerate(dict.fromkeys((one.account, one.sentence) for one in said))}
    return np.asarray([places[one.account, one.sentence] for one in said], np.int64)


def _named(denying: Sequence[Denying], said: Sequence[Said]) -> Truths:
    """(D, C): whether the denier is named in what is said."""
    words = [_words(one.text) for one in said]
    table = [[bool(name & there) for there in words] for name in map(_name, denying)]
    return np.asarray(table, np.bool_).reshape(len(denying), len(said))


def _name(one: Denying) -> frozenset[str]:
    return frozenset(word.lower() for word in re.findall(r"\w+", one.denier.voice.name) if len(word) > 3)


@lru_cache(20_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _has_act(one: Said, acts: Sequence[Act]) -> bool:
    return any(attribution.act in acts for attribution in one.units[0].chain)


def _is_factual(one: Said) -> bool:
    return modality(one.units[0]) is Modality.FACTUAL
