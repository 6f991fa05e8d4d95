"""Imports into the test's database: CQC files, feeds and spreadsheets."""

import time
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from directory.importers import ImportReport, import_cqc
from directory.importers.area_names import area_names
from directory.importers.open_referral import Client, fetch_feed, import_open_referral
from directory.importers.spreadsheet import import_spreadsheet
from directory.places import Gazetteer
from tests.directory.importers.brought_in import Import
from tests.directory.importers.feed_server import FeedServer, a_service, serving
from tests.directory.importers.spreadsheet_files import write_csv

TODAY = date(2026, 11, 23)


@pytest.fixture
def bring_cqc(session: Session, gazetteer: Gazetteer) -> Import:
    """Import a file of the CQC."""
    return lambda path, **options: import_cqc(session, path, gazetteer, **options)


@pytest.fixture
def bring_sheet(session: Session, gazetteer: Gazetteer, tmp_path: Path) -> Import:
    """Import a spreadsheet, or rows as one."""

    def run(source: Path | list[dict[str, str]], **options: Any) -> ImportReport:
        path = write_csv(tmp_path / "team.csv", source) if isinstance(source, list) else source
        return import_spreadsheet(session, path, "team", gazetteer, today=TODAY, **options)

    return run


@pytest.fixture
def feed() -> Iterator[FeedServer]:
    """A server with a feed of five services."""
    with serving(FeedServer(records=[a_service(n) for n in range(1, 6)])) as server:
        yield server


@pytest.fixture
def bring_feed(session: Session, gazetteer: Gazetteer, tmp_path: Path, feed: FeedServer) -> Import:
    """Fetch the feed into an empty folder, or the one of before, and import it."""

    def run(keep_pages: bool = False, **options: Any) -> ImportReport:
        folder = tmp_path / ("kept" if keep_pages else f"pages-{time.monotonic_ns()}")
        client = Client(silence=0.5, whole=1, pause=0.01)
        fetched = fetch_feed(client, feed.address, folder)
        return import_open_referral(session, fetched, "kent", gazetteer, **options)

    return run


@pytest.fixture
def known(gazetteer: Gazetteer) -> Mapping[str, tuple[str, ...]]:
    """Names of areas, with the districts that they mean."""
    return area_names(gazetteer)
