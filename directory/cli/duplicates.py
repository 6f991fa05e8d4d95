"""`care-finder duplicates`: listings that may be one service, and what a person says of them."""

import uuid
from collections.abc import Iterable

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.cli.context import settings, transaction
from directory.commands.decide_duplicate import CannotDecide, decide_duplicate
from directory.commands.duplicates import DIFFERENT, SAME
from directory.commands.read_listings import read_listings
from directory.models import PossibleDuplicate


@click.group()
def duplicates() -> None:
    """See and decide which listings of two sources are the same."""


@duplicates.command("list")
@click.option("--all", "everything", is_flag=True, help="Those that are decided, too.")
def list_(everything: bool) -> None:
    """List pairs of listings that may be the same."""
    with transaction(settings(), keep=False) as session:
        query = select(PossibleDuplicate).order_by(
            PossibleDuplicate.found_at_utc, PossibleDuplicate.first_id
        )
        if not everything:
            query = query.where(PossibleDuplicate.decision.is_(None))
        pairs = list(session.scalars(query))
        said = _describe(session, [key for p in pairs for key in (p.first_id, p.second_id)])
        for pair in pairs:
            click.echo(f"{pair.first_id}  {said[pair.first_id]}")
            click.echo(f"{pair.second_id}  {said[pair.second_id]}")
            click.echo(f"  {_decision(pair)}")
    click.echo(f"Pairs: {len(pairs)}.")


@duplicates.command()
@click.argument("first", type=click.UUID)
@click.argument("second", type=click.UUID)
@click.argument("decision", type=click.Choice([SAME, DIFFERENT]))
@click.option("--who", required=True, help="Who decides; kept with the decision.")
def decide(first: uuid.UUID, second: uuid.UUID, decision: str, who: str) -> None:
    """Say that two listings are the same or different.

    The same: SECOND leaves the search, and FIRST shows what it leaves blank from it; but where one
    is the CQC's, that one is shown.
    """
    with transaction(settings()) as session:
        try:
            shown = decide_duplicate(session, first, second, decision, who)
        except CannotDecide as error:
            raise click.ClickException(str(error)) from error
        said = _describe(session, [shown]) if shown else {}
    if shown:
        click.echo(f"They are the same. Shown: {shown}  {said[shown]}")
    else:
        click.echo("They are different: each is shown.")


def _describe(session: Session, ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Each listing in one line."""
    found = read_listings(session, list(dict.fromkeys(ids)))
    return {
        key: ", ".join(
            filter(
                None,
                (
                    data.name,
                    data.location.postcode if data.location else None,
                    *data.phones,
                    f"source {data.source}",
                ),
            )
        )
        for key, data in found.items()
    }


def _decision(pair: PossibleDuplicate) -> str:
    if pair.decision:
        return f"{pair.decision}, said {pair.decided_by}"
    return f"may be the same: {pair.reason.replace('_', ', ')}"
