"""In whose statements a statement stands: who says that they say so."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, func, select

from whosays.store.schema import actors, attributions, identities, identity_members, readings

Statement = tuple[str, str]  # id of the account, and its own there
_NOBODY = "nobody named"
_DEEPEST = 8  # of a hostile text's nesting


def around(connection: Connection, statements: Collection[Statement]) -> dict[Statement, tuple[str, ...]]:
    """Names, the outermost first; statements that stand in no other are left out."""
    rows = _rows(connection, statements)
    above = {one: (one[0], row.parent) for one, row in rows.items() if row.parent}
    waiting = set(above.values()) - rows.keys()
    for _ in range(_DEEPEST):
        if not waiting:
            break
        new = _rows(connection, waiting)
        rows |= new
        above |= {one: (one[0], row.parent) for one, row in new.items() if row.parent}
        waiting = {above[one] for one in new if one in above} - rows.keys()
    found = {one: tuple(_names(one, rows, above)) for one in statements}
    return {one: names for one, names in found.items() if names}


def _names(one: Statement, rows: dict[Statement, Any], above: dict[Statement, Statement]) -> list[str]:
    names: list[str] = []
    while one in above and above[one] in rows and len(names) < _DEEPEST:
        one = above[one]
        names.insert(0, rows[one].who or _NOBODY)
    return names


def _rows(connection: Connection, statements: Collection[Statement]) -> dict[Statement, Any]:
    """Parent, and who says it, of statements in current readings."""
    accounts, keys = {account for account, _ in statements}, {key for _, key in statements}
    found = (
        select(
            readings.c.account,
            attributions.c.key,
            attributions.c.parent,
            func.coalesce(identities.c.name, actors.c.name, attributions.c.source).label("who"),
        )
        .join(readings, readings.c.id == attributions.c.reading)
        .outerjoin(actors, actors.c.id == attributions.c.actor)
        .outerjoin(identity_members, identity_members.c.actor == actors.c.id)
        .outerjoin(identities, identities.c.id == identity_members.c.identity)
        .where(readings.c.current == 1, readings.c.account.in_(accounts), attributions.c.key.in_(keys))
    )
    return {(row.account, row.key): row for row in connection.execute(found)}
