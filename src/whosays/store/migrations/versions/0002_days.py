"""Statements have a day to be sorted by; identities are found by keys; what is fetched again is noted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_DAY = """
    UPDATE attributions SET day = COALESCE(said_from, (
        SELECT accounts.published_from
        FROM readings JOIN accounts ON accounts.id = readings.account
        WHERE readings.id = attributions.reading
    ), '')
"""


def upgrade() -> None:
    """Adds columns, indexes and a table; what older versions added counts as identified, as it was left."""
    op.add_column("originals", sa.Column("seen", sa.String(length=32), nullable=True))
    if op.get_context().dialect.name == "postgresql":  # SQLite does not hold texts to a length
        op.alter_column("outlets", "country", type_=sa.Text())
    _add_days()
    _add_identities()


def _add_days() -> None:
    op.add_column(
        "attributions", sa.Column("day", sa.String(length=10), nullable=False, server_default=sa.text("''"))
    )
    op.execute(_DAY)
    op.create_index("ix_attributions_day", "attributions", ["day", "id"], unique=False)
    op.drop_index("ix_attributions_act", "attributions")
    op.create_index("ix_attributions_act", "attributions", ["act", "day", "id"], unique=False)


def _add_identities() -> None:
    op.add_column(
        "readings", sa.Column("identified", sa.Integer(), nullable=False, server_default=sa.text("1"))
    )
    where = sa.text("identified = 0")
    op.create_index(
        "ix_readings_unidentified", "readings", ["id"], sqlite_where=where, postgresql_where=where
    )
    op.create_table(
        "identity_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["identity"], ["identities.id"], name="fk_identity_keys_identity"),
        sa.PrimaryKeyConstraint("key", "identity", name="pk_identity_keys"),
    )
    op.create_index("ix_identity_keys_identity", "identity_keys", ["identity"], unique=False)
