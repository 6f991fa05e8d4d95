"""`care-finder examples`: the made-up listings, in or out."""

import click

from directory.cli.context import gazetteer, settings, transaction
from directory.examples import load_examples, remove_examples


@click.group()
def examples() -> None:
    """Load or remove the made-up listings."""


@examples.command()
def load() -> None:
    """Add the made-up listings, or bring them up to date."""
    found = settings()
    with transaction(found) as session:
        counts = load_examples(session, gazetteer(found))
    click.echo(
        f"Examples: {counts.added} added, {counts.changed} changed, "
        f"{counts.unchanged} as they were."
    )


@examples.command()
def remove() -> None:
    """Delete every made-up listing."""
    with transaction(settings()) as session:
        count = remove_examples(session)
    click.echo(f"Examples: {count} removed.")
    click.echo(
        "Set EXAMPLE_DATA=off as well, or the next release adds them while there is nothing else."
    )
