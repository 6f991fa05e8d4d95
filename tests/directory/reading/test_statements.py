"""What is told of somebody while listings are looked for: who may help, when, where they are now."""

import pytest

from directory.places import PlaceFinder, load_gazetteer
from directory.reading import Reading, read_message


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(load_gazetteer())


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("someone male", "male"),
        ("a bloke would be better", "male"),
        ("he'd feel easier if it was somebody who's a man", "male"),
        ("a lady is best for her", "female"),
        ("she'd rather have a woman", "female"),
        ("the old lady next door told me", None),
        ("she is a woman of eighty", None),
    ],
)
def test_the_sex_of_who_helps(finder: PlaceFinder, text: str, gender: str | None) -> None:
    assert read_message(text, finder).constraints.gender == gender


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("he can't do mornings", ()),
        ("she can't come on Tuesdays or Fridays, afternoons please", ("afternoon",)),
        ("not at weekends", ()),
        ("weekends are no good", ()),
        ("mornings and the odd evening out", ("morning", "evening")),
    ],
)
def test_times_that_will_not_do(finder: PlaceFinder, text: str, times: tuple[str, ...]) -> None:
    assert read_message(text, finder).constraints.availability == times


@pytest.mark.parametrize(
    ("text", "is_treated"),
    [
        ("he's in hospital at the moment, Broomfield, coming out friday", True),
        ("she is in Broomfield hospital", True),
        ("he came out of hospital, home is Broomfield", False),
        ("Broomfield please", False),
    ],
)
def test_where_somebody_is_treated(finder: PlaceFinder, text: str, is_treated: bool) -> None:
    reading = read_message(text, finder)
    assert reading.places.place
    assert reading.places.place.name == "Broomfield"
    assert reading.places.is_where_treated == is_treated


def test_a_place_that_is_forgotten(finder: PlaceFinder) -> None:
    said = read_message("forget Harlow, she's moving in with us at Epping", finder)
    assert said.places.place
    assert said.places.place.name == "Epping"


@pytest.mark.parametrize(
    ("text", "is_statement"),
    [
        ("she's quite deaf so they need to speak up", True),
        ("her memory's going", True),
        ("only a woman will do", True),
        ("is she entitled to anything", False),
        ("she has dementia, what can we get", False),
        ("who pays", False),
        ("how does it work when you're deaf", False),
    ],
)
def test_telling_and_asking(finder: PlaceFinder, text: str, is_statement: bool) -> None:
    said: Reading = read_message(text, finder)
    assert said.is_statement == is_statement


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("she won't touch it, so leave out the meals on wheels", {"meals"}),
        ("ok scrap the cleaner", {"domestic_help"}),
        ("no, forget the home care, a day centre", {"homecare"}),
        ("someone to just leave the shopping at the door", set()),
        ("please take them shopping", set()),
        ("he can't leave the house, a day centre with transport", set()),
    ],
)
def test_what_is_left_out(finder: PlaceFinder, text: str, refused: set[str]) -> None:
    assert read_message(text, finder).refused == refused


@pytest.mark.parametrize(
    ("text", "adds"),
    [
        ("and a visitor once a week as well", True),
        ("plus someone to do the shopping", True),
        ("a cleaner too", True),
        ("nb also needs shopping", True),
        ("that is too dear, a cleaner", False),
        ("and are there any cleaners", False),
        ("a cleaner instead", False),
    ],
)
def test_what_is_wanted_beside(finder: PlaceFinder, text: str, adds: bool) -> None:
    assert read_message(text, finder).adds == adds
