"""A listing for search engines: schema.org's words for what its page says, as JSON-LD.

Somewhere to go to is a LocalBusiness (the type for any local organisation that people visit); what
comes out to people, or is nowhere that may be told, is a Service with a provider.
"""

import json
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from markupsafe import Markup

from directory.models import Location, Schedule, Service
from directory.vocabulary import NEEDS, SERVICES
from web.find.presenter import places_of
from web.words.labels import label

DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
SAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end the script element, or a line of it."""


def as_script(document: dict[str, Any]) -> Markup:
    """`document` as JSON that nothing in it can break out of."""
    written = json.dumps(document, ensure_ascii=False)
    for sign, escaped in SAFE.items():
        written = written.replace(sign, escaped)
    return Markup(written)  # noqa: S704


def structured_data(service: Service) -> dict[str, Any]:
    """The JSON-LD of a listing's page. A confidential place is not in it at all."""
    places = [place for place in places_of(service) if not place.is_confidential]
    is_visited = bool(places) and not service.service_areas
    what = _visited(service, places[0]) if is_visited else _given(service)
    address = url_for("find.listing", listing_id=service.id, _external=True)
    common = {
        "@context": "https://schema.org",
        "@type": "LocalBusiness" if is_visited else "Service",
        "@id": address,
        "url": service.website or address,
        "name": service.name,
        "description": service.summary or None,
        "review": _review(service),
    }
    if service.is_example:
        common["disambiguatingDescription"] = _("This is a made-up example. It does not exist.")
    return _said(common | what)


def _visited(service: Service, place: Location) -> dict[str, Any]:
    return {
        "telephone": service.phones[0].number if service.phones else None,
        "email": service.email,
        "address": _address(place),
        "geo": _point(place),
        "openingHoursSpecification": [_hours(row) for row in service.schedules] or None,
        "keywords": ", ".join(_labels(service, "service", SERVICES)) or None,
        "parentOrganization": _owner(service, "Organization"),
        "isAccessibleForFree": service.is_free,
    }


def _given(service: Service) -> dict[str, Any]:
    is_person = service.kind == "personal_assistant"
    provider = _owner(service, "Person" if is_person else "Organization")
    if service.phones:
        provider["telephone"] = service.phones[0].number
    if service.email:
        provider["email"] = service.email
    needs = _labels(service, "need", NEEDS)
    return {
        "provider": provider,
        "serviceType": _labels(service, "service", SERVICES) or None,
        "areaServed": _areas(service) or None,
        "audience": {"@type": "Audience", "audienceType": ", ".join(needs)} if needs else None,
    }


def _owner(service: Service, kind: str) -> dict[str, Any]:
    return {"@type": kind, "name": service.organisation.name}


def _labels(service: Service, taxonomy: str, order: tuple[str, ...]) -> list[str]:
    has = set(service.codes(taxonomy))
    return [label(taxonomy, key) for key in order if key in has]


def _areas(service: Service) -> list[dict[str, str]]:
    """Districts by name. A circle would say where a home is."""
    districts = sorted({area.district for area in service.service_areas if area.district})
    return [{"@type": "AdministrativeArea", "name": name} for name in districts]


def _address(place: Location) -> dict[str, Any]:
    said = {
        "@type": "PostalAddress",
        "streetAddress": place.address,
        "addressLocality": place.town,
        "postalCode": place.postcode,
        "addressCountry": "GB",
    }
    return _said(said)


def _point(place: Location) -> dict[str, Any] | None:
    if place.is_approximate or place.latitude is None or place.longitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}


def _hours(row: Schedule) -> dict[str, Any]:
    said = {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [DAYS[day] for day in row.byday.split(",") if day in DAYS],
        "opens": row.opens_at.strftime("%H:%M") if row.opens_at else None,
        "closes": row.closes_at.strftime("%H:%M") if row.closes_at else None,
    }
    return _said(said)


def _review(service: Service) -> dict[str, Any] | None:
    """The CQC's overall rating, in its own words."""
    if not service.cqc_rating:
        return None
    day = service.cqc_rating_date
    said = {
        "@type": "Review",
        "author": {"@type": "Organization", "name": "Care Quality Commission"},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": label("rating", service.cqc_rating),
            "bestRating": label("rating", "outstanding"),
            "worstRating": label("rating", "inadequate"),
        },
        "datePublished": day.isoformat() if day else None,
    }
    return _said(said)


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
