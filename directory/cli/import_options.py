"""What the commands of `care-finder import` share: their options, the summary, the bad rows."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from sqlalchemy.orm import Session
from tqdm import tqdm

from directory.cli.context import settings, transaction
from directory.examples import count_examples, remove_examples
from directory.importers.report import Advance, BadRow, ImportRefused, ImportReport, write_bad_rows
from directory.settings import Settings

SHOWN = 20
"""How many bad rows, kinds and notes the summary shows; it counts them all."""
Command = TypeVar("Command", bound=Callable[..., Any])
_EXAMPLES = click.option(
    "--remove-examples/--keep-examples",
    "remove",
    default=None,
    help="Whether the made-up listings go. Asked where neither is said.",
)
_BAD_ROWS = click.option(
    "--bad-rows",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the rows that cannot be read. Otherwise in the folder imports of VAR_DIR.",
)
_DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing.")
_COMPLETE = click.option(
    "--complete", is_flag=True, help="Withdraw listings that the file no longer has."
)
_FORCE = click.option(
    "--force", is_flag=True, help="Even when more than a tenth would be withdrawn."
)


def import_options(command: Command) -> Command:
    """--remove-examples/--keep-examples (as `remove`), --bad-rows and --dry-run."""
    return _EXAMPLES(_BAD_ROWS(_DRY_RUN(command)))


def bad_rows_options(command: Command) -> Command:
    """--bad-rows and --dry-run, for what is no listing."""
    return _BAD_ROWS(_DRY_RUN(command))


def complete_options(command: Command) -> Command:
    """--complete and --force."""
    return _COMPLETE(_FORCE(command))


def run_import(
    work: Callable[[Session], ImportReport],
    name: str,
    *,
    remove: bool | None = None,
    bad_rows: Path | None = None,
    dry_run: bool = False,
    found: Settings | None = None,
) -> ImportReport:
    """Do `work` in one transaction, say what it did, and write its bad rows.

    `name` names what was read ("care.csv"), for the file of bad rows; the others are what the
    options said. Raises click.ClickException where the import is refused."""
    found = found or settings()
    with transaction(found, keep=not dry_run) as session:
        examples = count_examples(session)
        remove = _wants_removal(examples, remove, dry_run)
        session.rollback()
        try:
            report = work(session)
        except ImportRefused as error:
            raise click.ClickException(str(error)) from error
        removed = remove_examples(session) if remove else 0
    show_report(report, dry_run)
    save_bad_rows(report.bad, bad_rows, name, found)
    if removed:
        click.echo(f"Examples: {removed} removed.")
    elif examples:
        click.echo(f"Examples: {examples} kept. `care-finder examples remove` removes them.")
    return report


def _wants_removal(examples: int, said: bool | None, dry_run: bool) -> bool:
    if said is not None or not examples or dry_run or not sys.stdin.isatty():
        return bool(said)
    return click.confirm(f"Remove the {examples} made-up example listings?", default=True)


def bar(total: int) -> Advance:
    """A progress bar on standard error, where that is a terminal."""
    return tqdm(total=total, unit=" rows", file=sys.stderr, disable=None, leave=False).update


def save_bad_rows(bad: list[BadRow], said: Path | None, name: str, found: Settings) -> None:
    """Write them where `said`, or as imports/<name>-bad-rows.csv in VAR_DIR, and say where.

    Without bad rows no file is left there from the last time."""
    path = said or found.var_dir / "imports" / f"{Path(name).name}-bad-rows.csv"
    try:
        if bad:
            write_bad_rows(path, bad)
            click.echo(f"The bad rows are in {path}.")
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        click.echo(f"The bad rows could not be written to {path}: {error.strerror}.", err=True)


def show_report(report: ImportReport, dry_run: bool = False) -> None:
    """The summary on standard output."""
    show_counts(report, dry_run)
    click.echo(f"Withdrawn: {report.withdrawn}")
    if report.joined:
        click.echo(f"Joined to the CQC's listing of the same place: {report.joined}")
    if report.possible_duplicates:
        click.echo(
            f"Possible duplicates: {report.possible_duplicates}. `care-finder duplicates list` "
            "shows them."
        )
    _show_unlisted(report)
    show_left_out(report)


def show_counts(report: ImportReport, dry_run: bool = False) -> None:
    """The rows, and what became of them."""
    if dry_run:
        click.echo("Nothing was written: this is what would happen.")
    if report.form:
        click.echo(f"Read as: {report.form}")
    click.echo(f"Rows read: {report.read}")
    click.echo(f"  added      {report.added}")
    click.echo(f"  changed    {report.changed}")
    click.echo(f"  unchanged  {report.unchanged}")
    click.echo(f"  bad        {len(report.bad)}")
    for reason, count in report.skipped.most_common():
        click.echo(f"  {reason}: {count}")


def show_left_out(report: ImportReport) -> None:
    """The notes and the bad rows."""
    for note, count in report.notes.most_common(SHOWN):
        click.echo(f"Note: {note}: {count}")
    _say_the_rest("notes", len(report.notes))
    for bad in report.bad[:SHOWN]:
        click.echo(f"{report.counted_in} {bad.line} skipped: {bad.reason}")
    _say_the_rest("bad rows", len(report.bad))


def _show_unlisted(report: ImportReport) -> None:
    if not report.unlisted:
        return
    click.echo(f"Kept but left out of search, not social care: {report.unlisted}")
    for kind, count in report.kinds_unlisted.most_common(SHOWN):
        click.echo(f"  {count:5}  {kind}")
    rest = len(report.kinds_unlisted) - SHOWN
    if rest > 0:
        others = sum(n for _, n in report.kinds_unlisted.most_common()[SHOWN:])
        click.echo(f"  {others:5}  in {rest} other combinations")


def _say_the_rest(what: str, count: int) -> None:
    if count > SHOWN:
        click.echo(f"... and {count - SHOWN} more {what}.")
