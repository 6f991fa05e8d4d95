"""The CQC's files, in every form that it publishes, into the listings of source "cqc"."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands import (
    ListingData,
    OrganisationData,
    read_listings,
)
from directory.ids import stable_id
from directory.importers.cqc_check import CLOSED, NOT_HERE
from directory.importers.cqc_closing import close_listings
from directory.importers.cqc_file import CqcFile
from directory.importers.cqc_forms import API_LIST, API_PROVIDERS, Form
from directory.importers.cqc_merge import SOURCE, Known, Postcoded, merge
from directory.importers.cqc_providers import import_providers
from directory.importers.cqc_record import CqcRecord
from directory.importers.publishing import batches, find_missing, finish, publish_and_count
from directory.importers.report import BadRow, ImportRefused, ImportReport, Progress
from directory.importers.said import find_postcode
from directory.models import Organisation, Postcode, Service, utc_now
from directory.models.service import BY_SOURCE, WITHDRAWN
from directory.places.gazetteer import Gazetteer

WHO = "import cqc"
WITHDRAWN_HERE = "withdrawn here"


@dataclass(frozen=True)
class _State:
    status: str
    status_by: str
    ends_on: date | None

    @property
    def is_closed(self) -> bool:
        """Whether the CQC said that its registration has ended: it never begins again."""
        return self.status == WITHDRAWN and self.status_by == BY_SOURCE and bool(self.ends_on)


def import_cqc(
    session: Session,
    path: Path,
    gazetteer: Gazetteer,
    *,
    complete: bool = False,
    force: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Read `path`, whatever its form, and bring the listings of source "cqc" up to what it says.

    Flushes, never commits. What the form does not know stays as it was; what it says is closed is
    withdrawn; duplicates in other sources are joined. `complete`: withdraw the listings of the
    file's local authorities that it no longer has; `force`: even when more than a tenth of them
    would go. `progress` is given the number of records, and answers with what to call with each
    number done. Raises ImportRefused."""
    since, file = utc_now(), CqcFile(path)
    if complete:
        _refuse_incomplete(file)
    seen: set[str] = set()
    areas: set[str] = set()
    total = 0
    for record in file.records(ImportReport(), seen):
        total += 1
        areas.add(record.authority)
    gone = _find_gone(session, file, seen, areas, force) if complete else []
    report = ImportReport(form=file.form.title, counted_in=file.counted_in, missing=len(gone))
    advance = progress(total) if progress else None
    known = Known(gazetteer)
    for batch in batches(file.records(report)):
        if file.form is API_PROVIDERS:
            import_providers(session, batch, report, WHO)
        else:
            _import_batch(session, file.form, batch, known, report)
        if advance:
            advance(len(batch))
    finish(session, report, gone, WHO, since)
    return report


def _refuse_incomplete(file: CqcFile) -> None:
    form = file.form
    why = form.why_not_whole
    if form is API_LIST and not file.is_whole:
        why = "it is one page of several"
    elif form is API_LIST and not file.authority:
        why = "it does not say of which local authority it is"
    if why:
        raise ImportRefused(
            f"--complete cannot be used with {form.title}: {why}, so nobody can tell what is "
            "missing. Nothing was imported."
        )


def _find_gone(
    session: Session, file: CqcFile, seen: set[str], areas: set[str], force: bool
) -> list[uuid.UUID]:
    kept = {stable_id(SOURCE, location) for location in seen}
    here = sorted({file.authority} if file.form is API_LIST else areas - {""})
    return find_missing(session, SOURCE, kept, here, force=force)


def _import_batch(
    session: Session, form: Form, batch: list[CqcRecord], known: Known, report: ImportReport
) -> None:
    ids = {record.location_id: stable_id(SOURCE, record.location_id) for record in batch}
    before = read_listings(session, list(ids.values()))
    states = _states(session, list(ids.values()))
    known.postcodes = _postcodes(session, batch)
    known.providers.update(_new_providers(session, batch, known.providers))
    listings: list[ListingData] = []
    closed: dict[uuid.UUID, date | None] = {}
    for record in batch:
        key = ids[record.location_id]
        reason = _why_skipped(form, record, states.get(key))
        if reason:
            report.skipped[reason] += 1
            if not record.is_registered and key in states:
                closed[key] = record.left_on
            continue
        try:
            data = merge(record, form, before.get(key), known, report.notes)
        except ValueError as error:
            report.bad.append(BadRow(record.line, str(error), record.location_id))
            continue
        _count_unlisted(record, data, report)
        known.providers.setdefault(data.organisation.source_id, data.organisation)
        listings.append(data)
    publish_and_count(session, listings, report, WHO)
    report.withdrawn += close_listings(session, closed, WHO)


def _why_skipped(form: Form, record: CqcRecord, state: _State | None) -> str | None:
    if not record.is_registered:
        return CLOSED
    if state is None:
        return None if form.makes_listings else NOT_HERE
    if state.is_closed and "registration" not in form.knows:
        return CLOSED
    if state.status == WITHDRAWN and not form.makes_listings:
        return WITHDRAWN_HERE
    return None


def _count_unlisted(record: CqcRecord, data: ListingData, report: ImportReport) -> None:
    if data.is_listed or not record.types:
        return
    report.unlisted += 1
    kind = ", ".join(record.types)
    report.kinds_unlisted[f"dormant: {kind}" if data.services else kind] += 1


def _states(session: Session, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, _State]:
    query = select(Service.id, Service.status, Service.status_by, Service.ends_on)
    rows = session.execute(query.where(Service.id.in_(ids)))
    return {row.id: _State(row.status, row.status_by, row.ends_on) for row in rows}


def _postcodes(session: Session, batch: Iterable[CqcRecord]) -> dict[str, Postcoded]:
    """Those of the batch that were imported as full postcodes."""
    wanted = {find_postcode(record.place.postcode) for record in batch if record.place.postcode}
    rows = session.scalars(select(Postcode).where(Postcode.postcode.in_(wanted - {None})))
    return {row.postcode: Postcoded(row.latitude, row.longitude, row.district) for row in rows}


def _new_providers(
    session: Session, batch: Iterable[CqcRecord], held: Mapping[str, OrganisationData]
) -> dict[str, OrganisationData]:
    wanted = {record.provider_id for record in batch} - set(held) - {""}
    query = select(Organisation).where(
        Organisation.source == SOURCE, Organisation.source_id.in_(wanted)
    )
    rows = session.scalars(query)
    return {row.source_id: OrganisationData(row.name, row.source_id, row.website) for row in rows}
