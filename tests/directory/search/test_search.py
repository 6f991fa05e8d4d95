"""Search: what is left out, what comes first, and what happens when nothing is left."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from directory.commands import AreaData, ListingData, publish_listings
from directory.places import Place
from directory.search import Constraints, Criteria, search
from tests.builders import (
    BRAINTREE,
    CHELMSFORD,
    HARLOW,
    WITHAM,
    a_listing,
    a_visiting_listing,
    an_hourly_price,
)

TODAY = date(2026, 11, 1)


def names(session: Session, criteria: Criteria) -> list[str]:
    return [hit.card.name for hit in search(session, criteria, TODAY).hits]


def publish(session: Session, *listings: ListingData) -> None:
    publish_listings(session, listings)


def test_by_service_need_and_place_the_nearest_first(session: Session) -> None:
    publish(
        session,
        a_listing(CHELMSFORD, name="Further", needs=("dementia",)),
        a_listing(WITHAM, name="Near", needs=("dementia",)),
        a_listing(WITHAM, name="Other need", needs=("autism",)),
        a_listing(WITHAM, name="Other service", services=("meals",), needs=("dementia",)),
        a_listing(HARLOW, name="Too far", needs=("dementia",)),
    )
    criteria = Criteria(services=("homecare",), needs=("dementia",), place=WITHAM)
    assert names(session, criteria) == ["Near", "Further"]


def test_without_a_place_everything_that_fits_is_found(session: Session) -> None:
    publish(session, a_listing(HARLOW), a_listing(None), a_visiting_listing("Harlow"))
    result = search(session, Criteria(services=("homecare",)), TODAY)
    assert (result.total, result.widened_to_km, result.why_empty) == (3, None, None)


def test_more_of_what_was_asked_for_comes_first(session: Session) -> None:
    publish(
        session,
        a_listing(name="One", services=("homecare",)),
        a_listing(name="Both", services=("homecare", "meals")),
    )
    assert names(session, Criteria(services=("homecare", "meals"))) == ["Both", "One"]


def test_who_comes_out_is_found_by_the_area_and_not_by_the_office(session: Session) -> None:
    publish(
        session,
        a_visiting_listing("Braintree", place=HARLOW, name="Comes from Harlow"),
        a_visiting_listing("Harlow", place=WITHAM, name="Goes to Harlow only"),
    )
    result = search(session, Criteria(services=("homecare",), place=WITHAM), TODAY)
    assert [hit.card.name for hit in result.hits] == ["Comes from Harlow"]
    assert "covers" in [reason.key for reason in result.hits[0].reasons]


def test_an_assumed_area_is_said_to_be_no_more_than_perhaps(session: Session) -> None:
    area = AreaData(radius_km=16.1, is_assumed=True)
    publish(session, a_listing(BRAINTREE, areas=(area,)))
    hit = search(session, Criteria(services=("homecare",), place=WITHAM), TODAY).hits[0]
    assert "covers_perhaps" in [reason.key for reason in hit.reasons]
    assert hit.distance_km == pytest.approx(10.6, abs=0.5)


FITS: list[tuple[Constraints, dict[str, Any], dict[str, Any]]] = [
    (Constraints(gender="female"), {"carer_gender": ("female",)}, {"carer_gender": ("male",)}),
    (Constraints(accepts_direct_payments=True), {"accepts_direct_payments": True}, {}),
    (Constraints(min_rating="good"), {"cqc_rating": "outstanding"}, {"cqc_rating": "inadequate"}),
    (Constraints(availability=("saturday",)), {"availability": ("weekend",)}, {"availability": ()}),
    (
        Constraints(availability=("morning", "monday")),
        {"availability": ("morning", "weekday")},
        {"availability": ("morning",)},
    ),
    (Constraints(language="pl"), {"languages": ("pl",)}, {"languages": ("ro",)}),
    (Constraints(wheelchair_accessible=True), {"wheelchair_accessible": True}, {}),
    (Constraints(drives=True), {"drives": True}, {"drives": False}),
    (Constraints(places_free=True), {"capacity": "yes"}, {"capacity": "no"}),
    (Constraints(free=True), {"is_free": True}, {"is_free": False}),
    (
        Constraints(max_price=20.0),
        {"costs": tuple(an_hourly_price("20.00"))},
        {"costs": tuple(an_hourly_price("20.50"))},
    ),
    (Constraints(max_price=20.0), {"is_free": True}, {}),
    (Constraints(age=70), {"minimum_age": 65}, {"maximum_age": 25}),
]


@pytest.mark.parametrize(("asked", "fitting", "other"), FITS)
def test_each_constraint_leaves_out_what_does_not_meet_it(
    session: Session, asked: Constraints, fitting: dict[str, Any], other: dict[str, Any]
) -> None:
    publish(session, a_listing(name="Fits", **fitting), a_listing(name="Does not", **other))
    assert names(session, Criteria(services=("homecare",), constraints=asked)) == ["Fits"]


def test_every_word_must_be_there_and_a_name_counts_more(session: Session) -> None:
    publish(
        session,
        a_listing(name="Garden Days", summary="Singing on Mondays."),
        a_listing(name="Mondays", summary="Singing in the garden."),
        a_listing(name="Singing", summary="No flowers."),
    )
    assert names(session, Criteria(text="gardens singing")) == ["Garden Days", "Mondays"]
    assert names(session, Criteria(text="singing")) == ["Singing", "Garden Days", "Mondays"]


def test_the_search_goes_further_when_there_is_nothing_near(session: Session) -> None:
    publish(session, a_listing(HARLOW))
    result = search(session, Criteria(services=("homecare",), place=WITHAM), TODAY)
    assert (result.total, result.widened_to_km) == (1, 64.4)


def test_the_search_goes_anywhere_in_the_end(session: Session) -> None:
    publish(session, a_listing(Place("Far away", 54.9, -1.6)))
    result = search(session, Criteria(services=("homecare",), place=WITHAM), TODAY)
    assert (result.total, result.widened_to_km, result.why_empty) == (1, 0.0, None)


def test_nobody_is_sent_to_a_place_without_a_position(session: Session) -> None:
    publish(session, a_listing(None))
    result = search(session, Criteria(services=("homecare",), place=WITHAM), TODAY)
    assert result.total == 0


def test_the_least_missed_filter_is_dropped_when_nothing_meets_them_all(session: Session) -> None:
    publish(session, a_listing(carer_gender=("female",)))
    asked = Constraints(gender="female", availability=("night",))
    criteria = Criteria(services=("homecare",), place=WITHAM, constraints=asked)
    result = search(session, criteria, TODAY)
    assert (result.total, result.why_empty, result.widened_to_km) == (1, "availability", None)


def test_several_are_dropped_and_the_search_goes_anywhere_when_one_is_not_enough(
    session: Session,
) -> None:
    publish(session, a_listing(HARLOW))
    asked = Constraints(gender="female", availability=("night",))
    criteria = Criteria(services=("homecare",), place=WITHAM, constraints=asked)
    result = search(session, criteria, TODAY)
    assert (result.total, result.why_empty, result.widened_to_km) == (1, "gender", 0.0)


def test_the_service_itself_is_never_dropped(session: Session) -> None:
    publish(session, a_listing(services=("meals",), needs=("autism",)))
    criteria = Criteria(services=("advocacy",), needs=("autism",), place=WITHAM)
    result = search(session, criteria, TODAY)
    assert (result.total, result.hits) == (0, [])


def test_ties_are_broken_the_same_way_every_time(session: Session) -> None:
    publish(session, *(a_listing(name=name) for name in ("beta", "Alpha", "Gamma", "alpha")))
    found = [names(session, Criteria(services=("homecare",))) for _ in range(3)]
    assert found[0] == found[1] == found[2]
    assert [name.lower() for name in found[0]] == ["alpha", "alpha", "beta", "gamma"]


def test_paging_shows_every_listing_once(session: Session) -> None:
    publish(session, *(a_listing(name=f"Same {n % 3}") for n in range(23)))
    pages = [
        search(session, Criteria(services=("homecare",), place=WITHAM, page=page), TODAY)
        for page in range(1, 7)
    ]
    shown = [hit.card.id for page in pages for hit in page.hits]
    assert [len(page.hits) for page in pages] == [5, 5, 5, 5, 3, 0]
    assert len(shown) == len(set(shown)) == 23


def test_what_was_confirmed_lately_comes_first(session: Session) -> None:
    publish(
        session,
        a_listing(name="A, long ago", confirmed_on=date(2024, 1, 1)),
        a_listing(name="B, lately", confirmed_on=date(2026, 10, 1)),
    )
    assert names(session, Criteria(services=("homecare",))) == ["B, lately", "A, long ago"]
