"""Whether a library still holds what was stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from whosays.errors import DamagedLibraryError
from whosays.model import Attribution, Reading, Resolved, Span, Unresolved
from whosays.store.engine import is_sqlite
from whosays.store.index import INDEXES
from whosays.store.indexing import current_readings, entries_of
from whosays.store.judgements.kept import damaged
from whosays.store.pack import original_of
from whosays.store.progress import Progress, silent
from whosays.store.rebuild import reading_of
from whosays.store.schema import accounts, originals, readings


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was stored.

    Attributes:
        part: `store`, `originals`, `accounts`, `readings`, `judgements` or `indexes`.
        id: the account, where it is about one.
        message: what is wrong.
    """

    part: str
    id: str | None
    message: str


def verify(connection: Connection, progress: Progress = silent) -> Iterator[Finding]:
    """Everything that is wrong; nothing, if all is as it was stored."""
    yield from _store(connection)
    yield from _originals(connection, progress)
    yield from _accounts(connection)
    yield from _readings(connection, progress)
    yield from (Finding("judgements", account, message) for account, message in damaged(connection))
    yield from _indexes(connection, progress)


def _store(connection: Connection) -> Iterator[Finding]:
    """PostgreSQL checks its pages and keys by itself."""
    if not is_sqlite(connection):
        return
    for (message,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if message != "ok":
            yield Finding("store", None, message)
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding("store", None, f"row {row} of {table} refers to a row of {parent} that is not there")


def _originals(connection: Connection, progress: Progress) -> Iterator[Finding]:
    ids = list(connection.execute(select(originals.c.id).order_by(originals.c.id)).scalars())
    for done, id_ in enumerate(ids, 1):
        row = connection.execute(select(originals).where(originals.c.id == id_)).one()
        try:
            original_of(row)
        except DamagedLibraryError as error:
            yield Finding("originals", id_, str(error))
        progress("originals", done, len(ids))


def _accounts(connection: Connection) -> Iterator[Finding]:
    """Each has one current reading: none is half-stored."""
    current = select(readings.c.account).where(readings.c.current == 1)
    for id_ in connection.execute(select(accounts.c.id).where(accounts.c.id.not_in(current))).scalars():
        yield Finding("accounts", id_, "it has no current reading")


def _readings(connection: Connection, progress: Progress) -> Iterator[Finding]:
    found = connection.execute(select(readings.c.id, readings.c.account).order_by(readings.c.id)).all()
    for done, (number, account) in enumerate(found, 1):
        try:
            yield from (
                Finding("readings", account, message) for message in _wrong(reading_of(connection, number))
            )
        except ValueError as error:  # a reading that cannot be: a span that is not in the text, say
            yield Finding("readings", account, str(error))
        progress("readings", done, len(found))


def _wrong(reading: Reading) -> Iterator[str]:
    """A reading checks its own spans; these are of what attributions alone refer to."""
    for attribution in reading.attributions:
        for span in _others(attribution):
            if reading.account.text[span.start : span.end] != span.text:
                yield f"{span} does not stand in the account"


def _others(attribution: Attribution) -> Iterator[Span]:
    yield from (time.span for time in attribution.about)
    if attribution.said_on is not None:
        yield attribution.said_on.span
    match attribution.actor:
        case Resolved(actor=actor):
            yield from (mention.span for mention in actor.mentions)
        case Unresolved(candidates=candidates):
            yield from (mention.span for actor in candidates for mention in actor.mentions)


def _indexes(connection: Connection, progress: Progress) -> Iterator[Finding]:
    numbers = current_readings(connection)
    sizes = dict.fromkeys(INDEXES, 0)
    of = {row.id: row.account for row in connection.execute(select(readings.c.id, readings.c.account))}
    for done, number in enumerate(numbers, 1):
        for index, entries in entries_of(connection, number):
            sizes[index] += len(entries)
            if not index.holds(connection, entries):
                yield Finding("indexes", of[number], f"{index.name} does not have it as it is")
        progress("indexes", done, len(numbers))
    for index, size in sizes.items():
        kept = index.size(connection)
        if kept != size:
            yield Finding("indexes", None, f"{index.name} has {kept} entries, and {size} are to be there")
