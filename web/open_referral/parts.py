"""What hangs on a listing as the standard has it. A part without a public id gets one that stays
the same: of the listing, the name of the part and its place in the list."""

from collections.abc import Iterator
from typing import Any

from flask_babel import force_locale

from directory.ids import part_id
from directory.queries.feed_records import ListingParts
from directory.queries.terms import BEDS, EXAMPLE, OPEN_TAXONOMIES, Term, term_id
from directory.search.bits import SIMPLY_SO
from web.open_referral.taxonomies import term_document
from web.words.languages import language_name

EVERYWHERE = "Everywhere: it is given by phone or online"
UNITS = {"hour": "per hour", "session": "per session", "day": "per day", "week": "per week"}
UNITS |= {"month": "per month", "visit": "per visit", "meal": "per meal", "night": "per night"}


def part_documents(listing: Any, parts: ListingParts) -> dict[str, list[dict[str, Any]]]:
    """Every list of the standard's `service` that has something in it, but for its places."""
    said = {
        "schedules": [_schedule(row) for row in parts.schedules],
        "service_areas": [_area(row) for row in parts.areas],
        "languages": [_language(row) for row in parts.languages],
        "cost_options": [_cost(row) for row in parts.costs],
        "contacts": [_contact(row) for row in parts.contacts],
        "phones": [{"number": row.number, "type": "voice"} for row in parts.phones],
    }
    numbered = {
        name: [_known(listing, name, index, row) for index, row in enumerate(rows, 1)]
        for name, rows in said.items()
        if rows
    }
    return numbered | {"attributes": attribute_documents(listing, parts)}


def attribute_documents(listing: Any, parts: ListingParts) -> list[dict[str, Any]]:
    """What the standard has no field for, as terms of our taxonomies; some have a `value`."""
    return [_attribute(listing, term, value) for term, value in _terms(listing, parts)]


def _terms(listing: Any, parts: ListingParts) -> Iterator[tuple[Term, str | None]]:
    yield Term("kind", listing.kind), None
    for row in parts.attributes:
        if row.code in OPEN_TAXONOMIES.get(row.taxonomy, ()):
            yield Term(row.taxonomy, row.code), None
    day = listing.cqc_rating_date
    if listing.cqc_rating:
        yield Term("cqc_rating", listing.cqc_rating), day.isoformat() if day else None
    for question, rating in (listing.cqc_questions or {}).items():
        yield Term("cqc_question", f"{question}_{rating}"), None
    if listing.capacity:
        said_on = listing.capacity_said_on
        yield Term("capacity", listing.capacity), said_on.isoformat() if said_on else None
    for feature in SIMPLY_SO:
        if getattr(listing, feature):
            yield Term("feature", feature), None
    if listing.beds is not None:
        yield Term("feature", BEDS), str(listing.beds)
    if listing.is_example:
        yield Term("record", EXAMPLE), None


def _attribute(listing: Any, term: Term, value: str | None) -> dict[str, Any]:
    key = part_id(listing.source, listing.source_id, f"attribute-{term.taxonomy}-{term.code}")
    said = {
        "id": str(key),
        "link_id": str(listing.id),
        "taxonomy_term_id": str(term_id(term)),
        "link_type": "service",
        "taxonomy_term": term_document(term),
    }
    return said if value is None else said | {"value": value}


def _known(listing: Any, name: str, index: int, row: dict[str, Any]) -> dict[str, Any]:
    key = part_id(listing.source, listing.source_id, f"{name}-{index}")
    said = {"id": str(key), "service_id": str(listing.id)}
    return said | {field: value for field, value in row.items() if value is not None}


def _schedule(row: Any) -> dict[str, Any]:
    return {
        "freq": "WEEKLY",
        "interval": 1,
        "byday": row.byday,
        "opens_at": row.opens_at.isoformat() if row.opens_at else None,
        "closes_at": row.closes_at.isoformat() if row.closes_at else None,
        "description": row.description,
    }


def _area(row: Any) -> dict[str, Any]:
    if row.district is not None:
        name = row.district
    elif row.radius_km is None:
        name = EVERYWHERE
    else:
        name = f"Within {row.radius_km:g} km of its place"
    if row.is_assumed:
        name = f"{name} (assumed: the source does not say)"
    return {"name": name, "service_area": name}


def _language(row: Any) -> dict[str, Any]:
    with force_locale("en"):
        return {"name": language_name(row.code), "code": row.code}


def _cost(row: Any) -> dict[str, Any]:
    unit = UNITS.get(row.unit, row.unit)
    words = unit if row.amount_to is None else f"{unit}, up to £{row.amount_to:.2f}"
    return {
        "option": row.description,
        "amount": None if row.amount is None else float(row.amount),
        "amount_description": words,
        "currency": "GBP",
    }


def _contact(row: Any) -> dict[str, Any]:
    return {"name": row.name, "title": row.title, "email": row.email, "telephone": row.phone}
