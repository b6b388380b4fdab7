"""Libraries of older versions are brought up to date, whole or not at all."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from tests.readings import bridge, council
from tests.store.conftest import Places
from tests.store.kept import add
from whosays.store import Library, Query, migrate
from whosays.store.engine import engine_of
from whosays.store.place import place
from whosays.store.schema import metadata

KEPT = Path(__file__).parent / "libraries"

NEXT = '''"""One that is not there yet."""
import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade():
    op.add_column("accounts", sa.Column("mood", sa.Text()))
    op.execute("UPDATE accounts SET mood = 'calm'")
    {more}
'''


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of migrations that a later version has."""
    folder = tmp_path / "later"
    folder.mkdir()
    monkeypatch.setattr(migrate, "VERSIONS", (*migrate.VERSIONS, str(folder)))
    monkeypatch.setattr(migrate, "HEAD", "0005")
    return folder


def tables_of(at: str) -> Connection:
    return engine_of(place(at)).connect()


def test_migrations_make_the_tables_that_are_described(places: Places) -> None:
    at = places()
    Library.open(at).close()
    with tables_of(at) as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": False, "include_object": _is_described},
        )
        different = [one for one in compare_metadata(context, metadata) if "comment" not in str(one[0])]
        assert different == []


def _is_described(_object: object, name: str | None, kind: str, reflected: bool, _compared: object) -> bool:
    return not (kind == "table" and reflected and name not in metadata.tables)


def test_the_newest_migration_is_the_one_that_is_meant() -> None:
    config = Config()
    config.set_main_option("script_location", migrate.SCRIPTS)
    assert ScriptDirectory.from_config(config).get_heads() == [migrate.HEAD]


@pytest.mark.parametrize("file", sorted(KEPT.glob("*.gz")), ids=lambda file: file.stem)
def test_a_library_of_every_earlier_version_opens(file: Path, tmp_path: Path) -> None:
    at = tmp_path / "library.sqlite"
    with gzip.open(file) as packed, at.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    with Library.open(at) as library:
        assert list(library.verify()) == []
        with library.view() as view:
            assert list(view.readings()) == [bridge(), council()]
            assert view.count(Query("gamble")) == 1
            days = [hit.attribution for hit in view.search(Query()).hits]
    with Library.open(tmp_path / "new.sqlite") as new:
        add(new, bridge(), council())
        with new.view() as view:
            assert [hit.attribution for hit in view.search(Query()).hits] == days


def test_a_library_is_kept_of_this_version() -> None:
    assert (KEPT / f"{migrate.HEAD}.gz").exists()


def test_an_older_library_is_brought_up_to_date(
    places: Places, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = places()
    with monkeypatch.context() as older:
        older.setattr(migrate, "HEAD", "0004")
        with Library.open(at) as library:
            add(library, bridge())
    (scripts / "0005_next.py").write_text(NEXT.format(more=""))
    with Library.open(at) as library, library.view() as view:
        assert list(view.readings()) == [bridge()]
        assert list(library.verify()) == []
    with tables_of(at) as connection:
        assert connection.execute(text("SELECT mood FROM accounts")).scalar() == "calm"
    Library.open(at).close()


def test_a_migration_that_breaks_leaves_the_library_as_it_was(
    places: Places, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = places()
    with monkeypatch.context() as older:
        older.setattr(migrate, "HEAD", "0004")
        with Library.open(at) as library:
            add(library, bridge())
        (scripts / "0005_next.py").write_text(NEXT.format(more="raise ZeroDivisionError"))
    with pytest.raises(ZeroDivisionError):
        Library.open(at)
    with tables_of(at) as connection:
        assert "mood" not in {column["name"] for column in inspect(connection).get_columns("accounts")}
    with monkeypatch.context() as older:
        older.setattr(migrate, "HEAD", "0004")
        with Library.open(at) as library, library.view() as view:
            assert list(view.readings()) == [bridge()]


def test_every_table_and_column_is_explained(places: Places) -> None:
    at = places()
    Library.open(at).close()
    with tables_of(at) as connection:
        rows = connection.execute(text("SELECT table_name, column_name, meaning FROM dictionary")).all()
    assert all(meaning for *_, meaning in rows)
    told = {(table, column) for table, column, _ in rows}
    assert told == {(t.name, c) for t in metadata.sorted_tables for c in ("", *t.columns.keys())}


def test_a_file_can_be_read_without_whosays(tmp_path: Path) -> None:
    """What Datasette, DuckDB and pandas do: plain SQL, no column name that has to be quoted."""
    at = tmp_path / "library.sqlite"
    with Library.open(at) as library:
        add(library, bridge())
    with closing(sqlite3.connect(at)) as file:
        for table in metadata.sorted_tables:
            file.execute(f"SELECT {', '.join(table.columns.keys())} FROM {table.name}").fetchall()  # noqa: S608
        found = file.execute("SELECT actor, act, content FROM statements WHERE source = 'she'").fetchall()
    assert found == [
        ("Ilse Tarnow", "refuses", "“We will not gamble with lives,” … “Not for a week, and not for a day.”")
    ]
