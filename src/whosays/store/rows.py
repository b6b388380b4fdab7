"""Readings into tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert

from whosays.model import (
    Account,
    Actor,
    Attribution,
    Interval,
    Reading,
    Resolved,
    Span,
    TimeExpression,
    Unresolved,
)
from whosays.store.details import days_of
from whosays.store.fold import fold
from whosays.store.indexing import passages_of
from whosays.store.schema import (
    about,
    actors,
    attributions,
    candidates,
    entities,
    mentions,
    passages,
    pieces,
    texts,
    times,
)

BETWEEN_PIECES = " … "
Row = dict[str, Any]


def store_text(connection: Connection, account: Account) -> int:
    """The number of the new version of the account's text."""
    number = _insert_all(connection, texts, [text_row(account)])[0]
    found = passages_of(account.text)
    _insert(connection, passages, ({"text": number, "starts": start, "ends": end} for start, end in found))
    return number


def text_row(account: Account) -> Row:
    """A row of `texts`, but for its number."""
    told = account.metadata
    return {
        "account": account.id,
        "extractor": account.extractor,
        "text": account.text,
        "pages": list(account.pages),
        "language": account.language,
        "encoding": account.encoding,
        "replaced": account.replaced,
        "path": account.path,
        "title": told.title,
        "outlet": told.outlet,
        "authors": list(told.authors),
        "published": told.published,
        "url": told.url,
    }


def store_found(connection: Connection, number: int, reading: Reading) -> None:
    """Everything that was found, for the row `number` of `readings`."""
    told_times = _numbered_times(connection, number, reading)
    told_actors = _numbered_actors(connection, number, reading)
    published = days_of(reading.account.metadata.published)
    store_attributions(
        connection,
        [
            attribution_row(number, place, one, told_times, told_actors, published=published)
            for place, one in enumerate(reading.attributions)
        ],
        reading.attributions,
        told_times,
        told_actors,
    )
    found = ({"reading": number, "position": place, "type": one.type.value, **words(one.span)}
             for place, one in enumerate(reading.entities))  # fmt: skip
    _insert(connection, entities, found)


def store_attributions(
    connection: Connection,
    rows: Sequence[Row],
    found: Sequence[Attribution],
    told_times: Mapping[TimeExpression, int],
    told_actors: Mapping[Actor, int],
) -> list[int]:
    """The numbers of the attributions, stored with their pieces, times and candidates."""
    numbers = _insert_all(connection, attributions, rows)
    both = list(zip(numbers, found, strict=True))
    _insert(
        connection,
        pieces,
        (
            {"attribution": n, "position": place, **words(piece)}
            for n, a in both
            for place, piece in enumerate(a.content)
        ),
    )
    _insert(
        connection,
        about,
        (
            {"attribution": n, "position": place, "time": told_times[time]}
            for n, a in both
            for place, time in enumerate(a.about)
        ),
    )
    _insert(
        connection,
        candidates,
        (
            {"attribution": n, "position": place, "actor": told_actors[actor]}
            for n, a in both
            if isinstance(a.actor, Unresolved)
            for place, actor in enumerate(a.actor.candidates)
        ),
    )
    return numbers


def attribution_row(
    reading: int,
    place: int,
    one: Attribution,
    told_times: Mapping[TimeExpression, int],
    told_actors: Mapping[Actor, int],
    *,
    published: Interval | None,
) -> Row:
    """A row of `attributions`, but for its number.

    `published`: the days on which its account may have been.
    """
    said = one.said_on
    days = said.days if said and said.days else None
    day = days or published
    return {
        "reading": reading,
        "key": one.id,
        "position": place,
        "parent": one.parent,
        **_part("source", "source", one.source),
        **_part("cue", "cue", one.cue),
        "content": BETWEEN_PIECES.join(piece.text for piece in one.content),
        "quotation": one.quotation.value,
        "confidence": one.confidence,
        "act": one.act.value,
        **one.features.to_dict(),
        "link": one.actor.link.value if one.actor else None,
        "actor": told_actors[one.actor.actor] if isinstance(one.actor, Resolved) else None,
        **_part("hearer", "hearer", one.hearer),
        **_part("where", "where_words", one.where),
        "said_on": told_times[said] if said else None,
        "said_from": days.first.isoformat() if days else None,
        "said_to": days.last.isoformat() if days else None,
        "day": day.first.isoformat() if day else "",
    }


def words(span: Span) -> Row:
    """The columns that hold a span."""
    return {"starts": span.start, "ends": span.end, "words": span.text}


def _part(name: str, column: str, span: Span | None) -> Row:
    start, end, text = (span.start, span.end, span.text) if span else (None, None, None)
    return {f"{name}_start": start, f"{name}_end": end, column: text}


def _numbered_times(connection: Connection, number: int, reading: Reading) -> dict[TimeExpression, int]:
    own = list(enumerate(reading.times))
    found = [
        *own,
        *((None, time) for time in dict.fromkeys(_times(reading)) if time not in set(reading.times)),
    ]
    rows = [time_row(number, place, time) for place, time in found]
    return dict(zip((time for _, time in found), _insert_all(connection, times, rows), strict=True))


def time_row(reading: int, place: int | None, time: TimeExpression) -> Row:
    """A row of `times`, but for its number."""
    return {
        "reading": reading,
        "position": place,
        **words(time.span),
        "type": time.type.value,
        "value": time.value,
        "first_day": time.days.first.isoformat() if time.days else None,
        "last_day": time.days.last.isoformat() if time.days else None,
    }


def _times(reading: Reading) -> Iterator[TimeExpression]:
    for attribution in reading.attributions:
        yield from attribution.about
        if attribution.said_on is not None:
            yield attribution.said_on


def _numbered_actors(connection: Connection, number: int, reading: Reading) -> dict[Actor, int]:
    own = list(enumerate(reading.actors))
    found = [
        *own,
        *((None, one) for one in dict.fromkeys(_actors(reading)) if one not in set(reading.actors)),
    ]
    return store_actors(connection, number, found)


def store_actors(
    connection: Connection, reading: int, found: Sequence[tuple[int | None, Actor]]
) -> dict[Actor, int]:
    """The numbers of the actors, stored with their mentions, each at its place or at none."""
    rows = [actor_row(reading, place, actor) for place, actor in found]
    numbers = _insert_all(connection, actors, rows)
    told = (
        {"actor": number, "position": place, **words(mention.span), "link": mention.link.value}
        for number, (_, actor) in zip(numbers, found, strict=True)
        for place, mention in enumerate(actor.mentions)
    )
    _insert(connection, mentions, told)
    return dict(zip((actor for _, actor in found), numbers, strict=True))


def actor_row(reading: int, place: int | None, actor: Actor) -> Row:
    """A row of `actors`, but for its number."""
    return {
        "reading": reading,
        "key": actor.id,
        "position": place,
        "name": actor.name,
        "folded": fold(actor.name),
        "type": actor.type.value,
        "roles": list(actor.roles),
        "behind": actor.behind,
    }


def _actors(reading: Reading) -> Iterator[Actor]:
    for attribution in reading.attributions:
        match attribution.actor:
            case Resolved(actor=actor):
                yield actor
            case Unresolved(candidates=found):
                yield from found


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    found = list(rows)
    if found:
        connection.execute(insert(table), found)


def _insert_all(connection: Connection, table: Table, rows: Sequence[Row]) -> list[int]:
    """The numbers that the store gave to the rows, in their order."""
    if not rows:
        return []
    numbered = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(connection.execute(numbered, rows).scalars())
