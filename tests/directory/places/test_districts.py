"""Districts by their own names."""

import pytest

from directory.places import Gazetteer, PlaceFinder


@pytest.mark.parametrize("said", ["Uttlesford", "anything in the Uttlesford area", "castle point"])
def test_a_district_without_a_town_of_its_name_is_a_place(gazetteer: Gazetteer, said: str) -> None:
    place = PlaceFinder(gazetteer).find_place(said)
    assert place is not None
    assert place.district == place.name
    assert place.council_id == "essex"


def test_a_town_of_the_same_name_is_meant_first(gazetteer: Gazetteer) -> None:
    place = PlaceFinder(gazetteer).find_place("Braintree")
    assert place is not None
    assert (place.name, place.outcode) == ("Braintree", "CM7")
