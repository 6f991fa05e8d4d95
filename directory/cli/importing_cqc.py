"""`care-finder import cqc`."""

from pathlib import Path

import click
from sqlalchemy.orm import Session

from directory.cli import import_options as shared
from directory.cli.context import gazetteer, settings
from directory.importers import ImportReport, import_cqc


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@shared.complete_options
@shared.import_options
def cqc(
    file: Path,
    complete: bool,
    force: bool,
    remove: bool | None,
    bad_rows: Path | None,
    dry_run: bool,
) -> None:
    """Read a file of the CQC, in any form that it publishes.

    The directory (CSV with 15 or 18 columns), the register with ratings, active and deactivated
    locations or the latest ratings (CSV, ODS, XLSX), the API's JSON, gzipped or not. What the form
    is, its content tells.
    """
    found = settings()
    places = gazetteer(found)

    def work(session: Session) -> ImportReport:
        return import_cqc(
            session, file, places, complete=complete, force=force, progress=shared.bar
        )

    shared.run_import(
        work, file.name, remove=remove, bad_rows=bad_rows, dry_run=dry_run, found=found
    )
