"""Everything that the page of one listing shows."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any, TypeVar

from flask_babel import format_time, gettext, ngettext

from directory.models import Contact, CostOption, Location, Schedule, Service
from directory.search import Card
from directory.vocabulary import (
    ACCESSIBILITY,
    AVAILABILITY,
    CQC_QUESTIONS,
    LISTING_OUTCOMES,
    NEEDS,
    PATHWAY_STEPS,
    QUALITY_CHECKS,
    RATINGS,
    SERVICES,
)
from web.extensions import place_finder
from web.find.presenter import listing_details, places_of
from web.find.structured_data import as_script, structured_data
from web.words.labels import label
from web.words.languages import language_name
from web.words.measures import about_miles, day_in_words, price_in_words
from web.words.reasons import GIVEN_BY

Row = TypeVar("Row", Contact, CostOption, Schedule)
CQC_LOCATION = "https://www.cqc.org.uk/location/"
_DAYS = {
    "MO": "monday",
    "TU": "tuesday",
    "WE": "wednesday",
    "TH": "thursday",
    "FR": "friday",
    "SA": "saturday",
    "SU": "sunday",
}
_ = gettext


def listing_page(service: Service, card: Card) -> dict[str, Any]:
    """What the template of a listing needs, in words."""
    cqc = service.cqc_location_id
    return {
        "listing": listing_details(card),
        "phones": [phone.number for phone in service.phones],
        "email": service.email,
        "contacts": _contacts(service),
        "run_by": service.organisation.name if service.organisation.name != service.name else None,
        "services": _labels(service, "service", SERVICES),
        "needs": _labels(service, "need", NEEDS),
        "addresses": _addresses(service),
        "areas": _areas(service),
        "when": _labels(service, "availability", AVAILABILITY, "when"),
        "hours": [_hours(schedule) for schedule in in_order(service.schedules)],
        "places_free": _places_free(service),
        "prices": _prices(service),
        "gains": _labels(service, "outcome", LISTING_OUTCOMES, "listing_outcome"),
        "steps": _labels(service, "pathway_step", PATHWAY_STEPS),
        "access": _labels(service, "accessibility", ACCESSIBILITY),
        "quality_checks": _labels(service, "quality_check", QUALITY_CHECKS),
        "who_can": service.eligibility,
        "how_to_apply": service.how_to_apply,
        "good_to_know": _good_to_know(service),
        "cqc_questions": _cqc_questions(service),
        "cqc_url": f"{CQC_LOCATION}{cqc}" if cqc else None,
        "structured_data": as_script(structured_data(service)),
        "cqc_looked_on": service.checked_on if cqc else None,
    }


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Parts of a listing in the order in which they were written."""
    return sorted(rows, key=attrgetter("id"))


def _labels(
    service: Service, taxonomy: str, order: tuple[str, ...], group: str | None = None
) -> list[str]:
    """The labels of what a listing has, in the order of the vocabulary."""
    has = set(service.codes(taxonomy))
    return [label(group or taxonomy, key) for key in order if key in has]


def _addresses(service: Service) -> list[str]:
    """Every place it is given from, the main one first."""
    said = (_address(place, service.name) for place in places_of(service))
    return list(dict.fromkeys(address for address in said if address))


def _address(place: Location, listing_name: str) -> str:
    if place.is_confidential:
        return _private(place)
    name = place.name if place.name != listing_name else None
    parts = [name, place.address, place.town, place.postcode]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _private(place: Location) -> str:
    if not place.postcode:
        return str(_("The address is kept private."))
    area = place.postcode.split()[0]
    radius = place_finder().gazetteer.radius_km.get(area)
    if radius is None:
        return str(_("The address is kept private. It is in the %(area)s area.", area=area))
    return str(
        _(
            "The address is kept private. It is within %(distance)s of the middle of the %(area)s "
            "area.",
            area=area,
            distance=about_miles(radius),
        )
    )


def _areas(service: Service) -> list[str]:
    """Where it comes out to, in words."""
    areas = []
    districts = sorted(area.district for area in service.service_areas if area.district)
    if districts:
        areas.append(", ".join(districts))
    for area in service.service_areas:
        if area.radius_km is not None:
            words = {"distance": about_miles(area.radius_km)}
            areas.append(
                _("Perhaps %(distance)s round its address: please ask", **words)
                if area.is_assumed
                else _("Up to %(distance)s round its address", **words)
            )
    return areas


def _hours(schedule: Schedule) -> str:
    days = ", ".join(label("when", _DAYS[day]) for day in schedule.byday.split(",") if day in _DAYS)
    if schedule.opens_at is not None and schedule.closes_at is not None:
        opens, closes = (format_time(t, "H:mm") for t in (schedule.opens_at, schedule.closes_at))
        days = _("%(days)s: %(opens)s to %(closes)s", days=days, opens=opens, closes=closes)
    return _with_note(str(days), schedule.description)


def _with_note(words: str | None, note: str | None) -> str:
    """Both, the note in brackets; or the one that there is."""
    if words and note:
        return str(_("%(words)s (%(note)s)", words=words, note=note))
    return words or note or ""


def _prices(service: Service) -> list[str]:
    """Every price in words, and what is said of fees."""
    said = [
        _with_note(price_in_words(cost.amount, cost.unit, cost.amount_to), cost.description)
        for cost in in_order(service.cost_options)
    ]
    if not any(said) and service.is_free:
        said = [str(_("Free"))]
    return [words for words in (*said, service.fees) if words]


def _contacts(service: Service) -> list[dict[str, str | None]]:
    """Whom to ask for; one of whom only a role is known is called that."""
    return [
        {
            "who": ", ".join(part for part in (contact.name, contact.title) if part),
            "phone": contact.phone,
            "email": contact.email,
        }
        for contact in in_order(service.contacts)
    ]


def _places_free(service: Service) -> str | None:
    """Whether it has places, and when that was said; None where nobody knows."""
    if service.capacity is None:
        return None
    said = label("capacity", service.capacity)
    if service.capacity_said_on is None:
        return str(_("%(places)s when last checked", places=said))
    day = day_in_words(service.capacity_said_on)
    return str(_("%(places)s. Last checked on %(day)s.", places=said, day=day))


def _cqc_questions(service: Service) -> list[str]:
    rated = service.cqc_questions or {}
    return [
        _(
            "%(question)s: %(rating)s",
            question=label("cqc_question", question),
            rating=label("rating", rated[question]),
        )
        for question in CQC_QUESTIONS
        if rated.get(question) in RATINGS
    ]


def _good_to_know(service: Service) -> list[str]:
    said = [
        (service.accepts_direct_payments, _("Takes direct payments")),
        (service.accepts_direct_payments is False, _("Does not take direct payments")),
        (_takes_wheelchairs(service), _("Good for wheelchair users")),
        (service.drives, _("Can drive")),
        (service.is_free, _("Costs nothing")),
    ]
    facts = [words for is_true, words in said if is_true]
    facts += [str(GIVEN_BY[key]) for key in service.codes("carer_gender") if key in GIVEN_BY]
    speaks = [language_name(spoken.code) for spoken in service.languages]
    if speaks:
        facts.append(_("Speaks %(languages)s", languages=", ".join(sorted(speaks))))
    if service.beds:
        facts.append(ngettext("%(num)s bed", "%(num)s beds", service.beds))
    if service.ends_on:
        facts.append(_("Ends on %(day)s", day=day_in_words(service.ends_on)))
    return facts + _ages(service)


def _takes_wheelchairs(service: Service) -> bool:
    """Only where the list of what makes it accessible does not say so."""
    return bool(service.wheelchair_accessible) and "wheelchair" not in service.codes(
        "accessibility"
    )


def _ages(service: Service) -> list[str]:
    low, high = service.minimum_age, service.maximum_age
    if low and high:
        return [_("For people aged %(low)s to %(high)s", low=low, high=high)]
    if low:
        return [_("For people aged %(low)s or over", low=low)]
    if high:
        return [_("For people aged up to %(high)s", high=high)]
    return []
