"""How alike one account is to many, in each of the ways that tell whether they are of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whosays.compare.stories.profile import Profile, Role
from whosays.compare.stories.shipped import Weights

Floats = NDArray[np.float32]

_COSINES = (
    "words", "names", "others", "lead", "lead_names", "lead_others", "numbers", "lead_numbers", "focus",
    "pairs", "name_pairs",
)  # fmt: skip
_SHARES = ("lead", "lead_names", "focus")
FEATURES = (
    *_COSINES,
    *(f"{share}_of_{side}" for share in _SHARES for side in ("one", "both")),
    "meaning_300", "meaning_800",
    "weekday_same", "weekday_other", "day_same", "day_other", "year_same", "year_other",
    "gap", "dated", "shorter", "longer",
)  # fmt: skip
SURE = 8.0  # log-odds further from 0 than this tell no more
_LONGEST_GAP = 365  # days


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Profiles laid end to end.

    Attributes:
        rows: of which profile each term is; cosines, shares: its part in each of `_COSINES` and `_SHARES`.
        held: which terms are words, and which names: what a share can be found again in.
    """

    size: int
    hashes: NDArray[np.uint32]
    rows: NDArray[np.intp]
    cosines: Floats
    shares: Floats
    held: NDArray[np.bool_]
    meaning: Floats
    named: NDArray[np.uint64]
    published: NDArray[np.float64]
    length: NDArray[np.float64]

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> Batch:
        """The profiles, in their order."""
        counts = [len(profile.terms) for profile in profiles]
        rows = np.repeat(np.arange(len(profiles)), counts)
        terms = np.concatenate([profile.terms for profile in profiles])
        cosines, shares, held = _parts(terms)
        norms = np.stack([np.bincount(rows, one**2, len(profiles)) for one in cosines.T], 1) ** 0.5
        totals = np.stack([np.bincount(rows, one, len(profiles)) for one in shares.T], 1)
        return cls(
            len(profiles),
            terms["hash"],
            rows,
            (cosines / np.maximum(norms, 1e-9)[rows]).astype(np.float32),
            (shares / np.maximum(totals, 1e-9)[rows]).astype(np.float32),
            held,
            np.stack([profile.meaning for profile in profiles]).astype(np.float32) / np.float32(127),
            np.array([(p.weekdays, p.days, p.years) for p in profiles], np.uint64),
            np.array([np.nan if p.published is None else p.published for p in profiles], np.float64),
            np.log1p(np.bincount(rows, held[:, 0], len(profiles))),
        )

    def one(self, number: int) -> Batch:
        """A single profile of these."""
        start, end = np.searchsorted(self.rows, (number, number + 1))
        part = slice(start, end)
        return Batch(
            1,
            self.hashes[part],
            np.zeros(end - start, np.intp),
            self.cosines[part],
            self.shares[part],
            self.held[part],
            self.meaning[number : number + 1],
            self.named[number : number + 1],
            self.published[number : number + 1],
            self.length[number : number + 1],
        )


def _parts(terms: NDArray[np.void]) -> tuple[Floats, Floats, NDArray[np.bool_]]:
    """The part of each term in the cosines and in the shares, and whether it is a word or a name."""
    role = terms["role"]
    name, number, pair, lead = ((role & flag) > 0 for flag in (Role.NAME, Role.NUMBER, Role.PAIR, Role.LEAD))
    word = ~pair & ~number
    weight, telling, focus = (terms[part].astype(np.float32) for part in ("weight", "telling", "focus"))
    cosines = np.stack(
        [
            weight * word,
            weight * (word & name),
            weight * (word & ~name),
            telling * (word & lead),
            telling * (word & lead & name),
            telling * (word & lead & ~name),
            telling * number,
            1.0 * (number & lead),
            focus,
            telling * pair,
            telling * (pair & name),
        ],
        1,
    )
    shares = np.stack([telling**2 * (word & lead), telling**2 * (word & lead & name), focus], 1)
    return cosines, shares, np.stack([word, word & name, word & name], 1)


def features(one: Batch, many: Batch) -> Floats:
    """Of a single profile against each of many: a row of `FEATURES` a pair."""
    place = np.minimum(np.searchsorted(one.hashes, many.hashes), max(0, len(one.hashes) - 1))
    hit = np.flatnonzero(one.hashes[place] == many.hashes) if len(one.hashes) else np.zeros(0, np.intp)
    mine, rows = place[hit], many.rows[hit]

    def summed(values: Floats) -> list[NDArray[Any]]:
        return [np.bincount(rows, column, many.size) for column in values.T]

    found = summed(one.cosines[mine] * many.cosines[hit])
    first = summed(one.shares[mine] * many.held[hit])
    second = summed(many.shares[hit] * one.held[mine])
    for a, b in zip(first, second, strict=True):
        found += [np.maximum(a, b), np.minimum(a, b)]
    found += list((many.meaning * one.meaning).sum(2).T)
    both = (one.named > 0) & (many.named > 0)
    shared = (one.named & many.named) > 0
    for column in range(3):
        found += [1.0 * shared[:, column], 1.0 * (both & ~shared)[:, column]]
    gap = np.abs(many.published - one.published)
    found.append(np.log1p(np.minimum(np.nan_to_num(gap), _LONGEST_GAP)))
    found.append(1.0 * ~np.isnan(gap))
    found += [np.minimum(one.length, many.length), np.maximum(one.length, many.length)]
    return np.stack(found, 1).astype(np.float32)


def log_odds(found: Floats, weights: Weights) -> Floats:
    """That the pairs are of one event."""
    coefficients = np.array([weights.weights[name] for name in FEATURES], np.float32)
    odds: Floats = np.clip(found @ coefficients + weights.intercept, -SURE, SURE)
    return odds
