"""A postcode, or a place after "near", in a box that is for words."""

import pytest

from directory.places import Gazetteer, PlaceFinder
from directory.places.in_text import split_place


@pytest.fixture(scope="module")
def finder(gazetteer: Gazetteer) -> PlaceFinder:
    return PlaceFinder(gazetteer)


@pytest.mark.parametrize(
    ("text", "rest", "place"),
    [
        ("lunch club CM8 1AA", "lunch club", "CM8 1AA"),
        ("lunch club cm81aa", "lunch club", "CM8 1AA"),
        ("CM8 lunch club", "lunch club", "CM8"),
        ("lunch club in CM8", "lunch club", "CM8"),
        ("lunch club, CM8 1AA.", "lunch club", "CM8 1AA"),
        ("CM8 1AA", "", "CM8 1AA"),
        ("lunch club in Witham", "lunch club", "Witham"),
        ("lunch club near witham", "lunch club", "Witham"),
        ("lunch club around Witham for men", "lunch club for men", "Witham"),
        ("day centre near Saffron Walden", "day centre", "Saffron Walden"),
        ("day centre near Burnham on Crouch", "day centre", "Burnham-on-Crouch"),
        ("in Witham", "", "Witham"),
        ("near Witham: lunch club", "lunch club", "Witham"),
    ],
)
def test_the_place_is_taken_out(finder: PlaceFinder, text: str, rest: str, place: str) -> None:
    left, found = split_place(text, finder)

    assert found is not None
    assert (left, found.name) == (rest, place)


@pytest.mark.parametrize(
    "text",
    [
        "Witham Lodge",
        "Maldon Road Surgery",
        "Colchester",
        "Care in Colchester Ltd",
        "Partners in Care",
        "live in care",
        "in need of a break",
        "Friends In Deed",
        "someone to talk to in the evening",
        "help in the home",
        "A1 Care",
        "B12 injections",
        "stock",
        "in stock",
        "",
    ],
)
def test_names_and_everyday_words_keep_all_of_theirs(finder: PlaceFinder, text: str) -> None:
    assert split_place(text, finder) == (text, None)
