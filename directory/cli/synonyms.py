"""`care-finder synonyms`: the words that mean the same, which staff keep."""

import click
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from directory.cli.context import settings, transaction
from directory.commands import add_synonyms, remove_synonyms
from directory.models import SynonymGroup


@click.group()
def synonyms() -> None:
    """See and change the words that mean the same when people search."""


@synonyms.command("list")
def list_() -> None:
    """Every group, a line each."""
    with transaction(settings(), keep=False) as session:
        query = select(SynonymGroup).options(selectinload(SynonymGroup.phrases))
        for group in session.scalars(query.order_by(SynonymGroup.id)):
            means = group.service or group.need or group.kind
            said = " = ".join(synonym.phrase for synonym in group.phrases)
            click.echo(f"{said} [{means}]" if means else said)


@synonyms.command()
@click.argument("phrases", nargs=-1, required=True)
@click.option("--service", help="The service that every phrase names.")
@click.option("--need", help="The need that every phrase names.")
@click.option("--kind", help="The kind of listing that every phrase names.")
def add(phrases: tuple[str, ...], **means: str | None) -> None:
    """Add a group of PHRASES that mean the same."""
    with transaction(settings()) as session:
        try:
            add_synonyms(session, phrases, **means)
        except ValueError as error:
            raise click.ClickException(str(error)) from error
    click.echo("Added.")


@synonyms.command()
@click.argument("phrase")
def remove(phrase: str) -> None:
    """Remove the group that holds PHRASE."""
    with transaction(settings()) as session:
        count = remove_synonyms(session, phrase)
    if not count:
        raise click.ClickException(f"No group holds {phrase!r}.")
    click.echo("Removed.")
