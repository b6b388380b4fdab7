"""Who is the same in several accounts, as it is kept: what `whosays.resolve` finds is stored whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from whosays.model import ActorType
from whosays.store.fold import fold
from whosays.store.schema import actors, identities, identity_members, readings

_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class KeptIdentity:
    """An actor across accounts.

    Attributes:
        members: id of each of its actors → on what it rests that it is one of them.
    """

    id: str
    name: str
    type: ActorType
    members: Mapping[str, tuple[str, ...]]


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
    connection.execute(delete(identity_members))
    connection.execute(delete(identities))
    count = 0
    for group in _chunks(found):
        rows = [{"id": i.id, "name": i.name, "folded": fold(i.name), "type": i.type.value} for i in group]
        connection.execute(insert(identities), rows)
        members = [
            {"actor": numbers[key], "identity": one.id, "evidence": list(evidence)}
            for one in group
            for key, evidence in one.members.items()
            if key in numbers  # its account was read again meanwhile
        ]
        if members:
            connection.execute(insert(identity_members), members)
        count += len(group)
    return count


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
