"""Opposition: how probable it is that a clause denies another, given that the two are one proposition.

A clause denies another by its polarity, the attributions that it stands in included; by words that mean the
opposite ("dead", "alive"); or by calling the other what it is not: a lie, a hoax, a mistake.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from whosays.compare.polarity import polarity
from whosays.compare.units import Laid, once
from whosays.compare.vocabulary import stem
from whosays.extract.chains import Floats

Truths = NDArray[np.bool_]

_KEPT = 20_000  # clauses at hand: more than are compared at once
OPPOSED = 0.5  # probability from which on a unit is taken to say the contrary
_BIAS, _POLARITY, _OPPOSITE, _REFUTED = -2.6, 4.4, 2.4, 2.6
_REFUTATION = re.compile(
    r"""\b(?:hoax|fabricat(?:ed|ion)|fake[ds]?|false(?:ly|hood)?|untrue|myth|debunk(?:s|ed)?|baseless|groundless
    |unfounded|lies?|lying|liar|slander|smear|libel|fiction|nonsense|rubbish|invent(?:ed|ion)|fairy\s+tale|canard
    |mistak(?:e|en)|misquoted|retract(?:s|ed|ion)?|no\s+truth|not\s+true|no\s+such|opposite\s+of\s+the\s+truth
    |den(?:y|ies|ied|ying|ials?)|refut(?:e|es|ed|ing)|disput(?:e|es|ed)|dismiss(?:es|ed)?|reject(?:s|ed)?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OPPOSITES = """
    dead/alive die/survive kill/survive win/lose rise/fall increase/decrease grow/shrink
    accept/reject agree/refuse open/closed guilty/innocent true/false begin/end start/stop
    approve/reject allow/forbid support/oppose free/jail release/detain release/hold arrive/leave
    succeed/fail confirm/deny admit/deny legal/illegal safe/unsafe first/last present/absent
    remember/forget keep/drop accident/deliberate accident/murder voluntary/forced buy/sell
    hire/dismiss attack/defend real/fake genuine/fake public/secret armed/unarmed empty/full
    push/slip push/fall stand/sit inside/outside
"""


def opposes(one: Laid, other: Laid) -> Floats:
    """(n, m): the probability that a unit of `other` denies one of `one`, if they are one proposition."""
    score = (
        _BIAS
        + _POLARITY * (_negative(one)[:, None] != _negative(other))
        + _OPPOSITE * _opposed(one, other)
        + _REFUTED * _refuting(other)
    )
    made: Floats = np.asarray(1 / (1 + np.exp(-score)), np.float32)
    return made


@lru_cache(_KEPT)
def is_refutation(words: str) -> bool:
    """Whether words call something untrue, whatever it is."""
    return _REFUTATION.search(words) is not None


def refutations(words: str) -> int:
    """How often words call something untrue."""
    return len(_REFUTATION.findall(words))


@once
def _negative(laid: Laid) -> Truths:
    return np.asarray([polarity(unit) for unit in laid.units], np.bool_)


@once
def _refuting(laid: Laid) -> Truths:
    return np.asarray([is_refutation(unit.sentence.text) for unit in laid.units], np.bool_)


def _opposed(one: Laid, other: Laid) -> Truths:
    """(n, m): whether one has a word that means the opposite of one of the other's."""
    rows = [[bool(wanted & there) for there in _stems(other)] for wanted in map(_contraries, _stems(one))]
    return np.asarray(rows, np.bool_).reshape(len(one.units), len(other.units))


@once
def _stems(laid: Laid) -> tuple[frozenset[str], ...]:
    """Of each unit the stems that have a contrary."""
    known = _table()
    texts = (unit.passage.text for unit in laid.units)
    return tuple(frozenset(map(stem, re.findall(r"\w+", text))) & known.keys() for text in texts)


def _contraries(stems: frozenset[str]) -> set[str]:
    """Stems of the words that mean the opposite of one of these."""
    table = _table()
    return {contrary for word in stems for contrary in table[word]}


@cache
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for pair in _OPPOSITES.split():
        a, b = (stem(word) for word in pair.split("/"))
        found[a] = (*found.get(a, ()), b)
        found[b] = (*found.get(b, ()), a)
    return found
