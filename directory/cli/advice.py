"""`care-finder advice`: what the advice library says that is no longer sure."""

import click

from directory.advice import ArticleError
from directory.advice.freshness import stale_now


@click.command()
def advice() -> None:
    """List the figures and articles that must be checked again; fail if there are any."""
    try:
        stale = stale_now()
    except ArticleError as error:
        raise click.ClickException(str(error)) from error
    for sentence in stale:
        click.echo(sentence)
    if stale:
        raise SystemExit(1)
    click.echo("Every figure and every article is up to date.")
