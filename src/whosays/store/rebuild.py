"""Readings out of tables, exactly as they were stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, Table, func, select

from whosays.model import (
    Account,
    Act,
    Actor,
    ActorType,
    Attribution,
    AttributionType,
    Determinacy,
    Entity,
    EntityType,
    Features,
    Interval,
    LinkKind,
    Mention,
    Metadata,
    Polarity,
    Quotation,
    Reading,
    Resolved,
    SourceType,
    Span,
    TimeExpression,
    TimeType,
    Unresolved,
)
from whosays.store.schema import (
    about,
    actors,
    attributions,
    candidates,
    entities,
    mentions,
    pieces,
    readings,
    seen_words,
    texts,
    times,
)

Value = TypeVar("Value")
Kept = Row[Any]


def reading_of(connection: Connection, number: int) -> Reading:
    """The reading of that number."""
    model, text, seen = connection.execute(
        select(readings.c.model, readings.c.text, seen_words.c.packed)
        .outerjoin(seen_words, seen_words.c.reading == func.coalesce(readings.c.corrects, readings.c.id))
        .where(readings.c.id == number)
    ).one()
    account = account_of(connection.execute(select(texts).where(texts.c.id == text)).one())
    told_times = _times(connection, number)
    told_actors = _actors(connection, number)
    return Reading(
        account,
        model,
        _attributions(connection, number, told_times, told_actors),
        tuple(_entity(row) for row in connection.execute(_found(entities, number))),
        tuple(time for time, place in told_times.values() if place is not None),
        tuple(actor for actor, place in told_actors.values() if place is not None),
        seen or b"",
    )


def cast_of(connection: Connection, number: int) -> tuple[Actor, ...]:
    """The actors of the reading of that number."""
    found = _actors(connection, number).values()
    return tuple(actor for actor, place in found if place is not None)


def account_of(row: Kept) -> Account:
    """The account that a row of `texts` is a version of."""
    told = Metadata(row.title, row.outlet, tuple(row.authors), row.published, row.url)
    return Account(
        id=row.account,
        path=row.path,
        text=row.text,
        language=row.language,
        encoding=row.encoding,
        replaced=row.replaced,
        metadata=told,
        extractor=row.extractor,
        pages=tuple(row.pages),
    )


def _found(table: Table, reading: int) -> Select[Any]:
    """What was found, in its order; what attributions alone have has no place, and comes wherever."""
    return select(table).where(table.c.reading == reading).order_by(table.c.position)


def _times(connection: Connection, reading: int) -> dict[int, tuple[TimeExpression, int | None]]:
    return {row.id: (_time(row), row.position) for row in connection.execute(_found(times, reading))}


def _time(row: Kept) -> TimeExpression:
    days = (
        Interval(date.fromisoformat(row.first_day), date.fromisoformat(row.last_day))
        if row.first_day
        else None
    )
    return TimeExpression(_span(row), TimeType(row.type), row.value, days)


def _actors(connection: Connection, reading: int) -> dict[int, tuple[Actor, int | None]]:
    called = _grouped(
        connection, mentions, actors, reading, lambda row: Mention(_span(row), LinkKind(row.link))
    )
    rows = connection.execute(_found(actors, reading))
    return {row.id: (_actor(row, called[row.id]), row.position) for row in rows}


def _actor(row: Kept, called: Iterable[Mention]) -> Actor:
    return Actor(row.key, row.name, ActorType(row.type), tuple(row.roles), row.behind, tuple(called))


def _attributions(
    connection: Connection,
    reading: int,
    told_times: Mapping[int, tuple[TimeExpression, int | None]],
    told_actors: Mapping[int, tuple[Actor, int | None]],
) -> tuple[Attribution, ...]:
    content = _grouped(connection, pieces, attributions, reading, _span)
    of_time = _grouped(connection, about, attributions, reading, lambda row: told_times[row.time][0])
    possible = _grouped(connection, candidates, attributions, reading, lambda row: told_actors[row.actor][0])

    def attribution(row: Kept) -> Attribution:
        return Attribution(
            row.key,
            row.parent,
            _part(row.source_start, row.source_end, row.source),
            Span(row.cue_start, row.cue_end, row.cue),
            tuple(content[row.id]),
            Quotation(row.quotation),
            row.confidence,
            act=Act(row.act),
            features=_features(row),
            actor=_link(row, told_actors, possible[row.id]),
            hearer=_part(row.hearer_start, row.hearer_end, row.hearer),
            where=_part(row.where_start, row.where_end, row.where_words),
            said_on=told_times[row.said_on][0] if row.said_on is not None else None,
            about=tuple(of_time[row.id]),
        )

    return tuple(attribution(row) for row in connection.execute(_found(attributions, reading)))


def _features(row: Kept) -> Features:
    return Features(
        SourceType(row.source_type),
        AttributionType(row.type),
        Polarity(row.polarity),
        Determinacy(row.determinacy),
    )


def _link(
    row: Kept, told_actors: Mapping[int, tuple[Actor, int | None]], possible: Iterable[Actor]
) -> Resolved | Unresolved | None:
    if row.link is None:
        return None
    if row.actor is None:
        return Unresolved(LinkKind(row.link), tuple(possible))
    return Resolved(told_actors[row.actor][0], LinkKind(row.link))


def _entity(row: Kept) -> Entity:
    return Entity(_span(row), EntityType(row.type))


def _span(row: Kept) -> Span:
    return Span(row.starts, row.ends, row.words)


def _part(start: int | None, end: int | None, words: str | None) -> Span | None:
    return None if start is None or end is None or words is None else Span(start, end, words)


def _grouped(
    connection: Connection, parts: Table, wholes: Table, reading: int, value: Callable[[Kept], Value]
) -> dict[int, list[Value]]:
    """The parts of each whole of a reading, in their order: mentions of actors, pieces of attributions."""
    owner = next(column for column in parts.c if column.references(wholes.c.id))
    rows = connection.execute(
        select(parts)
        .join(wholes, wholes.c.id == owner)
        .where(wholes.c.reading == reading)
        .order_by(owner, parts.c.position)
    )
    found: dict[int, list[Value]] = defaultdict(list)
    for row in rows:
        found[row._mapping[owner]].append(value(row))
    return found
