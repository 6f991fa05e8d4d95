"""Plain listings for tests: every value has a default, so that a literal in a test means something."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import count
from typing import Any

from directory.commands import (
    AreaData,
    CostData,
    ListingData,
    LocationData,
    OrganisationData,
)
from directory.places import Place

_numbers: Iterator[int] = count(1)

WITHAM = Place("Witham", 51.800, 0.640, district="Braintree", council_id="essex")
BRAINTREE = Place("Braintree", 51.878, 0.551, district="Braintree", council_id="essex")
CHELMSFORD = Place("Chelmsford", 51.736, 0.479, district="Chelmsford", council_id="essex")
HARLOW = Place("Harlow", 51.777, 0.112, district="Harlow", council_id="essex")


def at(place: Place) -> LocationData:
    """A location in `place`."""
    return LocationData(
        town=place.name,
        district=place.district,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def a_listing(place: Place | None = WITHAM, **said: Any) -> ListingData:
    """A listing in `place` (None: nobody knows where) that people go to."""
    number = next(_numbers)
    usual: dict[str, Any] = {
        "source": "test",
        "source_id": f"listing-{number}",
        "name": f"Listing {number:05}",
        "kind": "care_provider",
        "organisation": OrganisationData(f"Owner {number}", f"owner-{number}"),
        "services": ("homecare",),
        "location": at(place) if place else LocationData(),
    }
    return ListingData(**{**usual, **said})


def a_visiting_listing(*districts: str, place: Place = WITHAM, **said: Any) -> ListingData:
    """A listing that comes out to `districts`."""
    return a_listing(place, areas=tuple(AreaData(district=d) for d in districts), **said)


def an_hourly_price(pounds: str) -> Sequence[CostData]:
    """So many pounds an hour."""
    return (CostData(Decimal(pounds), "hour"),)
