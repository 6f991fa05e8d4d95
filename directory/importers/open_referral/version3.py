"""A service of Open Referral UK 3.0 as a record.

The UK's profile leaves out much of HSDS 3.0 (telephones, languages' names, how to apply); feeds
that say it all the same are read.
"""

from datetime import date

from directory.importers.open_referral import parts
from directory.importers.open_referral.own_terms import SHARED, OwnTerm, find_own
from directory.importers.open_referral.parts import Json, item, items, number, raw, text
from directory.importers.open_referral.record import Place, Record, Term
from directory.importers.plain_text import plain_text


def record_of(data: Json, today: date) -> Record:
    """`data` as a record; what has ended before `today` is left out."""
    sites = items(data, "service_at_locations")
    places = [item(site, "location") for site in sites if item(site, "location")]
    schedules = items(data, "schedules") + [s for site in sites for s in items(site, "schedules")]
    owner = item(data, "organization")
    terms, own = _terms(data)
    contacts = [c for thing in (data, *sites, *places) for c in items(thing, "contacts")]
    return Record(
        id=raw(data, "id"),
        name=text(data, "name"),
        organisation=parts.organisation(data),
        status=raw(data, "status").lower(),
        description=plain_text(raw(data, "description")),
        website=raw(data, "url"),
        email=raw(data, "email"),
        phones=_phones(data, sites, places, owner),
        people=parts.people(contacts),
        places=tuple(_place(place) for place in places),
        areas=parts.areas(data, "name", "service_area"),
        hours=parts.hours(schedules, today),
        costs=parts.costs(data, today),
        fees=plain_text(raw(data, "fees_description", "fees")),
        terms=parts.terms(terms),
        languages=tuple(text(x, "code", "name", "language") for x in items(data, "languages")),
        attending=tuple(filter(None, (raw(s, "attending_type").lower() for s in schedules))),
        how_to_apply=plain_text(raw(data, "application_process")),
        eligibility=plain_text(raw(data, "eligibility_description")),
        minimum_age=number(data, "minimum_age"),
        maximum_age=number(data, "maximum_age"),
        assured_on=parts.day(data, "assured_date"),
        cqc_provider_id=_cqc_provider(owner),
        alert=text(data, "alert"),
        other_names=text(data, "alternate_name"),
        own=own,
    )


def _phones(data: Json, sites: list[Json], places: list[Json], owner: Json) -> tuple[str, ...]:
    """The service's own, else those of where it is given, else the organisation's."""
    near = tuple(p for thing in (*sites, *places) for p in parts.phones(thing))
    return parts.phones(data) or near or parts.phones(owner)


def _place(data: Json) -> Place:
    said = items(data, "accessibility")
    access = tuple(filter(None, (text(a, "description", "accessibility", "details") for a in said)))
    return parts.place(data, items(data, "addresses"), access)


def _terms(data: Json) -> tuple[list[Term | None], tuple[OwnTerm, ...]]:
    """(terms, terms of ours) of the service only: what its organisation does besides says nothing
    about it."""
    found: list[Term | None] = []
    own: list[OwnTerm] = []
    for link in items(data, "attributes"):
        said = item(link, "taxonomy_term")
        ours = find_own(raw(said, "id") or raw(link, "taxonomy_term_id"), raw(link, "value"))
        if ours is None:
            vocabulary = text(said, "taxonomy") or text(item(said, "taxonomy_detail"), "name")
            found.append(parts.term(said, vocabulary))
        elif ours.term.taxonomy in SHARED:
            found.append(Term(ours.term.code, ours.term.taxonomy, ours.term.code))
        else:
            own.append(ours)
    return found, tuple(own)


def _cqc_provider(owner: Json) -> str | None:
    for said in items(owner, "organization_identifiers"):
        if "cqc" in f"{raw(said, 'identifier_scheme')} {raw(said, 'identifier_type')}".lower():
            return raw(said, "identifier")[:40] or None
    return None
