"""Where other councils' services are, and the areas that they cover."""

from collections.abc import Mapping
from typing import Any

import pytest

from directory.commands import AreaData
from directory.importers.area_names import find_districts
from directory.places.positions import Position
from tests.directory.importers.feed_server import a_service, an_old_service
from tests.directory.importers.mapped import listing


def attribute(name: str, taxonomy: str = "", code: str = "") -> dict[str, Any]:
    return {"taxonomy_term": {"id": "x", "name": name, "taxonomy": taxonomy, "code": code}}


def an_unplaced_service(**said: Any) -> dict[str, Any]:
    return a_service(1, **{"service_at_locations": [], **said})


def test_several_locations_are_all_kept(known: Mapping[str, tuple[str, ...]]) -> None:
    record = a_service(1)
    other = {"location": {"location_type": "physical", "latitude": 51.9, "longitude": 0.9}}
    postal = {"location": {"location_type": "postal", "addresses": [{"postal_code": "CM1 1AA"}]}}
    record["service_at_locations"] += [other, postal, other]
    data, _ = listing(record, known)
    assert [place.latitude for place in data.locations] == [51.8, 51.9]


def test_a_place_without_degrees_stands_where_its_postcode_does(
    known: Mapping[str, tuple[str, ...]],
) -> None:
    record = a_service(1)
    place = record["service_at_locations"][0]["location"]
    place |= {"latitude": 0, "longitude": 0}
    position = Position("CM8 1AA", "CM8", 51.81, 0.63, "Braintree", "essex", False)
    data, notes = listing(record, known, positions={"cm8 1aa": position})
    assert data.location is not None
    assert (data.location.latitude, data.location.district) == (51.81, "Braintree")
    assert notes["position left out: not in the United Kingdom"] == 1


HOMECARE = {"name": "Care at home", "attributes": [attribute("Care at home")]}


@pytest.mark.parametrize(
    ("said", "areas"),
    [
        ({"service_areas": [{"name": "Braintree"}]}, ("Braintree",)),
        ({"service_areas": [{"name": "braintree district council"}]}, ("Braintree",)),
        (
            {"service_areas": [{"name": "Maldon, Harlow and Braintree"}]},
            ("Maldon", "Harlow", "Braintree"),
        ),
        ({"service_areas": [{"name": "Atlantis"}]}, ()),
        ({"service_areas": []}, ()),
    ],
)
def test_areas_of_a_service_without_a_place(
    known: Mapping[str, tuple[str, ...]], said: dict[str, Any], areas: tuple[str, ...]
) -> None:
    data, notes = listing(an_unplaced_service(**HOMECARE, **said), known)
    assert tuple(area.district for area in data.areas) == areas
    assert bool(notes["no place and no area: found by its name only"]) is not bool(areas)


def test_a_councils_name_is_all_its_districts(known: Mapping[str, tuple[str, ...]]) -> None:
    for name in ("Essex County Council", "Essex", "county of Essex"):
        assert len(find_districts(name, known) or ()) == 12
    assert find_districts("Southend-on-Sea City Council", known) == ("Southend-on-Sea",)


def test_everywhere_is_for_what_has_no_place(known: Mapping[str, tuple[str, ...]]) -> None:
    national = [{"name": "England"}]
    assert listing(an_unplaced_service(service_areas=national), known)[0].areas == (AreaData(),)
    assert listing(a_service(1, service_areas=national), known)[0].areas == ()
    by_phone = an_old_service(1, name="Benefits advice", attending_type="phone")
    assert listing(by_phone, known, version=1)[0].areas == (AreaData(),)


def test_people_go_to_a_club_and_carers_come_to_people(
    known: Mapping[str, tuple[str, ...]],
) -> None:
    area = [{"name": "Braintree"}]
    club, notes = listing(a_service(1, service_areas=area), known)
    assert club.areas == ()
    assert notes["area left out: people go to the place"] == 1
    assert listing(a_service(1, **HOMECARE), known)[0].areas[0].is_assumed
    care, _ = listing(a_service(1, **HOMECARE, service_areas=area), known)
    assert care.areas == (AreaData(district="Braintree"),)
