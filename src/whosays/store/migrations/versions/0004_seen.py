"""What a model saw in the words of an account is kept for comparing. What is there already has none yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a table."""
    op.create_table(
        "seen_words",
        sa.Column("reading", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_seen_words_reading"),
        sa.PrimaryKeyConstraint("reading", name="pk_seen_words"),
    )
