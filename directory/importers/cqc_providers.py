"""The CQC API's records of providers: their names, websites, and whether they are still there."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from directory.commands import OrganisationData, publish_listings, read_listings
from directory.ids import stable_id
from directory.importers.cqc_check import CLOSED
from directory.importers.cqc_closing import close_listings
from directory.importers.cqc_merge import SOURCE
from directory.importers.cqc_record import CqcRecord
from directory.importers.report import ImportReport
from directory.importers.said import website_address
from directory.models import Organisation, Service
from directory.models.service import WITHDRAWN


def import_providers(
    session: Session, batch: Sequence[CqcRecord], report: ImportReport, who: str
) -> None:
    """Bring the providers of `batch`, and the listings that they run, up to date; those that are
    deregistered lose their listings. A provider without listings here is kept: records of
    locations name no provider, and may come later. Flushes."""
    owners = {stable_id(f"{SOURCE}-organisation", r.provider_id): r for r in batch}
    held = {
        row.id: row
        for row in session.execute(
            select(Organisation.id, Organisation.name, Organisation.website).where(
                Organisation.id.in_(list(owners))
            )
        )
    }
    new, changed = [], []
    for key, record in owners.items():
        if not record.is_registered:
            report.skipped[CLOSED] += 1
            continue
        data = _organisation(record)
        before = held.get(key)
        if before is None:
            new.append({"id": key, "source": SOURCE, **vars(data)})
        elif (before.name, before.website) != (data.name, data.website or before.website):
            changed.append(key)
        else:
            report.unchanged += 1
    report.added += len(new)
    report.changed += len(changed)
    if new:
        session.execute(insert(Organisation), new)
    _rename(session, {key: owners[key] for key in changed}, report, who)
    closed = {key: r.left_on for key, r in owners.items() if not r.is_registered}
    here = Service.organisation_id.in_(list(closed)), Service.status != WITHDRAWN
    query = select(Service.id, Service.organisation_id).where(*here)
    left_on = {row.id: closed[row.organisation_id] for row in session.execute(query)}
    report.withdrawn += close_listings(session, left_on, who)


def _organisation(record: CqcRecord) -> OrganisationData:
    website = website_address(record.provider_website) if record.provider_website else None
    return OrganisationData(record.provider_name, record.provider_id, website)


def _rename(
    session: Session, owners: dict[uuid.UUID, CqcRecord], report: ImportReport, who: str
) -> None:
    for key, record in owners.items():
        data = _organisation(record)
        values = {"name": data.name} | ({"website": data.website} if data.website else {})
        session.execute(update(Organisation).where(Organisation.id == key).values(**values))
    here = Service.organisation_id.in_(list(owners)), Service.status != WITHDRAWN
    ids = list(session.scalars(select(Service.id).where(*here)))
    listings = []
    for listing in read_listings(session, ids).values():
        old = listing.organisation
        owner = _organisation(owners[stable_id(f"{SOURCE}-organisation", old.source_id)])
        owner = replace(owner, website=owner.website or old.website)
        listings.append(replace(listing, organisation=owner))
    counts = publish_listings(session, listings, who)
    if counts.changed:
        report.notes["listings whose provider has another name or website now"] += counts.changed
