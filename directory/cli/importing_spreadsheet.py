"""`care-finder import spreadsheet` and `care-finder template`."""

from pathlib import Path

import click
from sqlalchemy.orm import Session

from directory.cli import import_options as shared
from directory.cli.context import gazetteer, settings
from directory.importers import ImportReport
from directory.importers.spreadsheet import import_spreadsheet, make_csv, make_xlsx

_MAKERS = {".xlsx": make_xlsx, ".csv": make_csv}


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", required=True, metavar="SOURCE", help="Whose sheet it is: grants-team.")
@shared.complete_options
@shared.import_options
def spreadsheet(
    file: Path,
    name: str,
    complete: bool,
    force: bool,
    remove: bool | None,
    bad_rows: Path | None,
    dry_run: bool,
) -> None:
    """Read a spreadsheet that people have filled in (XLSX, ODS or CSV).

    `care-finder template FILE.xlsx` makes an empty one."""
    found = settings()
    places = gazetteer(found)

    def work(session: Session) -> ImportReport:
        return import_spreadsheet(
            session, file, name, places, complete=complete, force=force, progress=shared.bar
        )

    shared.run_import(
        work, file.name, remove=remove, bad_rows=bad_rows, dry_run=dry_run, found=found
    )


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Even when there is a file of that name.")
def template(file: Path, force: bool) -> None:
    """Write an empty spreadsheet for listings to FILE (.xlsx or .csv)."""
    make = _MAKERS.get(file.suffix.lower())
    if make is None:
        raise click.ClickException(f"{file.name} must end in .xlsx or .csv.")
    if file.exists() and not force:
        raise click.ClickException(f"{file} is there already: use another name, or --force.")
    try:
        file.write_bytes(make())
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error
    click.echo(f"Written: {file}. `care-finder import spreadsheet` reads it when it is filled in.")
