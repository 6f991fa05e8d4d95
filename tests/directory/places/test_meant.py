"""Which of several places in a message is meant: where the help is to be, now."""

import pytest

from directory.places import PlaceFinder


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("I live in Witham, mum lives in Maldon", "Maldon"),
        ("sorry, she was in Romford, she moved to Epping last year", "Epping"),
        ("hip done at Broomfield last week, back home in Laindon now", "Laindon"),
        (
            "Mum comes out of Broomfield next week, we want help at home in Cold Norton",
            "Cold Norton",
        ),
        ("No, Broomfield is the HOSPITAL. He lives in Writtle", "Writtle"),
        ("Southminster, no, put Burnham on Crouch, it's nearer", "Burnham-on-Crouch"),
        ("I was born in Harlow but live in Braintree now", "Braintree"),
        ("I work in Chelmsford, nan's in Halstead", "Halstead"),
        ("lifts from Halstead to Colchester", "Halstead"),
        ("Dad's in Broomfield and needs someone in", "Broomfield"),
    ],
)
def test_where_the_help_is_to_be_comes_first(said: str, meant: str, finder: PlaceFinder) -> None:
    place = finder.read(said).place
    assert place is not None
    assert place.name == meant


@pytest.mark.parametrize(
    ("said", "district"),
    [
        ("The Tye Green by Cressing, not the Harlow one", "Braintree"),
        ("Tye Green near Harlow", "Harlow"),
    ],
)
def test_a_place_said_beside_it_tells_two_of_one_name_apart(
    said: str, district: str, finder: PlaceFinder
) -> None:
    reading = finder.read(said)
    assert reading.choices == ()
    assert reading.place is not None
    assert (reading.place.name, reading.place.district) == ("Tye Green", district)


def test_half_of_a_pair_is_asked_about(finder: PlaceFinder) -> None:
    choices = finder.read("we live in Bentley, Colchester side").choices
    assert {place.name for place in choices} == {"Great Bentley", "Little Bentley"}


def test_half_of_a_pair_is_a_place_only_where_one_would_stand(finder: PlaceFinder) -> None:
    reading = finder.read("Mr Bentley wants a carer in Witham")
    assert reading.place is not None
    assert reading.place.name == "Witham"
    assert finder.read("he was at home over Easter").choices == ()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("reablement, Tendring area, Dovercourt", "Dovercourt"),
        ("a nursing home round Castle Point, Benfleet best", "South Benfleet"),
        ("does Shared Lives in Tendring have anyone near Great Bentley", "Great Bentley"),
        ("Braintree way, Halstead if we can", "Halstead"),
        # a town that a district has its name from is meant itself
        ("a PA in Braintree or Halstead", "Braintree"),
        ("somewhere in Castle Point, not as far as Chelmsford", "Castle Point"),
    ],
)
def test_a_place_comes_before_the_district_around_it(
    said: str, meant: str, finder: PlaceFinder
) -> None:
    place = finder.read(said).place
    assert place is not None
    assert place.name == meant


def test_a_hamlet_is_not_asked_about_beside_a_place_many_times_its_size(
    finder: PlaceFinder,
) -> None:
    reading = finder.read("a lunch club in Heybridge")
    assert reading.choices == ()
    assert reading.place is not None
    assert reading.place.district == "Maldon"
    near = finder.read("a lunch club in Heybridge Ingatestone").place
    assert near is not None
    assert near.district == "Brentwood"


def test_the_only_one_inside_the_area_comes_before_one_as_large_outside(
    finder: PlaceFinder,
) -> None:
    here = finder.read("a cleaner in Hadleigh").place
    assert here is not None
    assert here.district == "Castle Point"
    there = finder.read("a cleaner in Hadleigh Suffolk").place
    assert there is not None
    assert there.district == "Babergh"
