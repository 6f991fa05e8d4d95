"""The guided search form: the query string to criteria, with what is wrong in plain words.

Everything that was typed is kept. `address` writes the same query string.
"""

from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from directory.places import Place, PlaceFinder
from directory.places.in_text import split_place
from directory.search import Constraints, Criteria
from directory.vocabulary import (
    ACCESSIBILITY,
    AVAILABILITY,
    GENDERS,
    KINDS,
    LISTING_OUTCOMES,
    NEEDS,
    PATHWAY_STEPS,
    RATINGS,
    SERVICES,
)
from web.find.address import FLAGS
from web.words.languages import LANGUAGES
from web.words.measures import KM_PER_MILE

WITHIN_MILES = (1, 3, 5, 10, 15, 20, 30)
USUAL_MILES = 10
PER_PAGE = 10
LONGEST_WORDS = 100
LAST_PAGE = 1000


@dataclass
class SearchForm:
    """What was asked, as typed (`said`), and read (`criteria`). `errors` maps a field to words."""

    said: dict[str, Any]
    criteria: Criteria
    errors: dict[str, str] = field(default_factory=dict)
    other_places: tuple[Place, ...] = ()
    is_asked: bool = False


def read_form(args: MultiDict[str, str], finder: PlaceFinder, area: str) -> SearchForm:
    """The form that `args` fill. `area` names where people may search, for the error texts."""
    said = _said(args)
    form = SearchForm(said, Criteria(), is_asked=bool(args))
    text, place = said["text"], None
    if not said["where"]:
        text, place = split_place(said["text"], finder)
    place = place or _read_place(form, args, finder, area)
    form.criteria = Criteria(
        services=tuple(said["service"]),
        needs=tuple(said["need"]),
        kinds=tuple(said["kind"]),
        place=place,
        constraints=_constraints(form),
        text=text,
        page=_page(args),
        per_page=PER_PAGE,
    )
    return form


def _said(args: MultiDict[str, str]) -> dict[str, Any]:
    within = args.get("within", "")
    said: dict[str, Any] = {
        "service": _chosen(args, "service", SERVICES),
        "need": _chosen(args, "need", NEEDS),
        "kind": _chosen(args, "kind", KINDS),
        "when": _chosen(args, "when", AVAILABILITY),
        "access": _chosen(args, "access", ACCESSIBILITY),
        "aim": _chosen(args, "aim", LISTING_OUTCOMES),
        "step": _one_of(args, "step", PATHWAY_STEPS),
        "where": args.get("where", "").strip()[:LONGEST_WORDS],
        "within": int(within) if within.isdecimal() and 0 < int(within[:4]) <= 200 else USUAL_MILES,
        "text": args.get("text", "").strip()[:LONGEST_WORDS],
        "gender": _one_of(args, "gender", GENDERS),
        "min_rating": _one_of(args, "min_rating", RATINGS[1:]),
        "language": _one_of(args, "language", tuple(LANGUAGES)),
        "max_price": args.get("max_price", "").strip()[:10],
        "age": args.get("age", "").strip()[:10],
    }
    return said | {flag: args.get(flag) == "yes" for flag in FLAGS}


def _chosen(args: MultiDict[str, str], name: str, keys: tuple[str, ...]) -> list[str]:
    asked = set(args.getlist(name))
    return [key for key in keys if key in asked]


def _one_of(args: MultiDict[str, str], name: str, keys: tuple[str, ...]) -> str:
    value = args.get(name, "")
    return value if value in keys else ""


def _page(args: MultiDict[str, str]) -> int:
    page = args.get("page", "1")
    return min(int(page), LAST_PAGE) if page.isdecimal() and len(page) < 6 and int(page) else 1


def _read_place(
    form: SearchForm, args: MultiDict[str, str], finder: PlaceFinder, area: str
) -> Place | None:
    """A field that was left blank is an error; an address without it looks everywhere."""
    where = form.said["where"]
    if not where:
        if "where" in args:
            form.errors["where"] = _("Enter a town, village or postcode in %(area)s", area=area)
        return None
    choices = finder.read(where).choices
    if choices:
        place = _by_district(choices, where)
        form.other_places = tuple(choice for choice in choices if choice != place)
        return place
    found = finder.find_place(where)
    if found is None:
        form.errors["where"] = _(
            "We do not know a place in %(area)s called “%(place)s”. Check the spelling, or try a "
            "town near it or a postcode",
            area=area,
            place=where,
        )
    return found


def _by_district(choices: tuple[Place, ...], where: str) -> Place:
    for choice in choices:
        if choice.district and choice.district.lower() in where.lower().partition(",")[2]:
            return choice
    return choices[0]


def _constraints(form: SearchForm) -> Constraints:
    said = form.said
    within = said["within"]
    return Constraints(
        gender=said["gender"] or None,
        min_rating=said["min_rating"] or None,
        availability=tuple(said["when"]),
        accessibility=tuple(said["access"]),
        outcomes=tuple(said["aim"]),
        pathway_step=said["step"] or None,
        language=said["language"] or None,
        max_price=_price(form),
        age=_age(form),
        radius_km=None if within == USUAL_MILES else round(within * KM_PER_MILE, 1),
        **{flag: True for flag in FLAGS if said[flag]},
    )


def _price(form: SearchForm) -> float | None:
    typed = form.said["max_price"].lstrip("£").strip()
    if not typed:
        return None
    try:
        price = float(typed)
    except ValueError:
        price = 0.0
    if 0 < price < 10_000:
        return price
    form.errors["max_price"] = _("Enter the price in pounds, like 25")
    return None


def _age(form: SearchForm) -> int | None:
    typed = form.said["age"]
    if not typed:
        return None
    if typed.isdecimal() and 0 < int(typed) <= 120:
        return int(typed)
    form.errors["age"] = _("Enter the age in years, like 82")
    return None
