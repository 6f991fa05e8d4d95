"""/open-referral/v3: every address of the standard. GET only: nothing here changes anything."""

import uuid
from datetime import date

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from directory.ids import number_of, pair_id, place_id
from directory.models import Service
from directory.models.service import WITHDRAWN
from directory.queries import feed_pages
from directory.queries.feed_near import page_of_pairs_near
from directory.queries.feed_records import (
    AnyRow,
    listing_parts,
    listing_rows,
    location_rows,
    organisation_rows,
)
from directory.queries.paging import Pair
from directory.queries.terms import taxonomies_by_id, terms_by_id
from web.api.problems import problem_for
from web.extensions import database, place_finder
from web.open_referral import records
from web.open_referral.answers import TO_ALL, answer, page_answer, part_of
from web.open_referral.description import api_description
from web.open_referral.parameters import (
    FILTERS,
    NEAR,
    PAGING,
    Asked,
    ParameterError,
    read_parameters,
)
from web.open_referral.taxonomies import (
    every_taxonomy,
    every_term,
    taxonomy_document,
    term_document,
)

open_referral = Blueprint("open_referral", __name__, url_prefix="/open-referral/v3")
PROFILE = "https://docs.openreferraluk.org/en/latest/"
NOT_HERE = "There is no {} with this id. Ids come from /{}."


@open_referral.errorhandler(ParameterError)
def refused(error: ParameterError) -> ResponseReturnValue:
    """A parameter that is not taken."""
    return problem_for(400, str(error))


@open_referral.after_request
def to_all(response: Response) -> Response:
    """Any page may read what is public."""
    response.headers.extend(TO_ALL)
    return response


def _asked(*known: str) -> Asked:
    return read_parameters(request.args, known)


@open_referral.get("/", strict_slashes=False)
def root() -> ResponseReturnValue:
    """What this is, and where it is described."""
    _asked()
    return answer(
        {
            "version": "3.0",
            "profile": PROFILE,
            "openapi_url": url_for("open_referral.described", _external=True),
        }
    )


@open_referral.get("/openapi.json")
def described() -> ResponseReturnValue:
    """The description of every address."""
    _asked()
    return answer(api_description())


@open_referral.get("/services", strict_slashes=False)
def services() -> ResponseReturnValue:
    """A page of services."""
    asked = _asked(*FILTERS, *PAGING)
    session = database()
    total, numbers = feed_pages.page_of_listings(session, asked.filter, asked.paging, date.today())
    rows = listing_rows(session, numbers)
    found = [records.service_document(rows[number]) for number in numbers if number in rows]
    return page_answer(total, asked.paging, found)


@open_referral.get("/services/<uuid:key>")
def service(key: uuid.UUID) -> ResponseReturnValue:
    """One service with all that hangs on it."""
    _asked()
    session, number = database(), number_of(key)
    row = listing_rows(session, [number]).get(number)
    if row is None or row.id != key or not feed_pages.is_shown(session, number, date.today()):
        return _gone(key)
    parts = listing_parts(session, [key])[key]
    return answer(records.full_service_document(row, parts), row.updated_at_utc)


@open_referral.get("/organizations", strict_slashes=False)
def organisations() -> ResponseReturnValue:
    """A page of those who run services."""
    asked = _asked(*PAGING)
    session = database()
    total, keys = feed_pages.page_of_organisations(session, asked.paging, date.today())
    rows = organisation_rows(session, keys)
    found = [records.organisation_document(rows[key]) for key in keys if key in rows]
    return page_answer(total, asked.paging, found)


@open_referral.get("/organizations/<uuid:key>")
def organisation(key: uuid.UUID) -> ResponseReturnValue:
    """Who runs services, and which."""
    _asked()
    session = database()
    numbers = feed_pages.shown_numbers_of(session, key, date.today())
    row = organisation_rows(session, [key]).get(key)
    if row is None or not numbers:
        return problem_for(404, NOT_HERE.format("organization", "organizations"))
    rows = listing_rows(session, numbers)
    listings = [rows[number] for number in numbers if number in rows]
    return answer(records.full_organisation_document(row, listings))


@open_referral.get("/service_at_locations", strict_slashes=False)
def services_at_locations() -> ResponseReturnValue:
    """A page of services at their places, the nearest first where a postcode is given."""
    session, today = database(), date.today()
    known = (*FILTERS, *NEAR, *PAGING)
    asked = read_parameters(request.args, known, session, place_finder().gazetteer)
    if asked.near:
        total, pairs = page_of_pairs_near(session, asked.filter, asked.near, asked.paging, today)
    else:
        total, pairs = feed_pages.page_of_pairs(session, asked.filter, asked.paging, today)
    rows = listing_rows(session, list({pair.number for pair in pairs}))
    keys = {pair: _place_of(rows[pair.number], pair) for pair in pairs if pair.number in rows}
    places = location_rows(session, list(keys.values()))
    found = [
        records.service_at_location_document(rows[pair.number], places[key])
        for pair, key in keys.items()
        if key in places
    ]
    return page_answer(total, asked.paging, found)


@open_referral.get("/service_at_locations/<uuid:key>")
def service_at_location(key: uuid.UUID) -> ResponseReturnValue:
    """One service at one of its places, with all that hangs on both."""
    _asked()
    session = database()
    pair = feed_pages.find_pair(session, key, date.today())
    row = listing_rows(session, [pair.number]).get(pair.number) if pair else None
    if pair and row:
        parts = listing_parts(session, [row.id])[row.id]
        place = parts.locations.get(_place_of(row, pair))
        if place is not None and pair_id(row.id, place.id) == key:
            document = records.full_service_at_location_document(row, parts, place)
            return answer(document, row.updated_at_utc)
    return problem_for(404, NOT_HERE.format("service_at_location", "service_at_locations"))


@open_referral.get("/taxonomies", strict_slashes=False)
def taxonomies() -> ResponseReturnValue:
    """A page of taxonomies."""
    return part_of(every_taxonomy(), _asked(*PAGING).paging)


@open_referral.get("/taxonomies/<uuid:key>")
def taxonomy(key: uuid.UUID) -> ResponseReturnValue:
    """One taxonomy with its terms."""
    _asked()
    name = taxonomies_by_id().get(key)
    if name is None:
        return problem_for(404, NOT_HERE.format("taxonomy", "taxonomies"))
    return answer(taxonomy_document(name, with_terms=True))


@open_referral.get("/taxonomy_terms", strict_slashes=False)
def terms() -> ResponseReturnValue:
    """A page of terms."""
    return part_of(every_term(), _asked(*PAGING).paging)


@open_referral.get("/taxonomy_terms/<uuid:key>")
def term(key: uuid.UUID) -> ResponseReturnValue:
    """One term."""
    _asked()
    found = terms_by_id().get(key)
    if found is None:
        return problem_for(404, NOT_HERE.format("taxonomy_term", "taxonomy_terms"))
    return answer(term_document(found))


def _place_of(listing: AnyRow, pair: Pair) -> uuid.UUID:
    return place_id(listing.source, listing.source_id, pair.part)


def _gone(key: uuid.UUID) -> ResponseReturnValue:
    known = database().get(Service, key)
    if known is not None and known.status == WITHDRAWN:
        return problem_for(410, "This service has been withdrawn.")
    if known is not None and known.joined_to_id:
        return redirect(url_for("open_referral.service", key=known.joined_to_id), 302)
    return problem_for(404, NOT_HERE.format("service", "services"))
