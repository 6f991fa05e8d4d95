"""`care-finder import`: real listings from files that others publish."""

import sys
from collections.abc import Callable
from pathlib import Path

import click
from sqlalchemy.orm import Session
from tqdm import tqdm

from directory.cli.context import gazetteer, settings, transaction
from directory.examples import count_examples, remove_examples
from directory.importers import ImportRefused, ImportReport, import_cqc

SHOWN = 20
"""How many bad rows the summary shows; it counts them all."""


@click.group("import")
def import_() -> None:
    """Read listings from a file."""


@import_.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--complete", is_flag=True, help="Withdraw listings that the file no longer has.")
@click.option("--force", is_flag=True, help="Even when more than a tenth would be withdrawn.")
@click.option(
    "--remove-examples/--keep-examples",
    "remove",
    default=None,
    help="Whether the made-up listings go. Asked where neither is said.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing.")
def cqc(file: Path, complete: bool, force: bool, remove: bool | None, dry_run: bool) -> None:
    """Read the CQC directory as published (CSV with 15 columns)."""
    found = settings()
    places = gazetteer(found)
    with transaction(found, keep=not dry_run) as session:
        examples = count_examples(session)
        remove = _wants_removal(examples, remove, dry_run)
        session.rollback()
        try:
            report = import_cqc(
                session, file, places, complete=complete, force=force, progress=_bar
            )
        except ImportRefused as error:
            raise click.ClickException(str(error)) from error
        removed = _remove(session, remove)
    _show(report, dry_run)
    if removed:
        click.echo(f"Examples: {removed} removed.")
    elif examples:
        click.echo(f"Examples: {examples} kept. `care-finder examples remove` removes them.")


def _wants_removal(examples: int, said: bool | None, dry_run: bool) -> bool:
    if said is not None or not examples or dry_run or not sys.stdin.isatty():
        return bool(said)
    return click.confirm(f"Remove the {examples} made-up example listings?", default=True)


def _remove(session: Session, is_wanted: bool) -> int:
    return remove_examples(session) if is_wanted else 0


def _bar(total: int) -> Callable[[int], object]:
    """A progress bar on standard error, where that is a terminal."""
    return tqdm(total=total, unit=" rows", file=sys.stderr, disable=None, leave=False).update


def _show(report: ImportReport, dry_run: bool) -> None:
    if dry_run:
        click.echo("Nothing was written: this is what would happen.")
    click.echo(f"Rows read: {report.read}")
    click.echo(f"  added      {report.added}")
    click.echo(f"  changed    {report.changed}")
    click.echo(f"  unchanged  {report.unchanged}")
    click.echo(f"  bad        {len(report.bad)}")
    click.echo(f"Withdrawn: {report.withdrawn}")
    if report.unlisted:
        click.echo(f"Kept but left out of search, not social care: {report.unlisted}")
        for kind, count in report.kinds_unlisted.most_common(SHOWN):
            click.echo(f"  {count:5}  {kind}")
        rest = len(report.kinds_unlisted) - SHOWN
        if rest > 0:
            others = sum(n for _, n in report.kinds_unlisted.most_common()[SHOWN:])
            click.echo(f"  {others:5}  in {rest} other combinations")
    for note, count in report.notes.most_common(SHOWN):
        click.echo(f"Note: {note}: {count}")
    for bad in report.bad[:SHOWN]:
        click.echo(f"Line {bad.line} skipped: {bad.reason}")
    if len(report.bad) > SHOWN:
        click.echo(f"... and {len(report.bad) - SHOWN} more bad rows.")
