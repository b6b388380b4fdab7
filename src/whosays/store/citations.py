"""Who cites whom: outlets those who speak in their accounts, and these whoever speaks in what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from whosays.store.fold import fold
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


def citations(connection: Connection, scope: Scope, most: int) -> tuple[list[Cited], list[Cited]]:
    """What outlets cite, and what those cite in turn: the most frequent first, so many of each."""
    direct = _direct(connection, scope).order_by(func.sum(_NUMBER).desc(), "by", "whom").limit(most)
    nested = _nested(connection, scope).order_by(func.count().desc(), "by", "whom").limit(most)
    return list(_cited(connection, direct)), list(_cited(connection, nested))


_PER_ACTOR = (
    select(attributions.c.actor, func.count().label("number"))
    .where(attributions.c.parent.is_(None), attributions.c.actor.is_not(None))
    .group_by(attributions.c.actor)
    .subquery("per_actor")
)
_NUMBER = _PER_ACTOR.c.number


def _direct(connection: Connection, scope: Scope) -> Select[Any]:
    """Counted by actors of single accounts first, of whom there are fewer than statements."""
    id_ = func.coalesce(identities.c.id, actors.c.key)
    query = (
        select(
            func.max(accounts.c.outlet).label("by"),
            func.max(func.coalesce(identities.c.name, actors.c.name)).label("whom"),
            func.max(id_).label("whom_id"),
            func.sum(_NUMBER).label("statements"),
        )
        .select_from(_PER_ACTOR)
        .join(actors, actors.c.id == _PER_ACTOR.c.actor)
        .join(readings, readings.c.id == actors.c.reading)
        .join(accounts, accounts.c.id == readings.c.account)
        .outerjoin(identity_members, identity_members.c.actor == actors.c.id)
        .outerjoin(identities, identities.c.id == identity_members.c.identity)
        .where(readings.c.current == 1, accounts.c.outlet_folded.is_not(None))
        .group_by(func.coalesce(accounts.c.outlet_id, accounts.c.outlet_folded), id_)
    )
    if scope.actor is not None:
        query = query.where(actors.c.id.in_(members_of(connection, scope.actor)))
    return _within(query, scope)


def _nested(connection: Connection, scope: Scope) -> Select[Any]:
    around, other = attributions.alias("around"), actors.alias("other")
    theirs, whose = identity_members.alias("theirs"), identities.alias("whose")
    by_id, whom_id = func.coalesce(whose.c.id, other.c.key), func.coalesce(identities.c.id, actors.c.key)
    same = (around.c.reading == attributions.c.reading) & (around.c.key == attributions.c.parent)
    query = (
        select(
            func.max(func.coalesce(whose.c.name, other.c.name)).label("by"),
            by_id.label("by_id"),
            func.max(func.coalesce(identities.c.name, actors.c.name)).label("whom"),
            whom_id.label("whom_id"),
            func.count().label("statements"),
        )
        .select_from(attributions)
        .join(around, same)
        .join(actors, actors.c.id == attributions.c.actor)
        .join(other, other.c.id == around.c.actor)
        .join(readings, readings.c.id == attributions.c.reading)
        .join(accounts, accounts.c.id == readings.c.account)
        .outerjoin(identity_members, identity_members.c.actor == actors.c.id)
        .outerjoin(identities, identities.c.id == identity_members.c.identity)
        .outerjoin(theirs, theirs.c.actor == other.c.id)
        .outerjoin(whose, whose.c.id == theirs.c.identity)
        .where(readings.c.current == 1, attributions.c.parent.is_not(None), by_id != whom_id)
        .group_by(by_id, whom_id)
    )
    if scope.actor is not None:
        members = members_of(connection, scope.actor)
        query = query.where(actors.c.id.in_(members) | other.c.id.in_(members))
    return _within(query, scope)


def _within(query: Select[Any], scope: Scope) -> Select[Any]:
    if scope.story is not None:
        query = query.where(accounts.c.story == scope.story)
    if scope.outlet is not None:
        query = query.where(of_outlet(fold(scope.outlet)))
    return query


def _cited(connection: Connection, query: Select[Any]) -> Iterator[Cited]:
    for row in connection.execute(query):
        yield Cited(row.by, getattr(row, "by_id", None), row.whom, row.whom_id, int(row.statements))
