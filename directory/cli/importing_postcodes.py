"""`care-finder import postcodes`."""

import sys
from pathlib import Path

import click
from tqdm import tqdm

from directory.cli import import_options as shared
from directory.cli.context import gazetteer, settings, transaction
from directory.commands.refresh_positions import refresh_positions
from directory.importers.postcodes import PostcodeReport, import_postcodes
from directory.importers.report import ImportRefused

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("files", type=_FILE, nargs=-1, required=True)
@click.option("--sectors", type=_FILE, help="A file of sectors (CM8 1) with their district.")
@shared.bad_rows_options
def postcodes(
    files: tuple[Path, ...], sectors: Path | None, bad_rows: Path | None, dry_run: bool
) -> None:
    """Read full postcodes with their position (CSV, also gzipped), and their district if it is there.

    Then listings whose postcode has become known move to it."""
    found = settings()
    places = gazetteer(found)
    everything = [*files, *([sectors] if sectors else [])]
    with transaction(found, keep=not dry_run) as session:
        with tqdm(unit=" rows", file=sys.stderr, disable=None, leave=False) as bar:
            try:
                report = import_postcodes(session, everything, places, bar.update)
            except ImportRefused as error:
                raise click.ClickException(str(error)) from error
        moved = refresh_positions(session)
    _show(report, dry_run)
    click.echo(f"Listings that are now placed by their full postcode: {moved}")
    shared.show_left_out(report)
    shared.save_bad_rows(report.bad, bad_rows, files[0].name, found)


def _show(report: PostcodeReport, dry_run: bool) -> None:
    shared.show_counts(report, dry_run)
    if report.by_sector:
        click.echo(f"Given the district of their sector: {report.by_sector}")
    if left := report.sectors_left_out:
        click.echo(
            f"Sectors that cross a border, whose other postcodes were left without: {len(left)} "
            f"({', '.join(left[: shared.SHOWN])}{' ...' if len(left) > shared.SHOWN else ''})"
        )
