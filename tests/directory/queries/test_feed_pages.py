"""Pages of the open feed on both engines, beside plain Python over the same listings."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from math import hypot
from random import Random

import pytest
from sqlalchemy.orm import Session

from directory.commands import (
    AreaData,
    ListingData,
    LocationData,
    OrganisationData,
    ScheduleData,
    publish_listings,
    reindex,
    withdraw_listings,
)
from directory.ids import number_of, pair_id, place_id
from directory.queries import feed_pages
from directory.queries.feed_filters import FeedFilter
from directory.queries.feed_near import USUAL_METRES, Near, page_of_pairs_near
from directory.queries.feed_records import listing_parts, listing_rows, location_rows
from directory.queries.paging import Paging, Pair
from directory.queries.terms import OPEN_TAXONOMIES, Term
from directory.search.plane import to_plane
from tests.builders import WITHAM, a_listing, a_visiting_listing, at

TODAY = date(2026, 11, 23)
POINT = Near(51.8, 0.64, "Braintree", 5_000)
EVERYTHING = FeedFilter()


def a_place(rng: Random) -> LocationData:
    """Somewhere within some twenty kilometres of Witham, or nowhere that is known."""
    if rng.random() < 0.1:
        return LocationData(town="Somewhere")
    return LocationData(
        latitude=51.8 + rng.choice((0.0, 0.001, 0.01, 0.03, 0.09, 0.2)) * rng.uniform(-1, 1),
        longitude=0.64 + rng.choice((0.0, 0.001, 0.01, 0.05, 0.15)) * rng.uniform(-1, 1),
        postcode="CM8",
    )


def some_listings(count: int, seed: int = 1) -> list[ListingData]:
    """Listings with none, one or several places, and with every sort of area."""
    rng = Random(seed)
    areas = [
        (),
        (),
        (),
        (AreaData(radius_km=4.0),),
        (AreaData(radius_km=16.1, is_assumed=True),),
        (AreaData(district="Braintree"),),
        (AreaData(district="Harlow"), AreaData(district="Maldon")),
        (AreaData(),),
    ]
    found = []
    for _ in range(count):
        places = [a_place(rng) for _ in range(rng.choice((0, 1, 1, 1, 2, 4)))]
        if len(places) > 1 and rng.random() < 0.3:
            places[1] = places[0]
        listing = a_listing(
            None,
            location=places[0] if places else None,
            more_locations=tuple(places[1:]),
            areas=rng.choice(areas),
            minimum_age=rng.choice((None, 18, 65)),
            maximum_age=rng.choice((None, 64)),
            needs=rng.choice(((), ("dementia",), ("autism", "stroke"))),
        )
        found.append(listing)
    return found


def metres(place: LocationData, near: Near) -> float | None:
    """How far a place is, on the plane."""
    if place.latitude is None or place.longitude is None:
        return None
    x, y = to_plane(place.latitude, place.longitude)
    here = to_plane(near.latitude, near.longitude)
    return hypot(x - here[0], y - here[1])


def covers(listing: ListingData, near: Near, *, assumed: bool) -> bool:
    """Whether one of its areas holds the point."""
    for area in listing.areas:
        if area.is_assumed and not assumed:
            continue
        if area.district is not None:
            held = area.district == near.district
        elif area.radius_km is None:
            held = True
        else:
            ways = [metres(place, near) for place in listing.locations]
            held = any(w is not None and w <= area.radius_km * 1000 for w in ways)
        if held:
            return True
    return False


def expected(listings: list[ListingData], near: Near) -> list[Pair]:
    """What a position must find, in order, by plain reckoning."""
    found = []
    for listing in listings:
        says = [area for area in listing.areas if not area.is_assumed]
        for part, place in enumerate(listing.locations):
            away = metres(place, near)
            if near.metres is not None:
                fits = away is not None and away <= near.metres
                fits = fits and (not says or covers(listing, near, assumed=True))
            elif listing.areas:
                fits = covers(listing, near, assumed=True)
            else:
                fits = away is not None and away <= USUAL_METRES
            if fits:
                square = float("inf") if away is None else round(away**2)
                found.append((square, number_of(listing.id), part))
    return [Pair(number, part) for _, number, part in sorted(found)]


def whole(page: Callable[[Paging], tuple[int, list[Pair]]], size: int) -> list[Pair]:
    """All pages of a list one after another, each as it should be."""
    found: list[Pair] = []
    total, number = None, 1
    while total is None or len(found) < total:
        now, some = page(Paging(number, size))
        assert total in (None, now)
        assert len(some) == min(size, now - len(found))
        total, number = now, number + 1
        found += some
    assert page(Paging(number, size)) == (total, [])
    return found


@pytest.mark.parametrize("seed", range(4))
def test_places_near_a_point_are_those_reckoned_plainly(session: Session, seed: int) -> None:
    listings = some_listings(150, seed)
    publish_listings(session, listings)
    compared = 0
    for distance in (None, 1, 300, 1_000, 5_000, 12_000, 40_000, 900_000):
        for latitude, longitude, district in _points():
            near = Near(latitude, longitude, district, distance)
            found = whole(
                lambda p, near=near: page_of_pairs_near(session, EVERYTHING, near, p, TODAY), 40
            )
            assert found == expected(listings, near), near
            compared += len(found)
    assert compared > 1_000


def _points() -> Iterator[tuple[float, float, str | None]]:
    yield POINT.latitude, POINT.longitude, "Braintree"
    yield 51.81, 0.66, None
    yield 51.95, 0.4, "Uttlesford"


def test_pages_of_pairs_near_never_repeat_or_lose_one(session: Session) -> None:
    here = [a_listing(WITHAM) for _ in range(23)]
    publish_listings(session, here)
    found = whole(lambda p: page_of_pairs_near(session, EVERYTHING, POINT, p, TODAY), 4)
    assert [pair.number for pair in found] == sorted(number_of(data.id) for data in here)


def test_all_pairs_and_all_listings(session: Session) -> None:
    listings = some_listings(60)
    publish_listings(session, listings)
    pairs = whole(lambda p: feed_pages.page_of_pairs(session, EVERYTHING, p, TODAY), 7)
    wanted = [Pair(number_of(d.id), part) for d in listings for part in range(len(d.locations))]
    assert pairs == sorted(wanted)
    total, numbers = feed_pages.page_of_listings(session, EVERYTHING, Paging(2, 25), TODAY)
    by_id = sorted(listings, key=lambda data: data.id)
    assert (total, numbers) == (60, [number_of(data.id) for data in by_id[25:50]])


def test_a_pair_is_found_by_its_id(session: Session) -> None:
    (listing,) = some_listings(1, seed=5)
    listing = replace(listing, location=at(WITHAM), more_locations=(at(WITHAM),))
    publish_listings(session, [listing])
    place = place_id(listing.source, listing.source_id, 1)
    pair = feed_pages.find_pair(session, pair_id(listing.id, place), TODAY)
    assert pair == Pair(number_of(listing.id), 1)
    assert feed_pages.find_pair(session, place, TODAY) is None
    (row,) = listing_rows(session, [pair.number]).values()
    assert row.organisation_name == listing.organisation.name
    assert list(location_rows(session, [place])) == [place]
    parts = listing_parts(session, [row.id])[row.id]
    assert [place.id for place in parts.in_order(row)] == [
        place_id(listing.source, listing.source_id, index) for index in range(2)
    ]


def test_what_may_not_be_shown_is_in_no_page(session: Session) -> None:
    shown = a_listing()
    hidden = [
        a_listing(starts_on=TODAY + timedelta(days=1)),
        a_listing(ends_on=TODAY - timedelta(days=1)),
        a_listing(needs_confirming=True, confirmed_on=TODAY - timedelta(days=400)),
        a_listing(is_listed=False),
        a_listing(),
    ]
    publish_listings(session, [shown, *hidden])
    withdraw_listings(session, [hidden[-1].id])
    number = number_of(shown.id)
    assert feed_pages.page_of_listings(session, EVERYTHING, Paging(), TODAY) == (1, [number])
    pairs = 1, [Pair(number, 0)]
    assert feed_pages.page_of_pairs(session, EVERYTHING, Paging(), TODAY) == pairs
    assert page_of_pairs_near(session, EVERYTHING, POINT, Paging(), TODAY) == pairs
    total, owners = feed_pages.page_of_organisations(session, Paging(), TODAY)
    assert (total, len(owners)) == (1, 1)
    assert feed_pages.shown_numbers_of(session, owners[0], TODAY) == [number]
    assert feed_pages.is_shown(session, number, TODAY)
    for data in hidden:
        assert not feed_pages.is_shown(session, number_of(data.id), TODAY)


def test_organisations_stand_once_each_in_the_order_of_their_ids(session: Session) -> None:
    owners = [OrganisationData(f"Owner {n}", f"feed-{n}") for n in range(9)]
    publish_listings(session, [a_listing(organisation=owners[n % 9]) for n in range(27)])
    seen = []
    for page in (1, 2, 3):
        total, ids = feed_pages.page_of_organisations(session, Paging(page, 4), TODAY)
        assert total == 9
        seen += ids
    assert seen == sorted(set(seen))
    assert len(seen) == 9


def test_filters_leave_what_fits(session: Session) -> None:
    monday = ScheduleData("MO,WE", time(9, 0), time(12, 30))
    evening = ScheduleData("FR", time(18, 0), time(21, 0))
    listings = {
        "young": a_listing(maximum_age=25),
        "old": a_listing(minimum_age=65, needs=("dementia",)),
        "monday": a_listing(schedules=(monday, evening)),
        "named": a_listing(name="Marmalade Club", services=("lunch_club",)),
        "rated": a_listing(cqc_rating="good", cqc_questions=(("safe", "outstanding"),), beds=3),
    }
    publish_listings(session, list(listings.values()))
    term = lambda *pair: FeedFilter(terms=((Term(*pair),),))  # noqa: E731
    cases = [
        (FeedFilter(minimum_age=65), {"old"}),
        (FeedFilter(minimum_age=65.5), set()),
        (FeedFilter(maximum_age=25), {"young"}),
        (FeedFilter(day="WE"), {"monday"}),
        (FeedFilter(day="FR", end_time=time(12, 30)), set()),
        (FeedFilter(day="MO", start_time=time(9), end_time=time(12, 30)), {"monday"}),
        (FeedFilter(start_time=time(9, 0, 1)), {"monday"}),
        (FeedFilter(start_time=time(18, 0, 1)), set()),
        (FeedFilter(text="marmalade"), {"named"}),
        (FeedFilter(text="marmalade", minimum_age=1), set()),
        (FeedFilter(text="of the"), set()),
        (term("service", "lunch_club"), {"named"}),
        (term("need", "dementia"), {"old"}),
        (term("cqc_rating", "good"), {"rated"}),
        (term("cqc_question", "safe_outstanding"), {"rated"}),
        (term("cqc_question", "safe_good"), set()),
        (term("feature", "beds"), {"rated"}),
        (term("kind", "care_provider"), set(listings)),
        (term("record", "example"), set()),
    ]
    names = {number_of(data.id): name for name, data in listings.items()}
    near = replace(POINT, metres=500)
    for asked, wanted in cases:
        _, numbers = feed_pages.page_of_listings(session, asked, Paging(), TODAY)
        assert {names[number] for number in numbers} == wanted, asked
        for place in (near, replace(near, metres=None), replace(near, metres=900_000)):
            total, pairs = page_of_pairs_near(session, asked, place, Paging(), TODAY)
            assert {names[pair.number] for pair in pairs} == wanted, (asked, place)
            assert total == len(wanted)


def test_every_term_can_be_asked_for(session: Session) -> None:
    publish_listings(session, [a_listing()])
    for taxonomy, codes in OPEN_TAXONOMIES.items():
        every = tuple(Term(taxonomy, code) for code in codes)
        for terms in (every, *((term,) for term in every)):
            asked = FeedFilter(terms=(terms,))
            total, _ = feed_pages.page_of_listings(session, asked, Paging(), TODAY)
            assert total == (1 if set(terms) & {Term("kind", "care_provider")} else 0) or (
                Term("service", "homecare") in terms
            )


def test_an_index_made_anew_says_the_same(session: Session) -> None:
    listings = [*some_listings(30), a_visiting_listing("Braintree")]
    publish_listings(session, listings)
    before = page_of_pairs_near(session, EVERYTHING, POINT, Paging(1, 100), TODAY)
    assert before[0] > 3
    reindex(session)
    assert page_of_pairs_near(session, EVERYTHING, POINT, Paging(1, 100), TODAY) == before
