"""Searching: words in the full-text indexes, everything else in the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import CTE, ColumnElement, Connection, Select, func, literal, or_, select, union

from whosays.model import Interval
from whosays.store.fold import fold
from whosays.store.hits import hits
from whosays.store.index import ACTORS, PASSAGES, STATEMENTS
from whosays.store.query import Hit, Order, Page, Query, Within
from whosays.store.schema import (
    about,
    accounts,
    attributions,
    identities,
    identity_members,
    outlet_names,
    passages,
    readings,
    times,
)
from whosays.store.terms import name_terms, terms


def search(connection: Connection, query: Query) -> Page[Hit]:
    """The statements of one page, and whether there are more."""
    if _is_for_nothing(query):
        return Page((), query.offset, more=False)
    chosen = _ordered(_chosen(connection, query), query)
    rows = connection.execute(chosen.limit(query.limit + 1).offset(query.offset)).all()
    shown = rows[: query.limit]
    return Page(tuple(hits(connection, shown, query)), query.offset, more=len(rows) > query.limit)


def count(connection: Connection, query: Query) -> int:
    """How many statements there are on all pages."""
    if _is_for_nothing(query):
        return 0
    chosen = _chosen(connection, query).subquery()
    return int(connection.execute(select(func.count()).select_from(chosen)).scalar_one())


def statements(connection: Connection, query: Query) -> dict[str, set[str]]:
    """The ids of all statements, by account, in the order in which accounts were added."""
    found: dict[str, set[str]] = {}
    if _is_for_nothing(query):
        return found
    chosen = _chosen(connection, query).add_columns(accounts.c.id.label("account"), attributions.c.key)
    for row in connection.execute(chosen.order_by(accounts.c.added, accounts.c.id)):
        found.setdefault(row.account, set()).add(row.key)
    return found


def _is_for_nothing(query: Query) -> bool:
    """Something without a word in it (`***`) stands nowhere."""
    return any(told is not None and not fold(told) for told in (query.words, query.actor, query.outlet))


def _ordered(chosen: Select[Any], query: Query) -> Select[Any]:
    if query.words is not None and query.order is Order.RANK:
        return chosen.order_by(chosen.selected_columns.score.desc(), attributions.c.id)
    return chosen.order_by(_first_day().desc().nulls_last(), attributions.c.id)


def _chosen(connection: Connection, query: Query) -> Select[Any]:
    """A query for `id`, `score` and where in the account the words are, of every statement."""
    found = _found(connection, query)
    every = attributions.join(readings, readings.c.id == attributions.c.reading).join(
        accounts, accounts.c.id == readings.c.account
    )
    if found is None:
        chosen = select(
            attributions.c.id, literal(0.0).label("score"), literal(0).label("starts")
        ).select_from(every)
    else:
        own = attributions.c.id if query.within is Within.STATEMENT else attributions.c.reading
        chosen = select(attributions.c.id, found.c.score, found.c.starts).select_from(
            found.join(every, own == found.c.id)
        )
    return chosen.where(readings.c.current == 1, *_conditions(connection, query))


def _found(connection: Connection, query: Query) -> CTE | None:
    """The statements, or the readings, that have the words; looked up before anything else."""
    if query.words is None:
        return None
    told = terms(query.words)
    if query.within is Within.STATEMENT:
        found = STATEMENTS.scored(connection, told).add_columns(literal(0).label("starts"))
    else:
        found = _accounts(PASSAGES.scored(connection, told).cte("entries").prefix_with("MATERIALIZED"))
    return found.cte("found").prefix_with("MATERIALIZED")


def _accounts(entries: CTE) -> Select[Any]:
    """The readings whose texts have the passages: the best of these counts, and the first is shown."""
    best, first = func.max(entries.c.score).label("score"), func.min(passages.c.starts).label("starts")
    return (
        select(readings.c.id, best, first)
        .select_from(entries.join(passages, passages.c.id == entries.c.id))
        .join(readings, readings.c.text == passages.c.text)
        .where(readings.c.current == 1)
        .group_by(readings.c.id)
    )


def _conditions(connection: Connection, query: Query) -> Iterator[ColumnElement[bool]]:
    for column, value in (
        (attributions.c.act, query.act),
        (attributions.c.quotation, query.quotation),
        (accounts.c.id, query.account),
    ):
        if value is not None:
            yield column == str(value)
    if query.actor is not None:
        yield attributions.c.actor.in_(called(connection, query.actor))
    if query.outlet is not None:
        yield _of_outlet(fold(query.outlet))
    if query.since is not None:
        yield func.coalesce(attributions.c.said_to, accounts.c.published_to) >= query.since.isoformat()
    if query.until is not None:
        yield _first_day() <= query.until.isoformat()
    if query.about is not None:
        yield attributions.c.id.in_(_about(query.about))
    if query.checked_only:
        yield or_(attributions.c.checked_at.is_not(None), accounts.c.checked_at.is_not(None))


def _first_day() -> ColumnElement[str]:
    """When it was said, or else the account was published: the first day that it may have been."""
    return func.coalesce(attributions.c.said_from, accounts.c.published_from)


def called(connection: Connection, name: str) -> Select[Any]:
    """The actors of all accounts who go by the name, in their account or as an identity."""
    named = ACTORS.matching(connection, name_terms(name)).cte("named").prefix_with("MATERIALIZED")
    member = identity_members.alias()
    same = (
        select(member.c.actor)
        .join(identity_members, identity_members.c.identity == member.c.identity)
        .where(identity_members.c.actor.in_(select(named.c.id)))
    )
    known = (
        select(identity_members.c.actor)
        .join(identities, identities.c.id == identity_members.c.identity)
        .where(identities.c.folded == fold(name))
    )
    return select(union(select(named.c.id), same, known).subquery())


def _of_outlet(folded: str) -> ColumnElement[bool]:
    known = outlet_names.alias()
    registered = select(outlet_names.c.outlet).where(outlet_names.c.folded == folded)
    names = select(known.c.folded).where(known.c.outlet.in_(registered))
    return or_(
        accounts.c.outlet_folded == folded,
        accounts.c.outlet_folded.in_(names),
        accounts.c.outlet_id.in_(registered),
    )


def _about(days: Interval) -> Select[Any]:
    return (
        select(about.c.attribution)
        .join(times, times.c.id == about.c.time)
        .where(times.c.first_day <= days.last.isoformat(), times.c.last_day >= days.first.isoformat())
    )
