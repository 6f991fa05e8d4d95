"""`care-finder import places`."""

import sys
from pathlib import Path

import click
from tqdm import tqdm

from directory.cli import import_options as shared
from directory.cli.context import gazetteer, settings, transaction
from directory.importers.places import import_places
from directory.importers.report import ImportRefused


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@shared.bad_rows_options
def places(file: Path, bad_rows: Path | None, dry_run: bool) -> None:
    """Read names of towns and villages: OS Open Names, GeoNames' GB.txt, or a list with lat and lon.

    Import postcodes first: a name without a district gets that of the nearest one. The site and the
    assistant know the names once they are started again."""
    found = settings()
    known = gazetteer(found)
    bar = tqdm(unit=" rows", file=sys.stderr, disable=None, leave=False)
    with transaction(found, keep=not dry_run) as session, bar:
        try:
            report = import_places(session, file, known, bar.update)
        except ImportRefused as error:
            raise click.ClickException(str(error)) from error
    shared.show_counts(report, dry_run)
    shared.show_left_out(report)
    shared.save_bad_rows(report.bad, bad_rows, file.name, found)
