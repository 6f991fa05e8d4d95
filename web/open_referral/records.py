"""Rows as the standard's service, organization and service_at_location."""

import uuid
from typing import Any
from urllib.parse import urlsplit

from directory.ids import pair_id
from directory.queries.feed_records import ListingParts
from web.open_referral.parts import part_documents
from web.open_referral.places import full_location_document, location_document

EXAMPLE_ALERT = "This is a made-up example. It does not exist. Please do not try to contact it."
DESCRIPTION = "Runs services that are listed in this directory."
EXAMPLE_DESCRIPTION = "Made-up example of an organisation. It does not exist."
RATINGS = {
    "outstanding": "outstanding",
    "good": "good",
    "requires_improvement": "requires improvement",
    "inadequate": "inadequate",
}


def service_document(listing: Any) -> dict[str, Any]:
    """A row of `listing_rows` with what there is one of, and its organization."""
    day = listing.confirmed_on
    said = {
        "id": str(listing.id),
        "organization_id": str(listing.organisation_id),
        "name": listing.name,
        "description": listing.summary or None,
        "url": _address(listing.website),
        "email": _email(listing.email),
        "status": "active",
        "fees": listing.fees or ("Free" if listing.is_free else None),
        "accreditations": _rating(listing),
        "minimum_age": listing.minimum_age,
        "maximum_age": listing.maximum_age,
        "eligibility_description": listing.eligibility,
        "application_process": listing.how_to_apply,
        "assured_date": day.isoformat() if day else None,
        "alert": EXAMPLE_ALERT if listing.is_example else None,
        "last_modified": moment(listing.updated_at_utc),
        "organization": _organisation_of(listing),
    }
    return _said(said)


def full_service_document(
    listing: Any, parts: ListingParts, *, with_places: bool = True
) -> dict[str, Any]:
    """A row of `listing_rows` with all that hangs on it."""
    said = service_document(listing) | part_documents(listing, parts)
    said["organization"] |= _identifiers(
        listing.organisation_id, listing.organisation_source, listing.organisation_source_id
    )
    if with_places and parts.locations:
        said["service_at_locations"] = [
            pair_document(listing, place.id)
            | {"location": full_location_document(place, listing, _access(parts))}
            for place in parts.in_order(listing)
        ]
    return said


def pair_document(listing: Any, key: uuid.UUID) -> dict[str, Any]:
    """The ids of a listing at the place with this id."""
    return {
        "id": str(pair_id(listing.id, key)),
        "service_id": str(listing.id),
        "location_id": str(key),
    }


def service_at_location_document(listing: Any, place: Any) -> dict[str, Any]:
    """A listing at one of its places, as it stands in a list."""
    return pair_document(listing, place.id) | {
        "location": location_document(place, listing),
        "service": service_document(listing),
    }


def full_service_at_location_document(
    listing: Any, parts: ListingParts, place: Any
) -> dict[str, Any]:
    """A listing at one of its places, with all that hangs on both."""
    return pair_document(listing, place.id) | {
        "location": full_location_document(place, listing, _access(parts)),
        "service": full_service_document(listing, parts, with_places=False),
    }


def organisation_document(row: Any) -> dict[str, Any]:
    """A row of `organisation`, as it stands in a list."""
    return _organisation(row.id, row.name, row.website, row.source == "example")


def full_organisation_document(row: Any, listings: list[Any]) -> dict[str, Any]:
    """A row of `organisation` with its services, which are rows of `listing_rows`."""
    said = organisation_document(row) | _identifiers(row.id, row.source, row.source_id)
    services = [service_document(listing) for listing in listings]
    for service in services:
        del service["organization"]
    return said | {"services": services}


def moment(at: Any) -> str:
    """A moment in UTC to the millisecond, with a Z."""
    return f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z"


def _organisation_of(listing: Any) -> dict[str, Any]:
    return _organisation(
        listing.organisation_id,
        listing.organisation_name,
        listing.organisation_website,
        listing.is_example,
    )


def _organisation(
    key: uuid.UUID, name: str, website: str | None, is_example: bool
) -> dict[str, Any]:
    said = {
        "id": str(key),
        "name": name,
        "description": EXAMPLE_DESCRIPTION if is_example else DESCRIPTION,
        "website": _address(website),
    }
    return _said(said)


def _identifiers(key: uuid.UUID, source: str, source_id: str) -> dict[str, Any]:
    """What others know an organisation by; only the CQC's number means something elsewhere."""
    if not source.startswith("cqc"):
        return {}
    known = {
        "id": str(uuid.uuid5(key, "cqc")),
        "organization_id": str(key),
        "identifier_type": "CQC provider ID",
        "identifier": source_id,
    }
    return {"organization_identifiers": [known]}


def _access(parts: ListingParts) -> list[str]:
    return [row.code for row in parts.attributes if row.taxonomy == "accessibility"]


def _rating(listing: Any) -> str | None:
    if listing.cqc_rating not in RATINGS:
        return None
    day = listing.cqc_rating_date
    when = f" on {day.isoformat()}" if day else ""
    return f"Rated {RATINGS[listing.cqc_rating]} by the Care Quality Commission{when}."


def _address(website: str | None) -> str | None:
    """A website only if it is an address that others can read."""
    if not website or any(c.isspace() for c in website):
        return None
    try:
        parts = urlsplit(website)
    except ValueError:
        return None
    return website if parts.scheme in ("http", "https") and parts.netloc else None


def _email(email: str | None) -> str | None:
    return email if email and "@" in email and " " not in email else None


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
