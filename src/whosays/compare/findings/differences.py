"""Figures, dates and names of one thing that differ between accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

import numpy as np

from whosays.compare.findings.differences_names import differing_names
from whosays.compare.findings.differences_pairs import (
    Evidence,
    Surroundings,
    Truths,
    are_of_one_kind,
    compared,
    date_evidence,
    figure_evidence,
    likelihood,
)
from whosays.compare.findings.things import Embed, Place, best_pairs, fates, places
from whosays.compare.quantities import Quantity, quantities
from whosays.extract.words import paragraphs
from whosays.ingest import body_start
from whosays.model import (
    ActorType,
    Difference,
    DifferenceKind,
    Entity,
    EntityType,
    LinkKind,
    Reading,
    TimeExpression,
    TimeType,
)
from whosays.resolve.persons import compare_persons, person_name

_T = TypeVar("_T")

_LEAST = 0.35  # probability of one thing from which on two values are set side by side


def differences(
    readings: Iterable[Reading], embed: Embed, who: Mapping[str, str] | None = None
) -> tuple[Difference, ...]:
    """Every pair of values of different accounts that are of one thing and cannot both be true.

    Args:
        embed: unit vectors of extents of a text.
        who: id of an actor → id of whom it is across accounts.
    """
    held = list(readings)
    figured = [figures_of(reading, embed) for reading in held]
    dated = [dates_of(reading, embed) for reading in held]
    found = [
        one
        for a, b in combinations(range(len(held)), 2)
        for one in (
            *_differing_figures(figured[a], figured[b]),
            *_differing_dates(dated[a], dated[b]),
            *differing_names(held[a], held[b], embed, who or {}),
        )
    ]
    return tuple(sorted(found, key=lambda one: -one.confidence))


@dataclass(frozen=True, slots=True, eq=False)
class Held(Generic[_T]):
    """Figures, or dates, of an account, each with where it stands."""

    values: Sequence[_T]
    around: Surroundings

    @property
    def places(self) -> Sequence[Place]:
        """Where each stands."""
        return self.around.places


def figures_of(reading: Reading, embed: Embed) -> Held[Quantity]:
    """The figures of an account; what belongs to a date is none."""
    text = reading.account.text
    found = [one for start, end in paragraphs(text, body_start(text)) for one in quantities(text, start, end)]
    dated = [time.span for time in reading.times if time.type in (TimeType.DATE, TimeType.TIME)]
    found = [one for one in found if not any(span.contains(one.span) for span in dated)]
    held = places(reading, [(one.span, one.shown) for one in found], embed)
    return Held(found, Surroundings.of(held, embed))


def dates_of(reading: Reading, embed: Embed) -> Held[TimeExpression]:
    """The dates and times of an account whose days are known."""
    found = [time for time in reading.times if time.days and time.type in (TimeType.DATE, TimeType.TIME)]
    held = places(reading, [(one.span, one.value or "") for one in found], embed)
    return Held(found, Surroundings.of(held, embed))


def figure_pairs(first: Held[Quantity], second: Held[Quantity]) -> tuple[Evidence, Truths]:
    """What speaks for two figures being of one thing, and which may be."""
    traits = [[_Traits.of(place) for place in held.places] for held in (first, second)]
    admitted = _admitted(
        first,
        second,
        lambda a, b: (
            compared(first.values[a], second.values[b]) is not None
            and not traits[0][a].is_of_another(traits[1][b])
        ),
    )
    return figure_evidence(first.around, second.around, first.values, second.values, admitted), admitted


def date_pairs(first: Held[TimeExpression], second: Held[TimeExpression]) -> tuple[Evidence, Truths]:
    """What speaks for two dates being of one thing, and which may be."""
    persons = [[_persons(place) for place in held.places] for held in (first, second)]
    admitted = _admitted(
        first,
        second,
        lambda a, b: (
            are_of_one_kind(first.values[a], second.values[b])
            and not _apart(persons[0][a], persons[1][b], _are_namesakes)
        ),
    )
    return date_evidence(first.around, second.around, admitted), admitted


def _admitted(first: Held[_T], second: Held[_T], is_pair: Callable[[int, int], bool]) -> Truths:
    shape = len(first.values), len(second.values)
    rows = [[is_pair(a, b) for b in range(shape[1])] for a in range(shape[0])]
    return np.asarray(rows, np.bool_).reshape(shape)


def _differing_figures(first: Held[Quantity], second: Held[Quantity]) -> Iterator[Difference]:
    evidence, admitted = figure_pairs(first, second)
    for a, b, value in _pairs(first, second, evidence, admitted):
        pair = compared(first.values[a], second.values[b])
        if pair and not pair[0].agrees(pair[1]):
            yield _difference(DifferenceKind.FIGURE, first.places[a], second.places[b], value)


def _differing_dates(first: Held[TimeExpression], second: Held[TimeExpression]) -> Iterator[Difference]:
    evidence, admitted = date_pairs(first, second)
    for a, b, value in _pairs(first, second, evidence, admitted):
        if not _meet(first.values[a], second.values[b]):
            yield _difference(DifferenceKind.DATE, first.places[a], second.places[b], value)


def _pairs(
    first: Held[_T], second: Held[_T], evidence: Evidence, admitted: Truths
) -> Iterator[tuple[int, int, float]]:
    """The pairs that are of one thing, the likeliest first, each value in one."""
    table = likelihood(evidence, admitted)
    return best_pairs(first.places, second.places, lambda a, b: float(table[a, b]), _LEAST)


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a clause with a figure in it is about, as far as that parts it from others."""

    fates: frozenset[int]
    subject: Sequence[Entity]
    persons: Sequence[str]
    days: Sequence[TimeExpression]

    @classmethod
    def of(cls, place: Place) -> _Traits:
        return cls(fates(place), _subject(place), _persons(place), _days(place))

    def is_of_another(self, other: _Traits) -> bool:
        """Whether the clauses say that the figures are of different things: fates, persons, or days."""
        return (
            bool(self.fates and other.fates and not self.fates & other.fates)
            or _apart(self.subject, other.subject, _are_subjects)
            or _apart(self.persons, other.persons, _are_namesakes)
            or _apart(self.days, other.days, _meet)
        )


def _subject(place: Place) -> list[Entity]:
    """The name that a clause begins with."""
    return [
        one for one in place.reading.entities if one.span.start == place.clause.start and " " in one.span.text
    ]


def _are_subjects(first: Entity, second: Entity) -> bool:
    """Whether two names may be one subject's; names are told apart where one is a person's."""
    persons = EntityType.PER in (first.type, second.type)
    return not persons or _are_namesakes(first.span.text, second.span.text)


def _apart(here: Sequence[_T], there: Sequence[_T], alike: Callable[[_T, _T], bool]) -> bool:
    """Whether both clauses have some of these, and none of the one is like one of the other."""
    return bool(here and there) and not any(alike(a, b) for a in here for b in there)


def _persons(place: Place) -> list[str]:
    """The persons that a clause names, by their full names where the account has them."""
    reading = place.reading
    named = [
        actor.name
        for actor in reading.actors
        if actor.type is ActorType.PERSON
        and any(one.link is LinkKind.NAME and place.clause.contains(one.span) for one in actor.mentions)
    ]
    entities = [
        one.span.text
        for one in reading.entities
        if one.type is EntityType.PER and place.clause.contains(one.span)
    ]
    return named or entities


def _are_namesakes(first: str, second: str) -> bool:
    return compare_persons(person_name(first), person_name(second)) is not None


def _days(place: Place) -> list[TimeExpression]:
    said = {one.said_on.span for one in place.reading.attributions if one.said_on}
    return [
        time
        for time in place.reading.times
        if time.days
        and time.days.first == time.days.last
        and time.span not in said
        and place.clause.contains(time.span)
    ]


def _meet(first: TimeExpression, second: TimeExpression) -> bool:
    one, other = first.days, second.days
    return one is None or other is None or (one.first <= other.last and other.first <= one.last)


def _difference(kind: DifferenceKind, first: Place, second: Place, near: float) -> Difference:
    return Difference(kind, first.clause.text, first.as_value(), second.as_value(), min(1.0, max(0.0, near)))
