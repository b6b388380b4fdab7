"""Who says how much, across accounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from whosays.model import ActorType
from whosays.store.fold import fold
from whosays.store.schema import accounts, actors, attributions, identities, identity_members, readings
from whosays.store.search import called


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something: an identity, or where none was made all actors of one name.

    Attributes:
        identity: its id; None where no identity was made.
        statements: how many attributions of current readings are the speaker's; accounts: in how many.
        first, last: between what days, as far as it is told when it was said or published.
    """

    identity: str | None
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
    one = func.coalesce(identities.c.id, actors.c.folded)
    count, first = func.count(), func.coalesce(attributions.c.said_from, accounts.c.published_from)
    last = func.coalesce(attributions.c.said_to, accounts.c.published_to)
    query = (
        select(
            func.max(identities.c.id).label("identity"),
            func.max(func.coalesce(identities.c.name, actors.c.name)).label("name"),
            func.max(func.coalesce(identities.c.type, actors.c.type)).label("type"),
            count.label("statements"),
            func.count(accounts.c.id.distinct()).label("accounts"),
            func.min(first).label("first"),
            func.max(last).label("last"),
        )
        .select_from(attributions)
        .join(readings, readings.c.id == attributions.c.reading)
        .join(accounts, accounts.c.id == readings.c.account)
        .join(actors, actors.c.id == attributions.c.actor)
        .outerjoin(identity_members, identity_members.c.actor == actors.c.id)
        .outerjoin(identities, identities.c.id == identity_members.c.identity)
        .where(readings.c.current == 1, _chosen(connection, name))
        .group_by(one)
        .order_by(count.desc(), one)
    )
    for row in connection.execute(query.limit(limit).offset(offset)):
        yield Speaker(
            row.identity, row.name, ActorType(row.type), row.statements, row.accounts, row.first, row.last
        )


def _chosen(connection: Connection, name: str | None) -> ColumnElement[bool]:
    """Untold, those who are only described (*two officials*) are nobody: each account has its own."""
    if name is None:
        return actors.c.type != ActorType.UNNAMED.value
    return actors.c.id.in_(called(connection, name))
