"""A place that is corrected in the same message."""

import pytest

from directory.places import PlaceFinder, load_gazetteer


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(load_gazetteer())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("gardener in Harlow. No wait, Epping", "Epping"),
        ("lunch club Maldon, I mean Witham", "Witham"),
        ("day centre in Clacton, hold on, Frinton is what I meant", "Frinton-on-Sea"),
        ("carer in Harlow, sorry, Harwich I meant, for mum", "Harwich"),
        ("Braintree not Brentwood", "Braintree"),
        ("not Brentwood, Braintree", "Braintree"),
        ("care in Witham or Maldon", "Witham"),
        ("Sorry to bother you, is there a cleaner in Tiptree, near Maldon", "Tiptree"),
        ("I live in Ongar but actually work nearby, cleaner please", "Chipping Ongar"),
    ],
)
def test_the_corrected_place_is_taken(finder: PlaceFinder, text: str, place: str) -> None:
    found = finder.read(text).place
    assert found
    assert found.name == place
