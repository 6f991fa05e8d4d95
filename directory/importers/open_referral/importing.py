"""A whole feed into the directory: first all of it to disk, then all of it in one transaction."""

import hashlib
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands import ListingData
from directory.ids import stable_id
from directory.importers.area_names import area_names
from directory.importers.open_referral import version1, version3
from directory.importers.open_referral.client import Client, FeedError, check_address
from directory.importers.open_referral.listing import Notes, kind_in_words, listing_of
from directory.importers.open_referral.own_terms import is_example
from directory.importers.open_referral.pages import PER_PAGE, VERSIONS, Feed, Page
from directory.importers.open_referral.record import CLOSED, GONE, Record
from directory.importers.open_referral.where import postcodes_of
from directory.importers.publishing import find_missing, finish, publish_in_batches
from directory.importers.report import BadRow, ImportRefused, ImportReport, Progress
from directory.importers.sources import source_of
from directory.models import Service
from directory.models.service import BY_SOURCE, WITHDRAWN
from directory.places.gazetteer import Gazetteer
from directory.places.positions import find_positions

PREFIX = "oruk-"
CHUNK = 500
_READERS = {1: version1.record_of, 3: version3.record_of}
Told = Callable[[int, int | None], object]


@dataclass(frozen=True)
class Fetched:
    """A feed that is whole on disk."""

    feed: Feed
    pages: int

    def __iter__(self) -> Iterator[Page]:
        return self.feed.read(self.pages)


def folder_of(var_dir: Path, address: str) -> Path:
    """Where the pages of the feed at `address` are kept."""
    key = hashlib.sha256(address.strip().rstrip("/").encode()).hexdigest()[:16]
    return var_dir / "imports" / key


def fetch_feed(client: Client, address: str, folder: Path, told: Told | None = None) -> Fetched:
    """Fetch what is not yet in `folder` of the feed at `address`; a run that was cut off goes on.

    `told` is called with the number of each page and how many there are. Raises ImportRefused."""
    try:
        feed = Feed(client, check_address(address), folder, told)
        return Fetched(feed, feed.fetch())
    except FeedError as error:
        raise ImportRefused(_refused(address, folder, str(error))) from error
    except OSError as error:
        raise ImportRefused(f"The pages cannot be kept in {folder}: {error.strerror}.") from error


def import_open_referral(
    session: Session,
    fetched: Fetched,
    name: str,
    gazetteer: Gazetteer,
    *,
    complete: bool = False,
    force: bool = False,
    progress: Progress | None = None,
    today: date | None = None,
) -> ImportReport:
    """Make the listings of source "oruk-<name>" say what the feed says. Flushes, never commits.

    `complete`: withdraw the source's listings that the feed no longer has; `force`: even when more
    than a tenth of them would go. Duplicates of other sources are joined. Raises ImportRefused."""
    source = source_of(name, PREFIX)
    who = f"import {source}"
    work = _Reading(session, fetched, source, gazetteer, today or date.today())
    try:
        missing = _missing(session, work, source, force) if complete else []
        advance = progress(work.total) if progress else None
        publish_in_batches(session, work.listings(), work.report, who, advance)
    except FeedError as error:
        raise ImportRefused(f"The pages cannot be read again: {error}.") from error
    work.report.missing = len(missing)
    gone = [*missing, *_by_source(session, work.gone)]
    finish(session, work.report, gone, who)
    return work.report


class _Reading:
    """One pass over the pages, counting in `report`; `gone` are ids of what is offered no more."""

    def __init__(
        self, session: Session, fetched: Fetched, source: str, gazetteer: Gazetteer, today: date
    ) -> None:
        first = next(iter(fetched))
        self.report = ImportReport(
            form=f"Open Referral UK {VERSIONS[first.version]}", counted_in="Record"
        )
        self.said_total = first.total
        self.total = first.total or fetched.pages * PER_PAGE
        self.gone: list[uuid.UUID] = []
        self.fetched = fetched
        self._session, self._source = session, source
        self._gazetteer, self._today = gazetteer, today
        self._areas = area_names(gazetteer)
        self._seen: dict[str, int] = {}

    def listings(self) -> Iterator[ListingData]:
        """What can be published."""
        for page in self.fetched:
            records = list(self._records(page))
            typed = [code for record in records for code in postcodes_of(record)]
            positions = find_positions(self._session, typed, self._gazetteer)
            for record in records:
                notes: Notes = Counter()
                try:
                    data = listing_of(
                        record, self._source, positions, self._areas, notes, self._today
                    )
                except ValueError as error:
                    self._bad(self._seen.get(record.id, 0), str(error), record.id or record.name)
                    continue
                self._count(record, data, notes)
                yield data

    def _records(self, page: Page) -> Iterator[Record]:
        for said in page.records:
            self.report.read += 1
            if "_problem" in said:
                self._bad(self.report.read, said["_problem"], said["id"])
                continue
            record = _READERS[page.version](said, self._today)
            if not record.id:
                self._bad(self.report.read, "It has no id.", record.name)
            elif record.id in self._seen:
                repeats = f"It repeats the id of record {self._seen[record.id]}."
                self._bad(self.report.read, repeats, record.id)
            else:
                self._seen[record.id] = self.report.read
                if self._is_offered(record):
                    yield record

    def _is_offered(self, record: Record) -> bool:
        if record.status in GONE:
            self.report.skipped["no longer offered (inactive or defunct)"] += 1
        elif record.status == CLOSED:
            self.report.skipped["closed for now"] += 1
        elif is_example(record.own):
            self.report.skipped["a made-up example"] += 1
        else:
            return True
        self.gone.append(stable_id(self._source, record.id))
        return False

    def _bad(self, number: int, reason: str, what: str) -> None:
        self.report.bad.append(BadRow(number, reason, what))

    def _count(self, record: Record, data: ListingData, notes: Notes) -> None:
        self.report.notes += notes
        if not data.is_listed:
            self.report.unlisted += 1
            self.report.kinds_unlisted[kind_in_words(record, data)] += 1


def _missing(session: Session, work: _Reading, source: str, force: bool) -> list[uuid.UUID]:
    """Listings of the source that the feed lacks; what stands in it with a fault is not missing."""
    kept: set[uuid.UUID] = set()
    read = 0
    for page in work.fetched:
        read += len(page.records)
        kept |= {stable_id(source, str(r["id"]).strip()) for r in page.records if r.get("id")}
    if work.said_total is not None and read != work.said_total and not force:
        raise ImportRefused(
            f"The feed says that it has {work.said_total} services and gave {read}, so it is not "
            "known to be complete: nothing was imported. Use --force, or leave out --complete."
        )
    return find_missing(session, source, kept, force=force)


def _by_source(session: Session, ids: list[uuid.UUID]) -> list[uuid.UUID]:
    """Those of `ids` that are here in a status that an import has set."""
    found: list[uuid.UUID] = []
    for start in range(0, len(ids), CHUNK):
        query = select(Service.id).where(
            Service.id.in_(ids[start : start + CHUNK]),
            Service.status != WITHDRAWN,
            Service.status_by == BY_SOURCE,
        )
        found += session.scalars(query)
    return found


def _refused(address: str, folder: Path, why: str) -> str:
    parts = urlsplit(address)
    shown = urlunsplit(parts._replace(query="", netloc=parts.netloc.rpartition("@")[2]))
    kept = len(list(folder.glob("page-*.json")))
    said = f"The feed at {shown} cannot be read, so nothing was imported: {why}."
    return f"{said} {kept} pages are kept; the next run goes on from there." if kept else said
