"""A service of Open Referral UK 1.0 as a record.

Feeds of this version write some lists as `eligibilitys` and `service_taxonomys`; both spellings of
each are read. A term is called "taxonomy", and its taxonomy "vocabulary".
"""

from datetime import date

from directory.importers.open_referral import parts
from directory.importers.open_referral.parts import Json, item, items, number, raw, text
from directory.importers.open_referral.record import Place, Record, Term
from directory.importers.plain_text import plain_text

ACCESS = {
    "referral": "You need to be referred.",
    "appointment": "You need an appointment.",
    "membership": "You need to be a member.",
    "drop-in": "You can drop in.",
}
"""`attending_access` in words for residents."""


def record_of(data: Json, today: date) -> Record:
    """`data` as a record; what has ended before `today` is left out."""
    sites = items(data, "service_at_locations", "service_at_location")
    own = items(data, "regular_schedules", "regular_schedule")
    there = [s for site in sites for s in items(site, "regular_schedules", "regular_schedule")]
    asked = items(data, "eligibilitys", "eligibilities", "eligibility")
    access = raw(data, "attending_access").lower()
    return Record(
        id=raw(data, "id"),
        name=text(data, "name"),
        organisation=parts.organisation(data),
        status=raw(data, "status").lower(),
        description=plain_text(raw(data, "description")),
        website=raw(data, "url"),
        email=raw(data, "email"),
        phones=parts.phones(data),
        people=parts.people(items(data, "contacts")),
        places=tuple(_place(item(site, "location")) for site in sites if item(site, "location")),
        areas=parts.areas(data, "service_area", "name"),
        hours=parts.hours(own + there, today),
        costs=parts.costs(data, today),
        fees=plain_text(raw(data, "fees")),
        terms=parts.terms([*_terms(data), *(t for e in asked for t in _terms(e))]),
        languages=tuple(text(x, "language", "name") for x in items(data, "languages")),
        attending=tuple(filter(None, (raw(data, "attending_type").lower(),))),
        how_to_apply=ACCESS.get(access, ""),
        eligibility=", ".join(filter(None, (text(e, "eligibility") for e in asked))),
        minimum_age=_widest([number(e, "minimum_age") for e in asked], True),
        maximum_age=_widest([number(e, "maximum_age") for e in asked], False),
        assured_on=parts.day(data, "assured_date"),
    )


def _widest(ages: list[float | None], is_lowest: bool) -> float | None:
    """The widest of several bounds; none where one of them is open."""
    known = [age for age in ages if age is not None]
    if not known or len(known) < len(ages):
        return None
    return min(known) if is_lowest else max(known)


def _place(data: Json) -> Place:
    access = items(data, "accessibility_for_disabilities", "accessibility_for_disabilitys")
    said = tuple(filter(None, (text(a, "accessibility") for a in access)))
    return parts.place(data, items(data, "physical_addresses", "physical_address"), said)


def _terms(data: Json) -> list[Term | None]:
    links = items(data, "service_taxonomys", "service_taxonomies", "taxonomys", "taxonomies")
    links += items(data, "link_taxonomies", "link_taxonomys")
    found = [item(link, "taxonomy") or link for link in links]
    return [parts.term(t, text(t, "vocabulary")) for t in found]
