"""Everything that the page of one listing shows."""

from typing import Any

from flask_babel import format_time, gettext

from directory.models import Schedule, Service
from directory.vocabulary import AVAILABILITY, NEEDS, SERVICES
from web.find.presenter import listing_details
from web.words.labels import label, language_name
from web.words.measures import about_miles
from web.words.reasons import GIVEN_BY

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


def listing_page(service: Service) -> dict[str, Any]:
    """What the template of a listing needs, in words."""
    cqc = service.cqc_location_id
    return {
        "listing": listing_details(service),
        "phones": [phone.number for phone in service.phones],
        "email": service.email,
        "run_by": service.organisation.name if service.organisation.name != service.name else None,
        "services": _labels(service, "service", SERVICES),
        "needs": _labels(service, "need", NEEDS),
        "addresses": _addresses(service),
        "areas": _areas(service),
        "when": _labels(service, "availability", AVAILABILITY, "when"),
        "hours": [_hours(schedule) for schedule in service.schedules],
        "good_to_know": _good_to_know(service),
        "cqc_url": f"{CQC_LOCATION}{cqc}" if cqc else None,
    }


def _labels(
    service: Service, taxonomy: str, order: tuple[str, ...], group: str | None = None
) -> list[str]:
    """The labels of what a listing has, in the order of the vocabulary."""
    has = set(service.codes(taxonomy))
    return [label(group or taxonomy, key) for key in order if key in has]


def _addresses(service: Service) -> list[str]:
    found = []
    for location in service.locations:
        parts = [location.address, location.town, location.postcode]
        found.append(", ".join(dict.fromkeys(part for part in parts if part)))
    return [address for address in found if address]


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
    if schedule.opens_at is None or schedule.closes_at is None:
        return days
    opens, closes = (format_time(t, "H:mm") for t in (schedule.opens_at, schedule.closes_at))
    return str(_("%(days)s: %(opens)s to %(closes)s", days=days, opens=opens, closes=closes))


def _good_to_know(service: Service) -> list[str]:
    said = [
        (service.accepts_direct_payments, _("Takes direct payments")),
        (service.accepts_direct_payments is False, _("Does not take direct payments")),
        (service.wheelchair_accessible, _("Good for wheelchair users")),
        (service.drives, _("Can drive")),
        (service.places_free, _("Had places free when last checked")),
        (service.is_free, _("Costs nothing")),
    ]
    facts = [words for is_true, words in said if is_true]
    facts += [str(GIVEN_BY[key]) for key in service.codes("carer_gender") if key in GIVEN_BY]
    speaks = [language_name(spoken.code) for spoken in service.languages]
    if speaks:
        facts.append(_("Speaks %(languages)s", languages=", ".join(sorted(speaks))))
    return facts + _ages(service)


def _ages(service: Service) -> list[str]:
    low, high = service.minimum_age, service.maximum_age
    if low and high:
        return [_("For people aged %(low)s to %(high)s", low=low, high=high)]
    if low:
        return [_("For people aged %(low)s or over", low=low)]
    if high:
        return [_("For people aged up to %(high)s", high=high)]
    return []
