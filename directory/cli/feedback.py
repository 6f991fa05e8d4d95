"""`care-finder feedback`: what people have said about the site."""

import click
from sqlalchemy import DateTime, text
from sqlalchemy.sql.expression import column

from directory.cli.context import settings, transaction

_LIST = "SELECT at_utc, page, text FROM feedback ORDER BY at_utc DESC, id LIMIT :many"


@click.group()
def feedback() -> None:
    """Read what people have said."""


@feedback.command("list")
@click.option("--limit", default=50, show_default=True, help="How many, the newest first.")
def list_(limit: int) -> None:
    """Show feedback, the newest first."""
    query = text(_LIST).columns(
        column("at_utc", DateTime(timezone=True)), column("page"), column("text")
    )
    with transaction(settings(), keep=False) as session:
        rows = session.execute(query, {"many": limit}).all()
    for at, page, said in rows:
        click.echo(f"{at:%Y-%m-%d %H:%M}  {page or '-'}  {' '.join(said.split())}")
    if not rows:
        click.echo("No feedback yet.")
