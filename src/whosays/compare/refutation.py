"""How an account as a whole treats a claim: it agrees, denies, discusses, or is of something else.

What the parts say is told by likeness and opposition of clauses; this sums them up: the clauses of an account
that come nearest to the claim, what opposes there, what calls it untrue or in doubt near them and anywhere,
and in whose voice they stand. A small network weighs the sums; it was trained on headlines against bodies.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whosays.compare.likeness import Likeness
from whosays.compare.opposition import opposes, refutations
from whosays.compare.polarity import Modality, modality, negations, polarity, turns
from whosays.compare.units import Laid, Unit, once
from whosays.compare.vocabulary import stem, weight
from whosays.extract.chains import Floats

STANCES = ("agree", "disagree", "discuss", "unrelated")
NEAREST = 5  # clauses of the account that are looked at more closely
_WORD = re.compile(r"\w+")
# What a text says where it holds a claim at arm's length, where it takes it back, and where it stands by it.
_CUES = {
    "untrue": (
        r"hoax|fake[ds]?|false(?:ly)?|untrue|debunk\w*|fabricat\w*|myth|satir\w*|prank\w*|"
        r"photoshop\w*|bogus|phony|invent(?:ed|ion)|made[ -]up|not true|never happened|no truth|"
        r"fictitious|fiction"
    ),
    "denied": (
        r"den(?:y|ies|ied|ying|ials?)|refut\w*|disput\w*|dismiss\w*|reject\w*|rebut\w*|"
        r"contradict\w*|not (?:the case|him|her)|shot down|shoots? down"
    ),
    "retracted": (
        r"retract\w*|correction|corrected|apologi\w*|mistake[ns]?|mistaken|misidentif\w*|"
        r"erroneous\w*|error|wrong(?:ly)?|misleading|inaccura\w*|turns? out|turned out|in fact|"
        r"actually|however|but"
    ),
    "doubt": (
        r"doubt\w*|skeptic\w*|sceptic\w*|question\w*|unlikely|dubious|suspicio\w*|suspect|"
        r"too good to be true|no evidence|unable to|uncertain|debate"
    ),
    "open": (
        r"alleged\w*|reported(?:ly)?|rumou?r\w*|unconfirmed|unverified|claim\w*|appears?|"
        r"apparently|purported\w*|supposed\w*|could not (?:be )?(?:independently )?(?:confirm|"
        r"verif)\w*|not (?:yet )?(?:been )?(?:confirmed|verified)|investigat\w*|speculat\w*|may|"
        r"might|could|if true"
    ),
    "sure": (
        r"confirm\w*|verified|official(?:ly)?|announced|revealed|according to police|proved|"
        r"proven|admitted"
    ),
    "alive": r"alive|safe|well|survive\w*|still|unharmed|no such",
}
_CUE = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _CUES.items()}
_EARLY = 600  # characters of an account in which it says what it is about


def features(claim: Laid, account: Laid) -> Floats:
    """What tells how `account` treats what `claim` says; both with at least one unit."""
    alike = Likeness().matrix(claim, account)
    contrary = opposes(claim, account)
    vectors = _vectors(claim) @ _vectors(account).T
    best = alike.max(0)
    order = np.argsort(-(best + 0.01 * vectors.max(0)), kind="stable")[:NEAREST]
    values = [
        *_tops(alike.max(1)),
        *_tops(best),
        *_tops(vectors.max(1)),
        *_tops(vectors.max(0)),
        *_shared(claim, account),
        float((alike * contrary).max()),
        float((alike * contrary).sum() / (alike.sum() + 1e-6)),
        float((vectors.clip(0) * contrary).max()),
        float(contrary[:, order].mean()),
        *_of_text(claim.clauses.text),
        *_of_account(account),
        *_around([account.units[place] for place in order], account),
        *_of_claim(claim),
    ]
    made: Floats = np.asarray(values, np.float32)
    return made


@dataclass(frozen=True, slots=True)
class Refutation:
    """The network: features, made comparable, through one layer to the stances."""

    mean: NDArray[np.float64]
    spread: NDArray[np.float64]
    first: NDArray[np.float64]
    first_bias: NDArray[np.float64]
    second: NDArray[np.float64]
    second_bias: NDArray[np.float64]

    def __call__(self, rows: Floats) -> NDArray[np.float64]:
        """(P, 4): the probability of each stance, in the order of `STANCES`, for each row of features."""
        scaled = np.clip((rows - self.mean) / self.spread, -4, 4)
        score = np.tanh(scaled @ self.first + self.first_bias) @ self.second + self.second_bias
        shares = np.exp(score - score.max(1, keepdims=True))
        made: NDArray[np.float64] = shares / shares.sum(1, keepdims=True)
        return made

    @classmethod
    def of(cls, data: dict[str, Any]) -> Refutation:
        """The network that training wrote."""
        return cls(*(np.asarray(data[name], np.float64) for name in cls.__slots__))


def shipped() -> Refutation:
    """The network that comes with whosays."""
    text = files("whosays").joinpath("assets/en/denial.json").read_text(encoding="utf-8")
    return Refutation.of(json.loads(text))


def _tops(values: Floats) -> Iterator[float]:
    """Highest, third highest and mean of some values."""
    ordered = np.sort(values)[::-1]
    yield from (float(ordered[0]), float(ordered[min(2, len(ordered) - 1)]), float(ordered.mean()))


@once
def _vectors(laid: Laid) -> Floats:
    made: Floats = np.asarray([unit.vector for unit in laid.units], np.float32)
    return made


@once
def _weights(laid: Laid) -> dict[str, float]:
    """The stems of a text, each with how telling it is."""
    clauses = laid.clauses
    found: dict[str, float] = {}
    for word in range(len(clauses.words)):
        worth = weight(clauses, word)
        if worth > 0:
            found[stem(clauses.text[clauses.words.start[word] : clauses.words.end[word]])] = worth
    return found


def _shared(claim: Laid, account: Laid) -> Iterator[float]:
    """How much of the claim's telling words the account has; in its beginning; and how many it lacks."""
    wanted, there = _weights(claim), _weights(account)
    early = {stem(word) for word in _WORD.findall(account.clauses.text[:_EARLY])}
    total = sum(wanted.values()) or 1.0
    yield sum(worth for word, worth in wanted.items() if word in there) / total
    yield sum(worth for word, worth in wanted.items() if word in early) / total
    yield float(sum(word not in there for word in wanted))


def _of_text(text: str) -> Iterator[float]:
    """Of the claim's own words: which of the cues they have."""
    yield from (float(bool(cue.search(text))) for cue in _CUE.values())
    yield float("?" in text)
    yield float(negations(text) % 2)
    yield len(text) / 100


@once
def _of_account(account: Laid) -> tuple[float, ...]:
    """Of the account by itself: how much it has of each cue, early and in all, and of voices that deny."""
    text = account.clauses.text
    words = max(len(account.clauses.words), 50)
    values = [np.log1p(len(cue.findall(text)) * 300 / words) for cue in _CUE.values()]
    values += [np.log1p(len(cue.findall(text[:_EARLY]))) for cue in _CUE.values()]
    negative = [polarity(unit) for unit in account.units]
    values += [
        float(np.mean(negative)),
        float(np.mean([any(map(turns, unit.chain)) for unit in account.units])),
        float(np.mean([bool(unit.chain) for unit in account.units])),
        np.log1p(refutations(text)),
        np.log(words / 300),
        float("?" in text[:_EARLY]),
    ]
    return tuple(float(value) for value in values)


def _around(nearest: Sequence[Unit], account: Laid) -> Iterator[float]:
    """What stands in the sentences of the nearest clauses, and in whose voice these are."""
    sentences = " ".join(dict.fromkeys(unit.sentence.text for unit in nearest))
    yield from (np.log1p(len(cue.findall(sentences))) for cue in _CUE.values())
    yield float(np.mean([polarity(unit) for unit in nearest]))
    yield float(np.mean([any(map(turns, unit.chain)) for unit in nearest]))
    yield float(np.mean([bool(unit.chain) for unit in nearest]))
    yield float(np.mean([modality(unit) is not Modality.FACTUAL for unit in nearest]))
    yield float(np.mean([unit.passage.pieces[0].start for unit in nearest])) / max(
        len(account.clauses.text), 1
    )


def _of_claim(claim: Laid) -> Iterator[float]:
    """In whose voice the claim stands."""
    yield float(np.mean([bool(unit.chain) for unit in claim.units]))
    yield float(np.mean([any(map(turns, unit.chain)) for unit in claim.units]))
    yield float(any(modality(unit) is not Modality.FACTUAL for unit in claim.units))
