"""How Alembic connects: with the connection that `directory.migrate` hands it."""

from alembic import context

from directory.models import Base

WEB_TABLES = frozenset({"conversation", "turn", "feedback"})
"""Made by our steps, described by `web`."""


def _is_ours(_item: object, name: str | None, kind: str, *_rest: object) -> bool:
    return not (kind == "table" and name in WEB_TABLES)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    compare_type=True,
    include_object=_is_ours,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
