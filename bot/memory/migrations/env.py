"""Run by Alembic: migrates over the connection, and within the transaction, that it is handed."""

from alembic import context

from bot.memory.tables import METADATA, VERSIONS

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, version_table=VERSIONS)
with context.begin_transaction():
    context.run_migrations()
