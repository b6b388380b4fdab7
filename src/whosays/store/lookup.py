"""What people call by the beginning of its id; how many fit, they are told."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select

from whosays.store.fold import fold
from whosays.store.schema import (
    accounts,
    actors,
    attributions,
    identities,
    identity_members,
    judgements,
    readings,
)

MOST = 20  # that are told


def accounts_called(connection: Connection, beginning: str) -> list[str]:
    """The ids of accounts that begin so, `MOST` at most."""
    begins = accounts.c.id.startswith(beginning, autoescape=True)  # for which no store looks into its index
    there = accounts.c.id.between(beginning, f"{beginning}g")  # ids are of 0 to 9 and a to f
    query = select(accounts.c.id).where(there, begins)
    return list(connection.execute(query.order_by(accounts.c.id).limit(MOST)).scalars())


def statements_called(connection: Connection, beginning: str, account: str = "") -> list[tuple[str, str]]:
    """Account and id of the statements in current readings whose id begins so, `MOST` at most.

    `account`: how the id of their account begins.
    """
    query = (
        select(readings.c.account, attributions.c.key)
        .join(readings, readings.c.id == attributions.c.reading)
        .where(readings.c.current == 1, attributions.c.key.startswith(beginning, autoescape=True))
        .where(readings.c.account.startswith(account, autoescape=True))
        .order_by(readings.c.account, attributions.c.key)
    )
    return [(found.account, found.key) for found in connection.execute(query.limit(MOST))]


def judgements_called(connection: Connection, beginning: str) -> list[str]:
    """The ids of judgements that begin so, `MOST` at most."""
    query = select(judgements.c.id).where(judgements.c.id.startswith(beginning, autoescape=True))
    return list(connection.execute(query.order_by(judgements.c.number).limit(MOST)).scalars())


def actors_called(connection: Connection, called: str) -> list[tuple[str, str]]:
    """Id and name of the identities whose id begins so, or who are called so; else of actors of accounts.

    `MOST` at most.
    """
    begins = identities.c.id.startswith(called.lower(), autoescape=True)
    named = select(identities.c.id, identities.c.name).where(begins | (identities.c.folded == fold(called)))
    found = connection.execute(named.order_by(identities.c.id).limit(MOST)).all()
    if not found:
        own = (
            select(actors.c.key, actors.c.name)
            .join(readings, readings.c.id == actors.c.reading)
            .where(readings.c.current == 1, actors.c.key.startswith(called.lower(), autoescape=True))
        )
        found = connection.execute(own.distinct().order_by(actors.c.key).limit(MOST)).all()
    return [(id_, name) for id_, name in found]


def identity_of(connection: Connection, actor: str) -> str:
    """The identity that the actor of an account is; itself where it is none, or one already."""
    found = (
        select(identity_members.c.identity)
        .join(actors, actors.c.id == identity_members.c.actor)
        .join(readings, readings.c.id == actors.c.reading)
        .where(readings.c.current == 1, actors.c.key == actor)
    )
    return connection.execute(found.limit(1)).scalar() or actor


def members_of(connection: Connection, id_: str) -> Select[Any]:
    """The actors of all accounts who are the identity of this id, or the one that the actor of this id is."""
    whose = known_as(connection, id_)
    if whose is None:
        return select(actors.c.id).where(actors.c.key == id_)
    return select(identity_members.c.actor.label("id")).where(identity_members.c.identity == whose)


def known_as(connection: Connection, id_: str) -> str | None:
    """The identity of this id, or that the actor of this id is; None if it is none."""
    if connection.execute(select(identities.c.id).where(identities.c.id == id_)).first() is not None:
        return id_
    whose = identity_of(connection, id_)
    return whose if whose != id_ else None
