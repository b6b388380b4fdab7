"""Accounts belong to stories; what tells which is kept beside them. What is there already has none yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a column, an index and three tables."""
    op.add_column("accounts", sa.Column("story", sa.Text(), nullable=True))
    op.create_index("ix_accounts_story", "accounts", ["story"], unique=False)
    op.create_table(
        "stories",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
    )
    op.create_table(
        "story_profiles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_story_profiles_account"),
        sa.PrimaryKeyConstraint("id", name="pk_story_profiles"),
    )
    op.create_index("ix_story_profiles_account", "story_profiles", ["account"], unique=True)
    op.create_table(
        "story_terms",
        sa.Column("term", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("day", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("profile", sa.Integer(), nullable=False, autoincrement=False),
        sa.ForeignKeyConstraint(["profile"], ["story_profiles.id"], name="fk_story_terms_profile"),
        sa.PrimaryKeyConstraint("term", "day", "profile", name="pk_story_terms"),
    )
    op.create_index("ix_story_terms_profile", "story_terms", ["profile"], unique=False)
