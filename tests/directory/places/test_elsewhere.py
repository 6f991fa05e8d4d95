"""Imported names: found where a place stands, and ranked."""

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from directory.places import Gazetteer, Place, PlaceFinder
from directory.places.imported import with_imported
from tests.directory.places.imported_names import stocked


def districts(places: tuple[Place, ...]) -> list[str | None]:
    return [place.district for place in places]


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("home care in Oldham", "Oldham"),
        ("homecare oldham", "Oldham"),
        ("oldham", "Oldham"),
        ("a lunch club near armthorpe please", "Armthorpe"),
        ("I live in Milton Keynes", "Milton Keynes"),
        ("milton keynes day centre", "Milton Keynes"),
        ("carers in Reading", "Reading"),
        ("help for mum in Bath", "Bath"),
        ("my mum lives in beverley", "Beverley"),
        ("anything near Hope", "Hope"),
        ("moving from Armthorpe", "Armthorpe"),
        ("care homes in Oldam", "Oldham"),
        ("care homes in West End", "West End"),
    ],
)
def test_imported_names_are_read_in_a_place_s_seat(
    finder: PlaceFinder, message: str, name: str
) -> None:
    place = finder.read(message).place

    assert place is not None
    assert place.name == name


@pytest.mark.parametrize("name", ["Bath", "bath", "march", "Street", "hope", "armthorp"])
def test_a_field_may_hold_any_of_them(finder: PlaceFinder, name: str) -> None:
    place = finder.find_place(name)

    assert place is not None
    assert place.name.lower().startswith(name.lower())


def test_the_gazetteer_s_own_places_come_first(finder: PlaceFinder) -> None:
    both = finder.read("my sister in Oldham rang, Mum is in Witham")

    assert both.place is not None
    assert both.place.name == "Witham"
    assert len(both.places) == 1


def test_a_name_close_to_one_of_ours_is_asked_about(finder: PlaceFinder) -> None:
    reading = finder.read("in malden")

    assert [place.name for place in reading.choices] == ["Maldon", "Malden"]


def test_several_places_of_one_name_are_ranked(finder: PlaceFinder) -> None:
    assert districts(finder.read("in Leeds").choices) == ["Leeds", "Maidstone"]
    # the council's own first, however small
    assert districts(finder.read("in Newplace").choices) == ["Braintree", "Bradford", "Derby"]


def test_a_building_is_no_place(finder: PlaceFinder) -> None:
    assert finder.read("the train at Liverpool Street").place is None


def test_a_shipped_name_stays_as_it_is(gazetteer: Gazetteer) -> None:
    finder = PlaceFinder(stocked(gazetteer, ("Halstead village 51.33 0.13 Sevenoaks TN14",)))

    place = finder.read("help in Halstead").place

    assert place is not None
    assert place.district == "Braintree"


def test_one_place_named_by_two_sources_is_one(gazetteer: Gazetteer) -> None:
    rows = tuple(f"Oldham city 53.{54 + n} -2.1{n} Oldham OL{n + 1}" for n in range(5))
    finder = PlaceFinder(stocked(gazetteer, (*rows, "Oldham village 53.55 -2.12 Oldham OL1")))

    assert finder.read("in Oldham").place is not None


def test_without_a_table_the_gazetteer_is_as_it_was(gazetteer: Gazetteer) -> None:
    empty = create_engine("sqlite://")

    assert with_imported(lambda: Session(empty), gazetteer) is gazetteer
    empty.dispose()
