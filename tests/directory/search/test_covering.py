"""What may be said of who comes out: only that they come out to where the person is."""

from datetime import date

from sqlalchemy.orm import Session

from directory.commands import AreaData, publish_listings
from directory.places import Place
from directory.search import Criteria, SearchResult, search
from tests.builders import BRAINTREE, HARLOW, WITHAM, a_listing, a_visiting_listing, at

TODAY = date(2026, 11, 1)
FAR = Place("Far away", 54.9, -1.6, district="Elsewhere")
ASKED = Criteria(services=("homecare",), place=WITHAM)


def keys(result: SearchResult) -> set[str]:
    return {reason.key for hit in result.hits for reason in hit.reasons}


def test_nobody_is_said_to_come_out_who_only_goes_to_another_district(session: Session) -> None:
    publish_listings(session, [a_visiting_listing("Elsewhere", place=FAR)])
    result = search(session, ASKED, TODAY)
    assert (result.total, result.widened_to_km) == (1, 0.0)
    assert not keys(result) & {"covers", "covers_perhaps", "covers_everywhere"}


def test_anywhere_does_not_find_who_goes_elsewhere_from_nobody_knows_where(
    session: Session,
) -> None:
    publish_listings(session, [a_listing(None, areas=(AreaData(district="Elsewhere"),))])
    assert search(session, ASKED, TODAY).total == 0


def test_who_comes_out_from_several_places_is_as_near_as_the_nearest(session: Session) -> None:
    for areas in [(AreaData(district="Braintree"),), (AreaData(),), (AreaData(radius_km=64),)]:
        several = {"more_locations": (at(BRAINTREE), at(WITHAM)), "areas": areas}
        publish_listings(session, [a_listing(HARLOW, **several)])
    assert [hit.distance_km for hit in search(session, ASKED, TODAY).hits] == [0, 0, 0]
