"""`care-finder places`: what listings gain from postcodes that were imported."""

import click

from directory.cli.context import settings, transaction
from directory.commands.refresh_positions import refresh_positions


@click.group()
def places() -> None:
    """Look after where listings are."""


@places.command()
def refresh() -> None:
    """Move listings to their full postcode, where it was imported since."""
    with transaction(settings()) as session:
        moved = refresh_positions(session)
    click.echo(f"Listings that are now placed by their full postcode: {moved}")
