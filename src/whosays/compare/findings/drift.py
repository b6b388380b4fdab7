"""Quotation drift: the same quoted words in different wording.

Two quotations of different accounts are taken to be one utterance by what they share word by word; where one
of them is given in translation, by what they mean. What house styles do to a quotation is no drift, nor is
an extract of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whosays.compare.findings.drift_alignment import align, features, probability, replaced
from whosays.compare.findings.drift_translated import is_translated
from whosays.compare.findings.drift_words import words_of
from whosays.compare.findings.quoted import Quoted, quoted
from whosays.extract.actors.fold import parts
from whosays.model import Actor, Drift, DriftKind, LinkKind, Passage, Reading, Resolved
from whosays.resolve.persons import compare_persons, person_name

Embed = Callable[[str, Sequence[tuple[int, int]]], NDArray[np.float32]]

_LEAST_WORDS = 4
_LEAST_CONTENT = 1


class Speakers(Enum):
    """Whether two quotations are the words of one speaker."""

    SAME = "same"
    UNKNOWN = "unknown"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt (`training/findings.py`).

    Attributes:
        words: weights of the features of an alignment.
        meaning: weights by `cosine`, for quotations in translation.
        least: the probability from which on two quotations are one utterance, by whether they are one
            speaker's (`same`, `unknown`, `others`).
    """

    words: Mapping[str, float]
    meaning: Mapping[str, float]
    least: Mapping[str, float]


@cache
def shipped() -> Model:
    """The model that comes with the package."""
    path = files("whosays").joinpath("assets", "en", "findings.json")
    return Model(**json.loads(path.read_text(encoding="utf-8"))["drift"])


def drift(
    readings: Iterable[Reading], embed: Embed, who: Mapping[str, str] | None = None
) -> tuple[Drift, ...]:
    """Every pair of quotations of different accounts that are one utterance in different wording.

    Args:
        embed: unit vectors of extents of a text.
        who: id of an actor → id of whom it is across accounts.
    """
    told = [[one for one in quoted(reading) if _is_long(one)] for reading in readings]
    found = [
        one for first, second in combinations(told, 2) for one in _between(first, second, embed, who or {})
    ]
    return tuple(sorted(found, key=lambda one: -one.confidence))


def _between(
    first: Sequence[Quoted], second: Sequence[Quoted], embed: Embed, who: Mapping[str, str]
) -> Iterator[Drift]:
    taken: set[tuple[int, int]] = set()
    scored = sorted(
        (
            (_likelihood(one, other, who), a, b)
            for a, one in enumerate(first)
            for b, other in enumerate(second)
        ),
        reverse=True,
    )
    for likelihood, a, b in scored:
        if likelihood < 0.5 or any(a == x and b == y for x, y in taken):
            continue
        taken.add((a, b))
        if made := _drift(first[a], second[b], likelihood):
            yield made
    known = {a for a, _ in taken}, {b for _, b in taken}
    ours = [one for a, one in enumerate(first) if a not in known[0]]
    theirs = [one for b, one in enumerate(second) if b not in known[1]]
    yield from _translated(ours, theirs, embed, who)


def _likelihood(first: Quoted, second: Quoted, who: Mapping[str, str]) -> float:
    """The probability that two quotations are one utterance; 0 if too low for who is known to speak."""
    model = shipped()
    value = probability(features(align(first.span.text, second.span.text)), model.words)
    return value if value >= model.least[_speakers(first, second, who).value] else 0.0


def _drift(first: Quoted, second: Quoted, likelihood: float) -> Drift | None:
    """The drift between two renderings of one utterance; None where the wording is the same."""
    one, other = first.span.text, second.span.text
    changes = tuple(replaced(align(one, other), one, other))
    if not changes:
        return None
    translated = is_translated(first) or is_translated(second)
    kind = DriftKind.TRANSLATION if translated else DriftKind.CHANGED
    speaker = first.speaker or second.speaker
    return Drift(
        _passage(first), _passage(second), speaker.name if speaker else None, kind, changes, likelihood
    )


def _translated(
    first: Sequence[Quoted], second: Sequence[Quoted], embed: Embed, who: Mapping[str, str]
) -> Iterator[Drift]:
    """Quotations of one speaker that mean the same, one of them in translation: each other's nearest."""
    pairs = {
        (a, b)
        for a, one in enumerate(first)
        for b, other in enumerate(second)
        if _speakers(one, other, who) is not Speakers.OTHERS and (is_translated(one) or is_translated(other))
    }
    if not pairs:
        return
    cosines = {(a, b): value for (a, b), value in _cosines(first, second, embed) if (a, b) in pairs}
    for (a, b), value in cosines.items():
        rivals = [other for (x, y), other in cosines.items() if (x == a) != (y == b)]
        likelihood = probability({"cosine": value}, shipped().meaning)
        made = _drift(first[a], second[b], likelihood)
        if made and likelihood >= 0.5 and all(value >= other for other in rivals):
            yield made


def _cosines(
    first: Sequence[Quoted], second: Sequence[Quoted], embed: Embed
) -> Iterator[tuple[tuple[int, int], float]]:
    one, other = (
        embed(side[0].reading.account.text, [(each.span.start, each.span.end) for each in side])
        for side in (first, second)
    )
    for (a, b), value in np.ndenumerate(one @ other.T):
        yield (a, b), float(value)


def _speakers(first: Quoted, second: Quoted, who: Mapping[str, str]) -> Speakers:
    one, other = first.speaker, second.speaker
    if one is None or other is None:
        return Speakers.UNKNOWN
    if who.get(one.id, one.id) == who.get(other.id, other.id):
        return Speakers.SAME
    if _are_one(one, other):
        return Speakers.SAME
    # Whom a pronoun means is guessed too often for it to part two renderings.
    return Speakers.OTHERS if _is_named(first) and _is_named(second) else Speakers.UNKNOWN


def _is_named(one: Quoted) -> bool:
    """Whether the words that stand for the speaker name somebody."""
    actor = one.attribution.actor if one.attribution else None
    return isinstance(actor, Resolved) and actor.link is LinkKind.NAME


def _are_one(one: Actor, other: Actor) -> bool:
    return any(
        compare_persons(person_name(a), person_name(b)) is not None
        for a in _names(one)
        for b in _names(other)
    )


def _names(actor: Actor) -> tuple[str, ...]:
    """The name of an actor that has one: what begins with a capital."""
    return (actor.name,) if actor.name[:1].isupper() and parts(actor.name) else ()


def _is_long(one: Quoted) -> bool:
    words = words_of(one.span.text)
    return len(words) >= _LEAST_WORDS and sum(word.is_content for word in words) >= _LEAST_CONTENT


def _passage(one: Quoted) -> Passage:
    return Passage(one.reading.account.id, (one.span,))


def to_json(model: Model) -> dict[str, Any]:
    """The model as it is stored."""
    return {"words": model.words, "meaning": model.meaning, "least": model.least}
