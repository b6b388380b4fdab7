"""What Alembic runs to bring a library up to date, on the connection and in the transaction it is given."""

from __future__ import annotations

from alembic import context

from whosays.store.migrate import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    version_table=VERSION_TABLE,
    transactional_ddl=True,  # SQLite's too, since `engine.py` begins the transaction
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
