"""The address of a search: criteria to a query string. `forms` reads it back."""

from dataclasses import replace
from typing import Any

from flask import url_for

from directory.places import Place
from directory.search import Criteria
from directory.search.criteria import DEFAULT_RADIUS_KM
from web.extensions import place_finder
from web.words.measures import whole_miles

FLAGS = ("accepts_direct_payments", "wheelchair_accessible", "drives", "places_free", "free")


def search_query(criteria: Criteria) -> dict[str, Any]:
    """The fields of the search form that give these criteria, only those that say something."""
    asked = criteria.constraints
    fields: dict[str, Any] = {
        "service": list(criteria.services),
        "need": list(criteria.needs),
        "kind": list(criteria.kinds),
        "where": where_of(criteria.place) if criteria.place else None,
        "within": _within(criteria),
        "gender": asked.gender,
        "min_rating": asked.min_rating,
        "when": list(asked.availability),
        "language": asked.language,
        "max_price": f"{asked.max_price:g}" if asked.max_price else None,
        "age": asked.age,
        "access": list(asked.accessibility),
        "aim": list(asked.outcomes),
        "step": asked.pathway_step,
        "text": criteria.text or None,
    }
    fields |= {flag: "yes" for flag in FLAGS if getattr(asked, flag)}
    return {name: value for name, value in fields.items() if value not in (None, [], "")}


def search_address(criteria: Criteria, page: int = 1, place: Place | None = None) -> str:
    """The address of the results page for `criteria`; `place` looks there instead."""
    if place is not None:
        criteria = replace(criteria, place=place)
    query = search_query(criteria) | {"go": "yes"}
    if page > 1:
        query["page"] = page
    return url_for("find.search_page", **query)


def download_address(criteria: Criteria) -> str:
    """The address of the whole search as a file."""
    return url_for("find.download", **search_query(criteria) | {"go": "yes"})


def where_of(place: Place) -> str:
    """What to type for `place`: its name, with its district where the name alone is not enough."""
    if place.district and place_finder().read(place.name).choices:
        return f"{place.name}, {place.district}"
    return place.name


def _within(criteria: Criteria) -> int | None:
    if not criteria.place or abs(criteria.radius_km - DEFAULT_RADIUS_KM) < 0.2:
        return None
    return whole_miles(criteria.radius_km)
