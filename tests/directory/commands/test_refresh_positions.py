"""Listings move to their full postcode once it is known; what is confidential never does."""

from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.commands import (
    AreaData,
    ListingData,
    LocationData,
    publish_listings,
    read_listings,
    withdraw_listings,
)
from directory.commands.refresh_positions import refresh_positions
from directory.models import ListingChange, Postcode, SearchEntry, Service
from directory.search import Constraints, Criteria, search
from tests.builders import WITHAM, a_listing

FAR = LocationData(
    address="1 High Street", postcode="CM8 1AA", district="Maldon", latitude=51.9, longitude=0.9
)


def know(session: Session, postcode: str = "CM8 1AA", district: str | None = "Braintree") -> None:
    session.add(Postcode(postcode=postcode, latitude=51.8, longitude=0.64, district=district))
    session.flush()


def location(session: Session, data: ListingData) -> LocationData:
    session.expire_all()
    found = read_listings(session, [data.id])[data.id].location
    assert found is not None
    return found


def km_from_witham(session: Session) -> float:
    """How far the nearest listing is for a search."""
    criteria = Criteria(
        services=("homecare",), place=WITHAM, constraints=Constraints(radius_km=60.0)
    )
    nearest = search(session, criteria).hits[0].distance_km
    assert nearest is not None
    return nearest


def test_a_listing_moves_and_is_found_there(session: Session) -> None:
    data, other = a_listing(None, name="Mover", location=FAR), a_listing(None, name="Stayer")
    publish_listings(session, [data, other])
    know(session)

    assert km_from_witham(session) > 15
    assert refresh_positions(session) == 1

    moved = location(session, data)
    assert (moved.latitude, moved.longitude, moved.district) == (51.8, 0.64, "Braintree")
    assert not moved.is_approximate
    assert moved.address == "1 High Street"
    assert km_from_witham(session) < 0.5
    assert refresh_positions(session) == 0


def test_the_history_says_what_moved_it(session: Session) -> None:
    data = a_listing(None, location=FAR)
    publish_listings(session, [data])
    know(session)

    refresh_positions(session)

    change = session.scalars(select(ListingChange)).one()
    assert (change.service_id, change.who, change.action) == (data.id, "places refresh", "changed")
    before, after = change.changes["location"]
    assert (before["latitude"], after["latitude"]) == (51.9, 51.8)


def test_a_postcode_without_a_district_keeps_the_one_that_is_known(session: Session) -> None:
    data = a_listing(None, location=FAR)
    publish_listings(session, [data])
    know(session, district=None)

    refresh_positions(session)

    assert location(session, data).district == "Maldon"
    assert not location(session, data).is_approximate


def test_a_confidential_place_stays_where_it_is(session: Session) -> None:
    # even where the table, wrongly, has a row by the name of an outcode
    hidden = LocationData(postcode="CM8", latitude=51.9, longitude=0.9, is_confidential=True)
    data = a_listing(None, location=hidden)
    publish_listings(session, [data])
    know(session, "CM8")

    assert refresh_positions(session) == 0
    assert location(session, data) == hidden


def test_of_two_places_only_the_open_one_moves(session: Session) -> None:
    hidden = LocationData(postcode="CM8", latitude=51.9, longitude=0.9, is_confidential=True)
    data = a_listing(None, location=hidden, more_locations=(FAR,))
    publish_listings(session, [data])
    know(session)
    know(session, "CM8")

    assert refresh_positions(session) == 1
    after = read_listings(session, [data.id])[data.id]
    assert after.location == hidden
    assert after.more_locations[0].latitude == 51.8


def test_the_position_that_a_source_gave_stays(session: Session) -> None:
    data = a_listing(None, location=replace(FAR, is_approximate=False))
    publish_listings(session, [data])
    know(session)

    assert refresh_positions(session) == 0
    assert location(session, data).latitude == 51.9


def test_a_withdrawn_listing_moves_and_is_still_not_found(session: Session) -> None:
    data = a_listing(None, location=FAR)
    publish_listings(session, [data])
    withdraw_listings(session, [data.id])
    know(session)

    assert refresh_positions(session) == 1
    assert location(session, data).latitude == 51.8
    assert session.scalar(select(func.count()).select_from(SearchEntry)) == 0


def test_others_are_not_indexed_again(session: Session) -> None:
    area = (AreaData(radius_km=5.0),)
    many = [a_listing(None, location=FAR, areas=area) for _ in range(3)]
    many += [a_listing() for _ in range(4)]
    publish_listings(session, many)
    know(session)

    assert refresh_positions(session) == 3
    assert session.scalar(select(func.count()).select_from(SearchEntry)) == 7


def test_a_source_that_finds_the_postcode_itself_changes_nothing(session: Session) -> None:
    data = a_listing(None, location=FAR)
    publish_listings(session, [data])
    know(session)
    refresh_positions(session)

    exact = LocationData(
        address="1 High Street",
        postcode="CM8 1AA",
        district="Braintree",
        latitude=51.8,
        longitude=0.64,
        is_approximate=False,
    )
    counts = publish_listings(session, [replace(data, location=exact)])

    assert (counts.added, counts.changed, counts.unchanged) == (0, 0, 1)


def test_who_asks_what_has_changed_since_is_told(session: Session) -> None:
    data, other = a_listing(None, location=FAR), a_listing()
    publish_listings(session, [data, other])
    know(session)
    before = dict(session.execute(select(Service.id, Service.updated_at_utc)).all())

    refresh_positions(session)

    after = dict(session.execute(select(Service.id, Service.updated_at_utc)).all())
    assert after[data.id] > before[data.id]
    assert after[other.id] == before[other.id]
