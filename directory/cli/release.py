"""`care-finder release`: brings the database up to date. Quick when there is nothing to do."""

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory import migrate
from directory.cli.context import gazetteer, plain_errors, settings, transaction
from directory.commands import load_councils, load_synonyms, reindex
from directory.examples import count_examples, load_examples
from directory.models import Service
from directory.places.gazetteer import Gazetteer


@click.command()
def release() -> None:
    """Make the tables, the councils and the examples what this version expects."""
    found = settings()
    places = gazetteer(found)
    with plain_errors():
        before, after = migrate.upgrade(found.database_url)
    if before == after:
        click.echo(f"Tables: up to date ({after}).")
    else:
        click.echo(f"Tables: brought from {before or 'nothing'} to {after}.")
    with transaction(found) as session:
        changed = load_councils(session, places)
        click.echo(f"Councils and districts: {changed or 'none'} changed.")
        click.echo(_examples(session, places, found.has_example_data))
        click.echo(f"Search: {reindex(session, only_missing=True) or 'none'} had to be indexed.")
        click.echo(f"Words that mean the same: {load_synonyms(session) or 'none'} added.")


def _examples(session: Session, places: Gazetteer, is_wanted: bool) -> str:
    here = count_examples(session)
    if not is_wanted:
        left = f", {here} are here: `care-finder examples remove` removes them" if here else ""
        return f"Examples: turned off by EXAMPLE_DATA{left}."
    if not here and _has_real_listings(session):
        return "Examples: none, because there are real listings."
    counts = load_examples(session, places)
    return (
        f"Examples: {counts.added} added, {counts.changed} changed, "
        f"{counts.unchanged} as they were."
    )


def _has_real_listings(session: Session) -> bool:
    query = select(Service.id).where(Service.is_example.is_(False)).limit(1)
    return session.scalar(query) is not None
