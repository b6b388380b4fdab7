"""Somebody across accounts: what they are called and said to be, and in which accounts they speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from whosays.model import ActorType, LinkKind
from whosays.store.lookup import known_as, members_of
from whosays.store.schema import (
    accounts,
    actors,
    attributions,
    identities,
    identity_members,
    mentions,
    readings,
    stories,
)

_LOOKED_AT = 300  # actors of single accounts, those that were stored last
_MANY = 12  # names, or roles


@dataclass(frozen=True, slots=True)
class Counted:
    """Words, and how often they are used; `count` of evidence: for how many of the actors."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """Somebody, as the accounts that were stored last have them.

    Attributes:
        id: the identity's, or that of the actor of one account who is no identity.
        names: by which accounts call them, the most frequent first; roles: what accounts say they are.
        evidence: on what it rests that the actors of several accounts are one.
        actors: in how many accounts they are mentioned.
    """

    id: str
    name: str
    type: ActorType
    names: tuple[Counted, ...]
    roles: tuple[Counted, ...]
    evidence: tuple[Counted, ...]
    actors: int


@dataclass(frozen=True, slots=True)
class SpokenIn:
    """An account in which somebody speaks, and in how many statements."""

    account: str
    title: str | None
    outlet: str | None
    published: str | None
    path: str | None
    story: str | None
    story_name: str | None
    statements: int


def portrait(connection: Connection, id_: str) -> Portrait | None:
    """Who has this id; None if nobody has."""
    whose = known_as(connection, id_)
    known = connection.execute(select(identities).where(identities.c.id == whose)).first() if whose else None
    rows = connection.execute(_actors(connection, id_).limit(_LOOKED_AT)).all()
    if not rows:
        return None
    shown = known or rows[0]
    return Portrait(
        id=known.id if known else id_,
        name=shown.name,
        type=ActorType(shown.type),
        names=_names(connection, [row.id for row in rows]),
        roles=_counted(role for row in rows for role in row.roles),
        evidence=_counted(ground for row in rows for ground in row.evidence or ()) if known else (),
        actors=_accounts(connection, id_),
    )


def spoken_in(connection: Connection, id_: str, most: int) -> list[SpokenIn]:
    """The accounts in which they speak, the latest first."""
    count = func.count().label("statements")
    found = (
        select(readings.c.account, count)
        .join(attributions, attributions.c.reading == readings.c.id)
        .where(readings.c.current == 1, attributions.c.actor.in_(members_of(connection, id_)))
        .group_by(readings.c.account)
        .subquery()
    )
    rows = connection.execute(
        select(accounts, stories.c.name.label("story_name"), found.c.statements)
        .join(found, found.c.account == accounts.c.id)
        .outerjoin(stories, stories.c.id == accounts.c.story)
        .order_by(func.coalesce(accounts.c.published_from, "").desc(), accounts.c.id)
        .limit(most)
    )
    return [_spoken_in(row) for row in rows]


def _actors(connection: Connection, id_: str) -> Any:
    return (
        select(actors.c.id, actors.c.name, actors.c.type, actors.c.roles, identity_members.c.evidence)
        .join(readings, readings.c.id == actors.c.reading)
        .outerjoin(identity_members, identity_members.c.actor == actors.c.id)
        .where(readings.c.current == 1, actors.c.id.in_(members_of(connection, id_)))
        .order_by(actors.c.id.desc())
    )


def _accounts(connection: Connection, id_: str) -> int:
    """In how many; who was found in a reading that is no longer current counts there no more."""
    mentioned = actors.join(readings, readings.c.id == actors.c.reading)
    found = select(func.count(readings.c.account.distinct())).select_from(mentioned)
    mine = found.where(readings.c.current == 1, actors.c.id.in_(members_of(connection, id_)))
    return connection.execute(mine).scalar_one()


def _names(connection: Connection, numbers: Sequence[int]) -> tuple[Counted, ...]:
    found = (
        select(mentions.c.words, func.count().label("number"))
        .where(mentions.c.actor.in_(numbers), mentions.c.link == LinkKind.NAME.value)
        .group_by(mentions.c.words)
        .order_by(func.count().desc(), mentions.c.words)
        .limit(_MANY)
    )
    return tuple(Counted(row.words, row.number) for row in connection.execute(found))


def _counted(words: Iterable[str]) -> tuple[Counted, ...]:
    return tuple(Counted(word, number) for word, number in Counter(words).most_common(_MANY))


def _spoken_in(row: Row[Any]) -> SpokenIn:
    return SpokenIn(
        row.id,
        row.title,
        row.outlet,
        row.published,
        row.path,
        row.story,
        row.story_name,
        row.statements,
    )
