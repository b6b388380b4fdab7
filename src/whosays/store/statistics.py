"""How much a library holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from whosays.model import Act
from whosays.store.schema import (
    accounts,
    actors,
    attributions,
    failures,
    identities,
    identity_members,
    judgements,
    originals,
    outlets,
    readings,
)

_MOST = 1_000


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts; of attributions and actors, those of current readings.

    Attributes:
        bytes: how large the originals are, unpacked.
        outlets: accounts by outlet, the largest first (None: nothing tells it), a thousand at most.
        years: accounts by the year they were published in; acts: attributions by act.
    """

    accounts: int
    addresses: int
    attributions: int
    actors: int
    identities: int
    judgements: int
    failures: int
    bytes: int
    outlets: dict[str | None, int]
    years: dict[str | None, int]
    acts: dict[Act, int]


def statistics(connection: Connection) -> Statistics:
    """What the library holds now."""
    addresses = select(accounts.c.address).where(accounts.c.address.is_not(None)).distinct()
    year = func.substr(accounts.c.published_from, 1, 4)
    return Statistics(
        accounts=_count(connection, select(accounts.c.id)),
        addresses=_count(connection, addresses),
        attributions=_count(connection, _current(select(attributions.c.id), attributions)),
        actors=_count(connection, _current(select(actors.c.id), actors)),
        identities=_count(connection, select(identities.c.id)),
        judgements=_count(connection, select(judgements.c.number)),
        failures=_count(connection, select(failures.c.id)),
        bytes=int(connection.execute(select(func.coalesce(func.sum(originals.c.size), 0))).scalar_one()),
        outlets=dict(_by(connection, select(accounts.c.outlet.label("of")))),
        years=dict(_by(connection, select(year.label("of")))),
        acts={
            Act(act): count
            for act, count in _by(connection, _current(select(attributions.c.act.label("of")), attributions))
        },
    )


def state(connection: Connection) -> tuple[int, ...]:
    """Numbers of which one differs once something came or went that is counted over the whole library."""
    last = (select(func.max(column)) for column in (readings.c.id, judgements.c.number))
    many = (select(func.count()).select_from(one) for one in (identities, identity_members, outlets))
    return tuple(connection.execute(query).scalar() or 0 for query in (*last, *many))


def _current(query: Select[Any], of: Table) -> Select[Any]:
    return query.join(readings, readings.c.id == of.c.reading).where(readings.c.current == 1)


def _count(connection: Connection, query: Select[Any]) -> int:
    return int(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())


def _by(connection: Connection, query: Select[Any]) -> list[tuple[Any, int]]:
    """How many rows there are of each value `of`, the most first."""
    rows = query.subquery()
    count = func.count()
    counted = select(rows.c.of, count).group_by(rows.c.of).order_by(count.desc(), rows.c.of)
    return [(value, number) for value, number in connection.execute(counted.limit(_MOST))]
