"""`care-finder age`: the daily job that pauses what nobody has confirmed for a year."""

import click
from sqlalchemy.orm import Session

from directory.cli.context import settings, transaction
from directory.commands import lifecycle
from directory.models import Service


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing.")
def age(dry_run: bool) -> None:
    """Pause listings that must be confirmed and are not; publish those that are again."""
    with transaction(settings(), keep=not dry_run) as session:
        aged = lifecycle.age(session)
        names = _names(session, aged) if dry_run else []
    if dry_run:
        click.echo("Nothing was written: this is what would happen.")
    click.echo(f"Listings: {len(aged.paused)} paused, {len(aged.published)} published again.")
    for line in names:
        click.echo(line)


def _names(session: Session, aged: lifecycle.Aged) -> list[str]:
    said = [("paused", key) for key in aged.paused]
    said += [("published again", key) for key in aged.published]
    return [f"  {what}: {session.get_one(Service, key).name} ({key})" for what, key in said]
