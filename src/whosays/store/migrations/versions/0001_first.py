"""The first version of the tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATEMENTS = """
    CREATE VIEW statements AS
    SELECT attributions.id, accounts.published, accounts.outlet, accounts.title, actors.name AS actor,
        attributions.source, attributions.cue, attributions.act, attributions.content,
        attributions.quotation, attributions.confidence, attributions.said_from, attributions.said_to,
        attributions.checked_at, accounts.url, accounts.id AS account
    FROM attributions
    JOIN readings ON readings.id = attributions.reading AND readings.current = 1
    JOIN accounts ON accounts.id = readings.account
    LEFT JOIN actors ON actors.id = attributions.actor
"""
_INDEXES_OF_SQLITE = (
    "CREATE VIRTUAL TABLE statements_index USING fts5(said, source, tokenize = 'ascii')",
    "CREATE VIRTUAL TABLE passages_index USING fts5(words, tokenize = 'ascii')",
    "CREATE VIRTUAL TABLE actors_index USING fts5(names, tokenize = 'ascii')",
)
_INDEXES_OF_POSTGRESQL = tuple(
    statement
    for table in ("attributions", "passages", "actors")
    for name in (f"{table.replace('attributions', 'statements')}_index",)
    for statement in (
        f"CREATE TABLE {name} (id INTEGER PRIMARY KEY REFERENCES {table} (id), words TSVECTOR NOT NULL)",
        f"CREATE INDEX ix_{name}_words ON {name} USING gin (words) WITH (fastupdate = off)",
    )
)


def upgrade() -> None:
    """Makes the tables, the full-text indexes and the view."""
    _make_tables()
    op.execute(_STATEMENTS)
    is_sqlite = op.get_context().dialect.name == "sqlite"
    for statement in _INDEXES_OF_SQLITE if is_sqlite else _INDEXES_OF_POSTGRESQL:
        op.execute(statement)


def _make_tables() -> None:
    op.create_table(
        "dictionary",
        sa.Column("table_name", sa.String(length=64), nullable=False),
        sa.Column("column_name", sa.String(length=64), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "column_name", name="pk_dictionary"),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.create_table(
        "originals",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("packing", sa.String(length=8), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("retrieved", sa.String(length=32), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_originals"),
    )
    op.create_table(
        "outlets",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outlets"),
    )
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("outlet_folded", sa.Text(), nullable=True),
        sa.Column("outlet_id", sa.Text(), nullable=True),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_from", sa.String(length=10), nullable=True),
        sa.Column("published_to", sa.String(length=10), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("added", sa.String(length=32), nullable=False),
        sa.Column("checked_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["originals.id"], name="fk_accounts_id"),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name="fk_accounts_outlet_id"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
    )
    op.create_index("ix_accounts_added", "accounts", ["added"], unique=False)
    op.create_index("ix_accounts_address", "accounts", ["address"], unique=False, postgresql_using="hash")
    op.create_index(
        "ix_accounts_outlet_folded", "accounts", ["outlet_folded"], unique=False, postgresql_using="hash"
    )
    op.create_index("ix_accounts_outlet_id", "accounts", ["outlet_id"], unique=False)
    op.create_index("ix_accounts_published_from", "accounts", ["published_from"], unique=False)
    op.create_table(
        "failures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("original", sa.String(length=64), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("failed_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["original"], ["originals.id"], name="fk_failures_original"),
        sa.PrimaryKeyConstraint("id", name="pk_failures"),
    )
    op.create_index("ix_failures_original", "failures", ["original"], unique=False)
    op.create_index("ix_failures_source", "failures", ["source"], unique=False, postgresql_using="hash")
    op.create_table(
        "identities",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["outlet"], ["outlets.id"], name="fk_identities_outlet"),
        sa.PrimaryKeyConstraint("id", name="pk_identities"),
    )
    op.create_index("ix_identities_folded", "identities", ["folded"], unique=False, postgresql_using="hash")
    op.create_table(
        "outlet_names",
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["outlet"], ["outlets.id"], name="fk_outlet_names_outlet"),
        sa.PrimaryKeyConstraint("outlet", "kind", "folded", name="pk_outlet_names"),
    )
    op.create_index(
        "ix_outlet_names_folded", "outlet_names", ["folded"], unique=False, postgresql_using="hash"
    )
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("judged_at", sa.String(length=32), nullable=False),
        sa.Column("undoes", sa.String(length=32), nullable=True),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("fault", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_judgements_account"),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
        sa.UniqueConstraint("id", name="uq_judgements_id"),
    )
    op.create_index("ix_judgements_account", "judgements", ["account"], unique=False)
    op.create_index("ix_judgements_undoes", "judgements", ["undoes"], unique=False)
    op.create_table(
        "texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("pages", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("encoding", sa.Text(), nullable=True),
        sa.Column("replaced", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_texts_account"),
        sa.PrimaryKeyConstraint("id", name="pk_texts"),
    )
    op.create_index("ix_texts_account", "texts", ["account"], unique=False)
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["text"], ["texts.id"], name="fk_passages_text"),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
    )
    op.create_index("ix_passages_text", "passages", ["text"], unique=False)
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Integer(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("made", sa.String(length=32), nullable=False),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.Column("current", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_readings_account"),
        sa.ForeignKeyConstraint(["corrects"], ["readings.id"], name="fk_readings_corrects"),
        sa.ForeignKeyConstraint(["text"], ["texts.id"], name="fk_readings_text"),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
    )
    op.create_index("ix_readings_account", "readings", ["account"], unique=False)
    op.create_index("ix_readings_text", "readings", ["text"], unique=False)
    op.create_index(
        "uq_readings_current",
        "readings",
        ["account"],
        unique=True,
        sqlite_where=sa.text("current = 1"),
        postgresql_where=sa.text("current = 1"),
    )
    op.create_table(
        "actors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("behind", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_actors_reading"),
        sa.PrimaryKeyConstraint("id", name="pk_actors"),
    )
    op.create_index("ix_actors_folded", "actors", ["folded"], unique=False, postgresql_using="hash")
    op.create_index("ix_actors_reading", "actors", ["reading"], unique=False)
    op.create_table(
        "entities",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_entities_reading"),
        sa.PrimaryKeyConstraint("reading", "position", name="pk_entities"),
    )
    op.create_table(
        "times",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("first_day", sa.String(length=10), nullable=True),
        sa.Column("last_day", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_times_reading"),
        sa.PrimaryKeyConstraint("id", name="pk_times"),
    )
    op.create_index("ix_times_first_day", "times", ["first_day"], unique=False)
    op.create_index("ix_times_reading", "times", ["reading"], unique=False)
    op.create_table(
        "attributions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("source_start", sa.Integer(), nullable=True),
        sa.Column("source_end", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=False),
        sa.Column("cue_end", sa.Integer(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("quotation", sa.String(length=16), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("source_type", sa.String(length=16), nullable=False),
        sa.Column("type", sa.String(length=32), nullable=False),
        sa.Column("polarity", sa.String(length=16), nullable=False),
        sa.Column("determinacy", sa.String(length=16), nullable=False),
        sa.Column("link", sa.String(length=16), nullable=True),
        sa.Column("actor", sa.Integer(), nullable=True),
        sa.Column("hearer_start", sa.Integer(), nullable=True),
        sa.Column("hearer_end", sa.Integer(), nullable=True),
        sa.Column("hearer", sa.Text(), nullable=True),
        sa.Column("where_start", sa.Integer(), nullable=True),
        sa.Column("where_end", sa.Integer(), nullable=True),
        sa.Column("where_words", sa.Text(), nullable=True),
        sa.Column("said_on", sa.Integer(), nullable=True),
        sa.Column("said_from", sa.String(length=10), nullable=True),
        sa.Column("said_to", sa.String(length=10), nullable=True),
        sa.Column("checked_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name="fk_attributions_actor"),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_attributions_reading"),
        sa.ForeignKeyConstraint(["said_on"], ["times.id"], name="fk_attributions_said_on"),
        sa.PrimaryKeyConstraint("id", name="pk_attributions"),
        sa.UniqueConstraint("reading", "key", name="uq_attributions_reading_key"),
    )
    op.create_index("ix_attributions_act", "attributions", ["act"], unique=False)
    op.create_index("ix_attributions_actor", "attributions", ["actor"], unique=False)
    op.create_index("ix_attributions_reading", "attributions", ["reading"], unique=False)
    op.create_index("ix_attributions_said_from", "attributions", ["said_from"], unique=False)
    op.create_table(
        "identity_members",
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name="fk_identity_members_actor"),
        sa.ForeignKeyConstraint(["identity"], ["identities.id"], name="fk_identity_members_identity"),
        sa.PrimaryKeyConstraint("actor", name="pk_identity_members"),
    )
    op.create_index("ix_identity_members_identity", "identity_members", ["identity"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("link", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name="fk_mentions_actor"),
        sa.PrimaryKeyConstraint("actor", "position", name="pk_mentions"),
    )
    op.create_table(
        "about",
        sa.Column("attribution", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("time", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["attribution"], ["attributions.id"], name="fk_about_attribution"),
        sa.ForeignKeyConstraint(["time"], ["times.id"], name="fk_about_time"),
        sa.PrimaryKeyConstraint("attribution", "position", name="pk_about"),
    )
    op.create_index("ix_about_time", "about", ["time"], unique=False)
    op.create_table(
        "candidates",
        sa.Column("attribution", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name="fk_candidates_actor"),
        sa.ForeignKeyConstraint(["attribution"], ["attributions.id"], name="fk_candidates_attribution"),
        sa.PrimaryKeyConstraint("attribution", "position", name="pk_candidates"),
    )
    op.create_index("ix_candidates_actor", "candidates", ["actor"], unique=False)
    op.create_table(
        "pieces",
        sa.Column("attribution", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["attribution"], ["attributions.id"], name="fk_pieces_attribution"),
        sa.PrimaryKeyConstraint("attribution", "position", name="pk_pieces"),
    )
