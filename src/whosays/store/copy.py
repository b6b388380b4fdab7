"""A library into another place: the same rows under the same numbers, on either kind of store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select, text

from whosays.errors import LibraryError
from whosays.store import indexing
from whosays.store.engine import is_sqlite
from whosays.store.progress import Progress, silent
from whosays.store.schema import dictionary, metadata, originals, seen_words

_ROWS = 500
_LARGE = 20  # each may have many megabytes


def copy(source: Connection, target: Connection, place: str, progress: Progress = silent) -> None:
    """Everything, within the transaction of `target`: all of it, or nothing.

    Raises:
        LibraryError: there is something in `target` already.
    """
    if target.execute(select(originals.c.id).limit(1)).first() is not None:
        raise LibraryError(f"{place}: there is a library already, and it is not empty")
    for table in metadata.sorted_tables:
        if table is not dictionary:
            _copy(source, target, table, progress)
    _index(target, progress)
    if not is_sqlite(target):
        _number_on(target)


def _copy(source: Connection, target: Connection, table: Table, progress: Progress) -> None:
    size = source.execute(select(func.count()).select_from(table)).scalar_one()
    target.execute(table.delete())  # what the tables are made with
    chunk = _LARGE if table in (originals, seen_words) else _ROWS
    rows = source.execution_options(yield_per=chunk).execute(select(table).order_by(*table.primary_key))
    done = 0
    for part in rows.partitions():
        target.execute(insert(table), _plain(part))
        done += len(part)
        progress(table.name, done, size)


def _plain(rows: Sequence[Row[Any]]) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in rows]


def _index(target: Connection, progress: Progress) -> None:
    size = len(indexing.current_readings(target))
    for done, _ in enumerate(indexing.rebuild(target), 1):
        progress("indexes", done, size)


def _number_on(target: Connection) -> None:
    """New rows are numbered after the highest that was copied."""
    for table in metadata.sorted_tables:
        for column in table.primary_key:
            if column is table.autoincrement_column:
                highest = select(func.coalesce(func.max(column), 0) + 1)
                sequence = func.pg_get_serial_sequence(table.name, column.name)
                target.execute(select(func.setval(sequence, highest.scalar_subquery(), text("false"))))
