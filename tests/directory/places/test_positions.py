"""Full postcodes that were imported, before the middle of an outcode."""

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from directory.models import Postcode
from directory.places import Gazetteer, PlaceFinder
from directory.places.positions import find_position, find_positions, postcode_book


@pytest.fixture
def known(session: Session) -> Session:
    session.add_all(
        [
            Postcode(postcode="CM8 1AA", latitude=51.8, longitude=0.64, district="Braintree"),
            Postcode(postcode="CM8 1AB", latitude=51.81, longitude=0.65, district=None),
            Postcode(
                postcode="SS1 1AA", latitude=51.54, longitude=0.71, district="Southend-on-Sea"
            ),
            Postcode(postcode="OL1 1AA", latitude=53.54, longitude=-2.11, district=None),
        ]
    )
    session.flush()
    return session


@pytest.mark.parametrize("typed", ["CM8 1AA", "cm81aa", " cm8  1aa ", "CM8 IAA"])
def test_a_postcode_that_was_imported_is_exact(
    known: Session, gazetteer: Gazetteer, typed: str
) -> None:
    found = find_position(known, typed, gazetteer)

    assert found is not None
    assert (found.postcode, found.outcode) == ("CM8 1AA", "CM8")
    assert (found.latitude, found.longitude) == (51.8, 0.64)
    assert (found.district, found.council_id) == ("Braintree", "essex")
    assert not found.is_approximate


def test_another_postcode_is_the_middle_of_its_outcode(
    known: Session, gazetteer: Gazetteer
) -> None:
    found = find_position(known, "CM8 2ZZ", gazetteer)

    assert found is not None
    centre = gazetteer.outcodes["CM8"]
    assert (found.latitude, found.longitude) == (centre.latitude, centre.longitude)
    assert found.postcode == "CM8 2ZZ"
    assert found.is_approximate


def test_an_imported_postcode_without_a_district_has_that_of_its_outcode(
    known: Session, gazetteer: Gazetteer
) -> None:
    found = find_position(known, "CM8 1AB", gazetteer)

    assert found is not None
    assert (found.district, found.is_approximate) == (gazetteer.outcodes["CM8"].district, False)


def test_a_far_away_postcode_is_known_only_by_the_table(
    known: Session, gazetteer: Gazetteer
) -> None:
    found = find_positions(known, ["OL1 1AA", "OL1 1AB", "CM8", "rubbish", ""], gazetteer)

    assert set(found) == {"OL1 1AA", "CM8"}
    assert found["OL1 1AA"].district is None
    assert found["OL1 1AA"].council_id is None
    assert (found["CM8"].postcode, found["CM8"].is_approximate) == (None, True)


def test_many_postcodes_are_few_queries(known: Session, gazetteer: Gazetteer) -> None:
    many = [f"CM8 {d}{a}{b}" for d in range(10) for a in "ABDEFGHJL" for b in "ABDEFGHJLN"]

    found = find_positions(known, many, gazetteer)

    assert len(found) == len(many) == 900
    assert sum(not p.is_approximate for p in found.values()) == 2


def test_the_finder_reads_a_full_postcode_exactly(known: Session, gazetteer: Gazetteer) -> None:
    finder = PlaceFinder(gazetteer, postcode_book(lambda: Session(known.connection()), gazetteer))

    place = finder.read("help for mum at ss1 1aa please").place
    assert place is not None
    assert (place.name, place.district, place.council_id) == (
        "SS1 1AA",
        "Southend-on-Sea",
        "southend",
    )
    assert not place.is_approximate
    far = finder.find_place("ol11aa")
    assert far is not None
    assert (far.name, far.is_approximate, far.council_id) == ("OL1 1AA", False, None)
    near = finder.find_place("CM8 2ZZ")
    assert near is not None
    assert near.is_approximate


def test_without_a_database_the_outcode_still_does(gazetteer: Gazetteer) -> None:
    empty = create_engine("sqlite://")
    finder = PlaceFinder(gazetteer, postcode_book(lambda: Session(empty), gazetteer))

    place = finder.find_place("CM8 1AA")

    empty.dispose()
    assert place is not None
    assert place.is_approximate
