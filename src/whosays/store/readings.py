"""The readings of an account: which is current, and how another takes its place."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, insert, select, update

from whosays.model import Account, Reading
from whosays.store import indexing
from whosays.store.details import account_row, now
from whosays.store.rebuild import account_of, reading_of
from whosays.store.rows import store_found, store_text
from whosays.store.schema import accounts, readings, seen_words, texts


def store_reading(connection: Connection, reading: Reading, corrects: int | None = None) -> int:
    """The number of the reading, which is the current one of its account from now on.

    One that is there already is not stored again. `corrects`: the number of the reading that a model made,
    if this is what people made of it.
    """
    number = _same(connection, reading, corrects)
    if number is None:
        number = _insert(connection, reading, _text(connection, reading.account), corrects=corrects)
    elif corrects is None:
        _see(connection, number, reading)
    make_current(connection, reading.account, number)
    return number


def store_first(connection: Connection, reading: Reading) -> None:
    """Stores the reading of an account that has none: the current one at once."""
    number = _insert(connection, reading, store_text(connection, reading.account), current=1)
    indexing.put(connection, number)


def make_current(connection: Connection, account: Account, number: int) -> None:
    """The reading of that number is searched and shown, and what it has of the account."""
    row = account_row(account)
    connection.execute(update(accounts).where(accounts.c.id == account.id).values(row))
    former = current(connection, account.id)
    if former == number:
        return
    if former is not None:
        indexing.take(connection, former)
        _mark(connection, former, 0)
    _mark(connection, number, 1)
    indexing.put(connection, number)


def current(connection: Connection, account: str) -> int | None:
    """The number of the current reading of an account."""
    found = select(readings.c.id).where(readings.c.account == account, readings.c.current == 1)
    return connection.execute(found).scalar_one_or_none()


def stamps(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Number and time of the current readings of accounts, in their order.

    The time, for numbers of readings that went are given again.
    """
    found = select(readings.c.account, readings.c.id, readings.c.made)
    rows = connection.execute(found.where(readings.c.account.in_(ids), readings.c.current == 1))
    known = {row.account: f"{row.id} {row.made}" for row in rows}
    return {account: known[account] for account in ids if account in known}


def made_by_model(connection: Connection, account: str) -> int | None:
    """The number of the reading as the model made it that the current one is, or corrects."""
    found = select(readings.c.id, readings.c.corrects)
    row = connection.execute(found.where(readings.c.account == account, readings.c.current == 1)).first()
    return None if row is None else row.corrects or row.id


def _mark(connection: Connection, number: int, value: int) -> None:
    connection.execute(update(readings).where(readings.c.id == number).values(current=value))


def _same(connection: Connection, reading: Reading, corrects: int | None) -> int | None:
    """The number of an equal reading that is stored."""
    found = select(readings.c.id).where(
        readings.c.account == reading.account.id,
        readings.c.model == reading.model,
        readings.c.corrects.is_(None) if corrects is None else readings.c.corrects == corrects,
    )
    numbers = connection.execute(found).scalars().all()
    return next((number for number in numbers if reading_of(connection, number) == reading), None)


def _insert(
    connection: Connection, reading: Reading, text: int, *, corrects: int | None = None, current: int = 0
) -> int:
    row = {
        "account": reading.account.id,
        "text": text,
        "model": reading.model,
        "made": now(),
        "corrects": corrects,
        "current": current,
        "identified": 0,
    }
    number: int = connection.execute(insert(readings).returning(readings.c.id), row).scalar_one()
    store_found(connection, number, reading)
    if corrects is None:
        _keep_seen(connection, number, reading)
    return number


def _see(connection: Connection, number: int, reading: Reading) -> None:
    """A reading that was stored without what the model saw gets it now."""
    known = connection.execute(select(seen_words.c.reading).where(seen_words.c.reading == number)).first()
    if known is None:
        _keep_seen(connection, number, reading)


def _keep_seen(connection: Connection, number: int, reading: Reading) -> None:
    if reading.seen:
        connection.execute(insert(seen_words), {"reading": number, "packed": reading.seen})


def _text(connection: Connection, account: Account) -> int:
    """The number of this version of the text, stored if it is new."""
    versions = connection.execute(
        select(texts).where(texts.c.account == account.id, texts.c.extractor == account.extractor)
    )
    same = next((row.id for row in versions.all() if account_of(row) == account), None)
    return store_text(connection, account) if same is None else same
