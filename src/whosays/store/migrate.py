"""Libraries of older versions, brought up to date; those of newer ones, refused."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, column, delete, insert, inspect, select, table
from sqlalchemy.schema import SetColumnComment, SetTableComment

from whosays.errors import NewerLibraryError, NotALibraryError
from whosays.store.engine import is_sqlite, keep_log, lock, writing
from whosays.store.schema import dictionary, metadata

HEAD = "0004"
VERSION_TABLE = "library_version"
SCRIPTS = "whosays.store:migrations"
VERSIONS = ("whosays.store:migrations/versions",)


def version(connection: Connection, place: str) -> str | None:
    """The version of the library's tables; None if there is nothing there yet.

    Raises:
        NotALibraryError: the database holds something else.
        NewerLibraryError: a later version of whosays made it.
    """
    names = inspect(connection).get_table_names()
    if VERSION_TABLE not in names:
        if names:
            raise NotALibraryError(
                f"{place}: this database is no library: it holds {', '.join(sorted(names)[:3])}, …"
            )
        return None
    found = connection.execute(select(column("version_num")).select_from(table(VERSION_TABLE))).scalar()
    if found is None or not found.isdecimal():
        raise NotALibraryError(f"{place}: this database is no library: its version is {found!r}")
    if int(found) > int(HEAD):
        raise NewerLibraryError(
            f"{place}: a later version of whosays made this library: upgrade whosays "
            f"(its tables are {found}, and this version knows {HEAD})"
        )
    return str(found)


def upgrade(connection: Connection, place: str) -> None:
    """Makes the tables, or brings them up to date: all of it, or nothing if it is cut short."""
    if is_sqlite(connection):
        keep_log(connection)
    with writing(connection) as held:
        lock(held, VERSION_TABLE)
        if version(held, place) != HEAD:  # somebody may have been quicker
            _run(held)
            _explain(held)


def _run(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - slow to load, and hardly ever needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", SCRIPTS)
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(VERSIONS))
    command.upgrade(config, HEAD)


def _explain(connection: Connection) -> None:
    if not is_sqlite(connection):
        for told in metadata.tables.values():
            connection.execute(SetTableComment(told))
            for one in told.columns:
                connection.execute(SetColumnComment(one))
    connection.execute(delete(dictionary))
    connection.execute(insert(dictionary), list(_meanings()))


def _meanings() -> Iterator[dict[str, str]]:
    for told in metadata.sorted_tables:
        yield {"table_name": told.name, "column_name": "", "meaning": told.comment or ""}
        for one in told.columns:
            yield {"table_name": told.name, "column_name": one.name, "meaning": one.comment or ""}
