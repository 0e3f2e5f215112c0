"""Runs Alembic on the connection that ``store.engine`` gives; there is no other way in."""

from alembic import context

from briefbench.model.record_base import Record

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
