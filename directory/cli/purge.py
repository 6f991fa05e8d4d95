"""`care-finder purge`: deletes conversations that nobody has gone on with for a day."""

from datetime import timedelta

import click
from sqlalchemy import DateTime, bindparam, text

from directory.cli.context import settings, transaction
from directory.models import utc_now

IDLE = timedelta(hours=24)
_DELETE_TURNS = (
    "DELETE FROM turn WHERE conversation_id IN "
    "(SELECT id FROM conversation WHERE last_at_utc < :before)"
)
_DELETE = "DELETE FROM conversation WHERE last_at_utc < :before RETURNING id"


@click.command()
def purge() -> None:
    """Delete conversations that have been idle for 24 hours."""
    before = bindparam("before", utc_now() - IDLE, DateTime(timezone=True))
    with transaction(settings()) as session:
        session.execute(text(_DELETE_TURNS).bindparams(before))
        count = len(session.execute(text(_DELETE).bindparams(before)).all())
    click.echo(f"Conversations: {count} deleted.")
