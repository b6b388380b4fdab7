"""Who is the same in several accounts, as it is kept: what `whosays.resolve` finds is stored whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, exists, insert, select, update

from whosays.model import ActorType
from whosays.store.fold import fold
from whosays.store.schema import actors, identities, identity_keys, identity_members, readings

_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class KeptIdentity:
    """An actor across accounts.

    Attributes:
        members: id of each of its actors → on what it rests that it is one of them.
        keys: under what it is to be looked for, when an account is added.
    """

    id: str
    name: str
    type: ActorType
    members: Mapping[str, tuple[str, ...]]
    keys: Iterable[str] = field(default=(), compare=False)


def kept_identities(connection: Connection) -> Iterator[KeptIdentity]:
    """Those that are stored, by id, with their actors in current readings."""
    members: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    rows = connection.execute(
        select(identity_members.c.identity, actors.c.key, identity_members.c.evidence)
        .join(actors, actors.c.id == identity_members.c.actor)
        .join(readings, readings.c.id == actors.c.reading)
        .where(readings.c.current == 1)
        .order_by(actors.c.key)
    )
    for identity, key, evidence in rows:
        members[identity][key] = tuple(evidence)
    for row in connection.execute(select(identities).order_by(identities.c.id)).all():
        yield KeptIdentity(row.id, row.name, ActorType(row.type), members[row.id])


def keep_identities(connection: Connection, found: Iterable[KeptIdentity]) -> int:
    """Puts them in the place of all that were stored; how many there are.

    Actors of earlier readings are nobody's: only current ones are found and shown.
    """
    numbers = _numbers(connection)
    connection.execute(delete(identity_keys))
    connection.execute(delete(identity_members))
    connection.execute(delete(identities))
    count = 0
    for group in _chunks(found):
        rows = [{"id": i.id, "name": i.name, "folded": fold(i.name), "type": i.type.value} for i in group]
        connection.execute(insert(identities), rows)
        keys = [{"key": key, "identity": one.id} for one in group for key in sorted(set(one.keys))]
        if keys:
            connection.execute(insert(identity_keys), keys)
        members = [
            {"actor": numbers[key], "identity": one.id, "evidence": list(evidence)}
            for one in group
            for key, evidence in one.members.items()
            if key in numbers  # its account was read again meanwhile
        ]
        if members:
            connection.execute(insert(identity_members), members)
        count += len(group)
    mine = exists().where(actors.c.reading == readings.c.id, identity_members.c.actor == actors.c.id)
    done = update(readings).where(readings.c.identified == 0, mine.correlate(readings))
    connection.execute(done.values(identified=1))
    return count


def carry_identities(connection: Connection, former: int, number: int) -> None:
    """Actors that the former reading has too are who they were."""
    old, new = actors.alias("old"), actors.alias("new")
    known = (
        select(new.c.id, identity_members.c.identity, identity_members.c.evidence)
        .join(old, old.c.id == identity_members.c.actor)
        .join(new, new.c.key == old.c.key)
        .where(old.c.reading == former, new.c.reading == number)
        .where(~exists().where(identity_members.c.actor == new.c.id).correlate(new))
    )
    rows = [
        {"actor": actor, "identity": identity, "evidence": evidence}
        for actor, identity, evidence in connection.execute(known)
    ]
    if rows:
        connection.execute(insert(identity_members), rows)


def _numbers(connection: Connection) -> dict[str, int]:
    """The numbers of the actors in current readings, by their ids in JSON."""
    current = (
        select(actors.c.key, actors.c.id)
        .join(readings, readings.c.id == actors.c.reading)
        .where(readings.c.current == 1)
    )
    return {row.key: row.id for row in connection.execute(current)}


def _chunks(found: Iterable[KeptIdentity]) -> Iterator[list[KeptIdentity]]:
    group: list[KeptIdentity] = []
    for one in found:
        group.append(one)
        if len(group) == _CHUNK:
            yield group
            group = []
    if group:
        yield group
