"""Whose area a place is in, where it is not the site's own council's."""

from flask_babel import gettext

from directory.places import Place
from web.extensions import council, place_finder


def website_of(place: Place) -> str | None:
    """The address of the council that arranges care at a place of another council's, if known."""
    found = _council(place)
    return found.get("website") or None if found else None


def whose_area(place: Place) -> str | None:
    """A sentence or two that say so; None for a place of the site's own area."""
    return other_area(place) if place.is_outside else None


def other_area(place: Place) -> str:
    """What `whose_area` says of a place that is not in the site's own area."""
    found = _council(place)
    if found is None:
        return str(
            gettext(
                "This site is for %(area)s. %(place)s may be in another council's area.",
                area=council().area_name,
                place=place.name,
            )
        )
    words = {"place": place.name, "council": found["name"]}
    if place.is_approximate and place.postcode:
        return str(
            gettext(
                "Most of %(place)s is in another council's area: %(council)s. That council arranges "
                "care there.",
                **words,
            )
        )
    return str(
        gettext(
            "%(place)s is in another council's area: %(council)s. That council arranges care "
            "there.",
            **words,
        )
    )


def _council(place: Place) -> dict[str, str] | None:
    councils = place_finder().gazetteer.councils
    return next((c for c in councils if c["council_id"] == place.council_id), None)
