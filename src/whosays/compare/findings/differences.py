"""Figures, dates and names of one thing that differ between accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import log
from typing import TypeVar

from whosays.compare.findings.differences_names import differing_names
from whosays.compare.findings.things import Embed, Place, best_pairs, fates, nearness, places
from whosays.compare.quantities import COUNT, Quantity, quantities
from whosays.extract.acts.wordsets import word_set
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

# Nearness from which on two figures, or dates, are taken to be of one thing, and what adds to it; chosen
# on the sets' items with odd numbers.
_LEAST = 0.4
_LEAST_DATED = 0.55
_MEASURED = 0.15  # in one unit: kilometres are seldom spoken of twice
_APART = 0.08  # for each power of e that lies between the figures
_MONTH = 31  # days
_GIVEN = 0.08  # `the 120 allowed` is a figure that is known from elsewhere
_FARTHEST = 4.0  # powers of e
_SAME_NOUN, _OTHER_NOUN = 0.12, -0.10
_SAME_FATE = 0.12
_PEOPLE = word_set(
    "people person persons men women man woman children child boys girls students pupils prisoners inmates "
    "passengers residents villagers workers miners soldiers troops officers police civilians protesters "
    "marchers "
    "demonstrators migrants refugees patients victims voters citizens journalists reporters fans spectators "
    "attackers fighters militants rebels sailors fishermen crew members staff employees candidates lives "
    "bodies "
    "dead injured wounded missing suspects detainees hostages guests visitors families"
)


def differences(
    readings: Iterable[Reading], embed: Embed, who: Mapping[str, str] | None = None
) -> tuple[Difference, ...]:
    """Every pair of values of different accounts that are of one thing and cannot both be true.

    Args:
        embed: unit vectors of extents of a text.
        who: id of an actor → id of whom it is across accounts.
    """
    held = list(readings)
    figured = [_figures(reading, embed) for reading in held]
    dated = [_dates(reading, embed) for reading in held]
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


Figured = tuple[Sequence[Quantity], Sequence[Place]]
Dated = tuple[Sequence[TimeExpression], Sequence[Place]]


def _figures(reading: Reading, embed: Embed) -> Figured:
    text = reading.account.text
    found = [one for start, end in paragraphs(text, body_start(text)) for one in quantities(text, start, end)]
    dated = [time.span for time in reading.times if time.type in (TimeType.DATE, TimeType.TIME)]
    found = [one for one in found if not any(span.contains(one.span) for span in dated)]
    return found, places(reading, [(one.span, one.shown) for one in found], embed)


def _dates(reading: Reading, embed: Embed) -> Dated:
    found = [time for time in reading.times if time.days and time.type in (TimeType.DATE, TimeType.TIME)]
    return found, places(reading, [(one.span, one.value or "") for one in found], embed)


def _differing_figures(first: Figured, second: Figured) -> Iterator[Difference]:
    (ours, here), (theirs, there) = first, second

    def score(a: int, b: int) -> float | None:
        if _compared(ours[a], theirs[b]) is None or _of_others(here[a], there[b]):
            return None
        return (
            nearness(here[a], there[b])
            + _likeness(ours[a], theirs[b])
            + _fate(here[a], there[b])
            - _given(here[a], there[b])
        )

    for a, b, value in best_pairs(here, there, score, _LEAST):
        pair = _compared(ours[a], theirs[b])
        if pair and not pair[0].agrees(pair[1]):
            yield _difference(DifferenceKind.FIGURE, here[a], there[b], value)


def _compared(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity] | None:
    """Both in one dimension; None where they measure different things."""
    if (other := first.comparable(second)) is not None:
        return first, other
    one = second.comparable(first)
    return (one, second) if one is not None else None


def _likeness(first: Quantity, second: Quantity) -> float:
    """What the figures themselves say for their being of one thing: unit, noun, and size."""
    pair = _compared(first, second)
    if pair is None:
        return 0.0
    measured = _MEASURED if not pair[0].dimension.startswith(COUNT) else _noun(first, second)
    return measured - _APART * min(_FARTHEST, abs(log(pair[0].size_of() / pair[1].size_of())))


def _noun(first: Quantity, second: Quantity) -> float:
    """What speaks for two counts being of one kind of things."""
    one, other = first.counted, second.counted
    if not one or not other:
        return 0.0
    if one == other or (one in _PEOPLE and other in _PEOPLE):
        return _SAME_NOUN
    return _OTHER_NOUN if (one in _PEOPLE) != (other in _PEOPLE) else 0.0


def _given(first: Place, second: Place) -> float:
    """What speaks against two figures of which one alone is spoken of as known."""
    return _GIVEN if _is_given(first) != _is_given(second) else 0.0


def _is_given(place: Place) -> bool:
    text, words = place.reading.account.text, place.words
    return text[: words.start].endswith(("the ", "The ")) or " the " in f"{words.text} "


def _subject(place: Place) -> list[Entity]:
    """The name that a clause begins with."""
    return [
        one for one in place.reading.entities if one.span.start == place.clause.start and " " in one.span.text
    ]


def _are_subjects(first: Entity, second: Entity) -> bool:
    """Whether two names may be one subject's; names are told apart where one is a person's."""
    persons = EntityType.PER in (first.type, second.type)
    return not persons or _are_namesakes(first.span.text, second.span.text)


def _fate(first: Place, second: Place) -> float:
    return _SAME_FATE if fates(first) & fates(second) else 0.0


def _of_others(first: Place, second: Place) -> bool:
    """Whether the clauses say that the figures are of different things: fates, persons, or days."""
    one, other = fates(first), fates(second)
    if one and other and not one & other:
        return True
    if _apart(first, second, _subject, _are_subjects):
        return True
    return _apart(first, second, _persons, _are_namesakes) or _apart(first, second, _days, _meet)


def _apart(
    first: Place, second: Place, of: Callable[[Place], list[_T]], alike: Callable[[_T, _T], bool]
) -> bool:
    """Whether both clauses have some of these, and none of the one is like one of the other."""
    here, there = of(first), of(second)
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


def _are_of_one_kind(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether both are as exact: a year is not set against a day."""
    lengths = [(one.days.last - one.days.first).days for one in (first, second) if one.days]
    return max(lengths) <= _MONTH or min(lengths) > _MONTH


def _differing_dates(first: Dated, second: Dated) -> Iterator[Difference]:
    (ours, here), (theirs, there) = first, second

    def score(a: int, b: int) -> float | None:
        if _apart(here[a], there[b], _persons, _are_namesakes):
            return None
        return nearness(here[a], there[b])

    for a, b, value in best_pairs(here, there, score, _LEAST_DATED):
        if not _meet(ours[a], theirs[b]) and _are_of_one_kind(ours[a], theirs[b]):
            yield _difference(DifferenceKind.DATE, here[a], there[b], value)


def _difference(kind: DifferenceKind, first: Place, second: Place, near: float) -> Difference:
    return Difference(kind, first.clause.text, first.as_value(), second.as_value(), min(1.0, max(0.0, near)))
