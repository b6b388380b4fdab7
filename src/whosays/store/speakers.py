"""Who says how much, across accounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select, union

from whosays.model import ActorType
from whosays.store.fold import fold
from whosays.store.leading import Leading
from whosays.store.schema import accounts, actors, attributions, identities, identity_members, readings
from whosays.store.search import called


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something: an identity, or where none was made all actors of one name.

    Attributes:
        identity: its id; None where no identity was made; actor: the id of one of its actors.
        statements: how many attributions of current readings are the speaker's; accounts: in how many.
        first, last: between what days, as far as it is told when it was said or published.
    """

    identity: str | None
    actor: str
    name: str
    type: ActorType
    statements: int
    accounts: int
    first: str | None
    last: str | None


def speakers(connection: Connection, name: str | None, limit: int, offset: int) -> Iterator[Speaker]:
    """Those who go by the words of `name` (None: all who are named), who says most first."""
    if name is not None and not fold(name):  # no word in it: nobody is called so
        return
    found = connection.execute(_counted(connection, name).limit(limit).offset(offset)).all()
    days = {row.one: row for row in connection.execute(_between([row.one for row in found]))}
    for row in found:
        first, last = days[row.one].first, days[row.one].last
        type_, count = ActorType(row.type), int(row.statements)
        yield Speaker(row.identity, row.actor, row.name, type_, count, row.accounts, first, last)


_ONE = func.coalesce(identity_members.c.identity, actors.c.folded).label("one")


def _counted(connection: Connection, name: str | None) -> Select[Any]:
    """Who there is; counted by actors of single accounts first, of whom there are fewer than statements."""
    said = select(attributions.c.actor, func.count().label("number")).group_by(attributions.c.actor)
    said = said.where(attributions.c.actor.is_not(None))
    if name is not None:
        said = said.where(attributions.c.actor.in_(called(connection, name)))
    each = said.cte("each").prefix_with("MATERIALIZED")
    count = func.sum(each.c.number)
    speaking = Leading(each, actors, actors.c.id == each.c.actor)
    current = Leading(speaking, readings, readings.c.id == actors.c.reading)
    query = (
        select(
            _ONE,
            func.max(identity_members.c.identity).label("identity"),
            func.max(actors.c.key).label("actor"),
            func.max(func.coalesce(identities.c.name, actors.c.name)).label("name"),
            func.max(func.coalesce(identities.c.type, actors.c.type)).label("type"),
            count.label("statements"),
            func.count(actors.c.reading.distinct()).label("accounts"),
        )
        .select_from(
            current.outerjoin(identity_members, identity_members.c.actor == actors.c.id).outerjoin(
                identities, identities.c.id == identity_members.c.identity
            )
        )
        .where(readings.c.current == 1)
        .group_by(_ONE)
        .order_by(count.desc(), _ONE)
    )
    if name is None:  # those who are only described (*two officials*) are nobody: each account has its own
        query = query.where(actors.c.type != ActorType.UNNAMED.value)
    return query


def _between(ones: Sequence[str]) -> Select[Any]:
    """Between what days each of them speaks."""
    known = select(identity_members.c.actor.label("id")).where(identity_members.c.identity.in_(ones))
    lone = select(actors.c.id).where(actors.c.folded.in_(ones))
    theirs = union(known, lone).cte("theirs").prefix_with("MATERIALIZED")
    said = Leading(theirs, attributions, attributions.c.actor == theirs.c.id)
    with_actors = Leading(said, actors, actors.c.id == theirs.c.id)
    current = Leading(with_actors, readings, readings.c.id == actors.c.reading)
    told = Leading(current, accounts, accounts.c.id == readings.c.account)
    first = func.coalesce(attributions.c.said_from, accounts.c.published_from)
    last = func.coalesce(attributions.c.said_to, accounts.c.published_to)
    return (
        select(_ONE, func.min(first).label("first"), func.max(last).label("last"))
        .select_from(told.outerjoin(identity_members, identity_members.c.actor == actors.c.id))
        .where(readings.c.current == 1)
        .group_by(_ONE)
    )
