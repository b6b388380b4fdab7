"""Accounts that were added, joined to the identities that are there: what is looked up for it, and stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, exists, func, insert, or_, select, update

from whosays.model import ActorType
from whosays.store.fold import fold
from whosays.store.identities import KeptIdentity
from whosays.store.schema import (
    accounts,
    actors,
    identities,
    identity_keys,
    identity_members,
    outlets,
    readings,
)

_ASKED = 1_000  # keys of one query


@dataclass(frozen=True, slots=True)
class Member:
    """An actor of an account, by its id, that is of an identity; `name` and `type` are the identity's."""

    identity: str
    name: str
    type: ActorType
    actor: str
    account: str


def unidentified(connection: Connection, most: int) -> list[str]:
    """The ids of accounts of whose actors it was not found yet who they are, the earliest first."""
    found = select(readings.c.account).where(readings.c.identified == 0, readings.c.current == 1)
    return list(connection.execute(found.order_by(readings.c.id).limit(most)).scalars())


def identified_last(connection: Connection, most: int) -> list[str]:
    """The ids of the accounts of which it was found, those that were stored last."""
    found = select(readings.c.account).where(readings.c.identified == 1, readings.c.current == 1)
    return list(connection.execute(found.order_by(readings.c.id.desc()).limit(most)).scalars())


def identities_under(connection: Connection, keys: Collection[str], most: int) -> dict[str, list[str]]:
    """The identities that have each of the keys; keys of more than `most` lead to none."""
    key, found = identity_keys.c.key, defaultdict(list)
    for some in _some(keys):
        few = select(key).where(key.in_(some)).group_by(key).having(func.count() <= most)
        led = select(key, identity_keys.c.identity).where(key.in_(connection.execute(few).scalars().all()))
        for row in connection.execute(led):
            found[row.key].append(row.identity)
    return found


def _some(keys: Collection[str]) -> Iterator[list[str]]:
    """Some at a time: a query has room for so many."""
    listed = sorted(keys)
    for first in range(0, len(listed), _ASKED):
        yield listed[first : first + _ASKED]


def members(
    connection: Connection, of: Collection[str], each: int, also: Collection[str] = ()
) -> list[Member]:
    """Of each of the identities the actors that were stored last, so many; and those of the ids `also`."""
    place = func.row_number().over(
        partition_by=identity_members.c.identity, order_by=identity_members.c.actor.desc()
    )
    listed = (
        _members().add_columns(place.label("place")).where(identity_members.c.identity.in_(of)).subquery()
    )
    found = select(listed).where(or_(listed.c.place <= each, listed.c.actor.in_(also)))
    return [_member(row) for row in connection.execute(found)]


def members_among(
    connection: Connection, of_accounts: Collection[str], keys: Collection[str]
) -> list[Member]:
    """Those who are members already: of these accounts, and of the ids `keys` wherever."""
    known = or_(readings.c.account.in_(of_accounts), actors.c.key.in_(keys))
    return [_member(row) for row in connection.execute(_members().where(known))]


def _members() -> Any:
    return (
        select(
            identities.c.id.label("identity"),
            identities.c.name,
            identities.c.type,
            actors.c.key.label("actor"),
            readings.c.account,
        )
        .join(identity_members, identity_members.c.identity == identities.c.id)
        .join(actors, actors.c.id == identity_members.c.actor)
        .join(readings, readings.c.id == actors.c.reading)
        .where(readings.c.current == 1)
    )


def _member(row: Any) -> Member:
    return Member(row.identity, row.name, ActorType(row.type), row.actor, row.account)


def join(
    connection: Connection, of: Sequence[str], found: Iterable[KeptIdentity], published_by: Mapping[str, str]
) -> None:
    """Stores who the actors of these accounts are, beside what was found of others before.

    `found` has their actors alone. An identity that is there keeps its name, unless this one has all of its
    words and more. `published_by`: id of an account → id of its outlet.
    """
    numbers = _without_identity(connection, of)
    for one in found:
        new = {numbers[key]: evidence for key, evidence in one.members.items() if key in numbers}
        if new:
            _put(connection, one)
            rows = [{"actor": n, "identity": one.id, "evidence": list(e)} for n, e in new.items()]
            connection.execute(insert(identity_members), rows)
    connection.execute(
        update(readings).where(readings.c.account.in_(of), readings.c.identified == 0).values(identified=1)
    )
    if published_by:
        known = exists().where(outlets.c.id == bindparam("whose")).correlate(accounts)
        set_ = update(accounts).where(accounts.c.id == bindparam("of"), known)
        rows = [{"of": account, "whose": outlet} for account, outlet in published_by.items()]
        connection.execute(set_.values(outlet_id=bindparam("whose")), rows)


def _without_identity(connection: Connection, of: Sequence[str]) -> dict[str, int]:
    """The numbers of the actors of these accounts who are nobody yet, by their ids in JSON."""
    is_member = exists().where(identity_members.c.actor == actors.c.id).correlate(actors)
    query = (
        select(actors.c.key, actors.c.id)
        .join(readings, readings.c.id == actors.c.reading)
        .where(readings.c.account.in_(of), readings.c.current == 1, ~is_member)
    )
    return {row.key: row.id for row in connection.execute(query)}


def _put(connection: Connection, one: KeptIdentity) -> None:
    row = {"name": one.name, "folded": fold(one.name), "type": one.type.value}
    own = identities.c.id == one.id
    kept = connection.execute(select(identities.c.folded).where(own)).scalar_one_or_none()
    if kept is None:
        connection.execute(insert(identities), {"id": one.id, **row})
    elif set(kept.split()) < set(str(row["folded"]).split()):
        connection.execute(update(identities).where(own).values(row))
    there = connection.execute(
        select(identity_keys.c.key).where(identity_keys.c.identity == one.id)
    ).scalars()
    new = set(one.keys).difference(there)
    if new:
        connection.execute(insert(identity_keys), [{"key": key, "identity": one.id} for key in sorted(new)])
