"""What people call by the beginning of its id; how many fit, they are told."""

from __future__ import annotations

from sqlalchemy import Connection, select

from whosays.store.schema import accounts, attributions, judgements, readings

MOST = 20  # that are told


def accounts_called(connection: Connection, beginning: str) -> list[str]:
    """The ids of accounts that begin so, `MOST` at most."""
    query = select(accounts.c.id).where(accounts.c.id.startswith(beginning, autoescape=True))
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
