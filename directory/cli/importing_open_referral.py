"""`care-finder import open-referral`."""

import sys
from pathlib import Path

import click
from sqlalchemy.orm import Session
from tqdm import tqdm

from directory.cli import import_options as shared
from directory.cli.context import gazetteer, settings
from directory.importers import ImportRefused, ImportReport
from directory.importers.open_referral import (
    PREFIX,
    Client,
    Fetched,
    fetch_feed,
    folder_of,
    forget_pages,
    import_open_referral,
)
from directory.importers.sources import source_of


@click.command("open-referral")
@click.argument("address", metavar="URL")
@click.option("--name", required=True, metavar="SOURCE", help="Whose feed it is: kent, nhs-essex.")
@click.option("--fresh", is_flag=True, help="Fetch every page anew, not only those not kept yet.")
@shared.complete_options
@shared.import_options
def open_referral(
    address: str,
    name: str,
    fresh: bool,
    complete: bool,
    force: bool,
    remove: bool | None,
    bad_rows: Path | None,
    dry_run: bool,
) -> None:
    """Read an Open Referral UK feed, version 1.0 or 3.0, at URL.

    Its pages are kept in the folder imports of VAR_DIR until all is written, so that a run that was
    cut off goes on where it stopped; pages older than a day are fetched anew."""
    found = settings()
    places = gazetteer(found)
    try:
        source = source_of(name, PREFIX)
        folder = folder_of(found.var_dir, address)
        if fresh:
            forget_pages(folder)
        fetched = _fetch(address, folder)
    except ImportRefused as error:
        raise click.ClickException(str(error)) from error

    def work(session: Session) -> ImportReport:
        return import_open_referral(
            session, fetched, name, places, complete=complete, force=force, progress=shared.bar
        )

    shared.run_import(work, source, remove=remove, bad_rows=bad_rows, dry_run=dry_run, found=found)
    if not dry_run:
        forget_pages(folder)


def _fetch(address: str, folder: Path) -> Fetched:
    """With a bar of pages on standard error, where that is a terminal."""
    with tqdm(unit=" pages", file=sys.stderr, disable=None, leave=False) as bar:

        def told(number: int, pages: int | None) -> None:
            bar.total = pages
            bar.update(number - bar.n)

        return fetch_feed(Client(), address, folder, told)
