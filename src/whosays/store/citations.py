"""Who cites whom: outlets those who speak in their accounts, and these whoever speaks in what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, FromClause, Row, Select, func, null, select, text

from whosays.store.fold import fold
from whosays.store.leading import Leading
from whosays.store.lookup import members_of
from whosays.store.schema import accounts, actors, attributions, identities, identity_members, readings
from whosays.store.search import of_outlet


@dataclass(frozen=True, slots=True)
class Scope:
    """In which accounts, and of whom: everything that is told must hold.

    Attributes:
        story: id of the story that the accounts are of; outlet: a name of who published them.
        actor: id of who cites or is cited.
    """

    story: str | None = None
    outlet: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """Somebody who is cited so many times, directly, by an outlet or by somebody who speaks.

    Attributes:
        by: name of the outlet or of who cites; by_id: that one's id, None of an outlet.
        whom, whom_id: name and id, an identity's or (where none was made) an actor's.
    """

    by: str
    by_id: str | None
    whom: str
    whom_id: str
    statements: int


_STRONGEST = (text("statements DESC"), text("by_name"), text("whom"))


def citations(connection: Connection, scope: Scope, most: int) -> tuple[list[Cited], list[Cited]]:
    """What outlets cite, and what those cite in turn: the most frequent first, so many of each."""
    found = (query(connection, scope).order_by(*_STRONGEST).limit(most) for query in (_direct, _nested))
    direct, nested = (list(map(_cited, connection.execute(query))) for query in found)
    return direct, nested


def _direct(connection: Connection, scope: Scope) -> Select[Any]:
    """Counted by actors of single accounts first, of whom there are fewer than statements."""
    cited = (
        select(attributions.c.actor, func.count().label("number"))
        .where(attributions.c.parent.is_(None), attributions.c.actor.is_not(None))
        .group_by(attributions.c.actor)
    )
    if scope.actor is not None:
        cited = cited.where(attributions.c.actor.in_(members_of(connection, scope.actor)))
    each = _within(cited, scope).cte("each").prefix_with("MATERIALIZED")
    speaking = Leading(each, actors, actors.c.id == each.c.actor)
    current = Leading(speaking, readings, readings.c.id == actors.c.reading)
    told = Leading(current, accounts, accounts.c.id == readings.c.account)
    id_ = func.coalesce(identity_members.c.identity, actors.c.key)
    return (
        select(
            func.max(accounts.c.outlet).label("by_name"),
            null().label("by_id"),
            func.max(func.coalesce(identities.c.name, actors.c.name)).label("whom"),
            id_.label("whom_id"),
            func.sum(each.c.number).label("statements"),
        )
        .select_from(_identified(told, actors, identity_members, identities))
        .where(readings.c.current == 1, accounts.c.outlet_folded.is_not(None))
        .group_by(func.coalesce(accounts.c.outlet_id, accounts.c.outlet_folded), id_)
    )


def _nested(connection: Connection, scope: Scope) -> Select[Any]:
    cited = select(attributions.c.id).where(attributions.c.parent.is_not(None))
    if scope.actor is not None:
        known = members_of(connection, scope.actor).subquery()
        speaks_in = select(actors.c.reading).where(actors.c.id.in_(select(known)))
        cited = cited.where(attributions.c.reading.in_(speaks_in))
    each = _within(cited, scope).cte("each").prefix_with("MATERIALIZED")
    around, other = attributions.alias("around"), actors.alias("other")
    theirs, whose = identity_members.alias("theirs"), identities.alias("whose")
    same = (around.c.reading == attributions.c.reading) & (around.c.key == attributions.c.parent)
    nested = Leading(Leading(each, attributions, attributions.c.id == each.c.id), around, same)
    both = Leading(nested, actors, actors.c.id == attributions.c.actor)
    speaking = Leading(both, other, other.c.id == around.c.actor)
    current = Leading(speaking, readings, readings.c.id == attributions.c.reading)
    named = _identified(_identified(current, actors, identity_members, identities), other, theirs, whose)
    by_id = func.coalesce(theirs.c.identity, other.c.key)
    whom_id = func.coalesce(identity_members.c.identity, actors.c.key)
    query = (
        select(
            func.max(func.coalesce(whose.c.name, other.c.name)).label("by_name"),
            by_id.label("by_id"),
            func.max(func.coalesce(identities.c.name, actors.c.name)).label("whom"),
            whom_id.label("whom_id"),
            func.count().label("statements"),
        )
        .select_from(named)
        .where(readings.c.current == 1, by_id != whom_id)
        .group_by(by_id, whom_id)
    )
    if scope.actor is not None:
        members = select(members_of(connection, scope.actor).subquery())
        query = query.where(actors.c.id.in_(members) | other.c.id.in_(members))
    return query


def _identified(ways: FromClause, actor: FromClause, member: FromClause, identity: FromClause) -> FromClause:
    """With who the actors are across accounts, where that is known."""
    known = ways.outerjoin(member, member.c.actor == actor.c.id)
    return known.outerjoin(identity, identity.c.id == member.c.identity)


def _within(query: Select[Any], scope: Scope) -> Select[Any]:
    """Of attributions: those in the accounts that are told."""
    conditions = []
    if scope.story is not None:
        conditions.append(accounts.c.story == scope.story)
    if scope.outlet is not None:
        conditions.append(of_outlet(fold(scope.outlet)))
    if not conditions:
        return query
    told = select(readings.c.id).join(accounts, accounts.c.id == readings.c.account).where(*conditions)
    return query.where(attributions.c.reading.in_(told))


def _cited(row: Row[Any]) -> Cited:
    return Cited(row.by_name, row.by_id, row.whom, row.whom_id, int(row.statements))
