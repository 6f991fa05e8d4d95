"""What the page of one listing says of the whole data model, and when it says that it is not there."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import delete
from sqlalchemy.orm import Session

from directory.commands import (
    ContactData,
    CostData,
    ListingData,
    LocationData,
    publish_listing,
)
from directory.commands.lifecycle import (
    WRITTEN_HERE,
    age,
    pause,
    publish,
    save_draft,
    submit,
    withdraw,
)
from directory.commands.search_index import unindex_listings
from directory.ids import number_of
from directory.models import ListingChange, Location, Organisation, Service, ServiceAtLocation
from directory.search import Criteria, search
from directory.search.cards import cards_by_id
from tests.builders import a_listing
from tests.web.page_client import Page, PageClient
from web.find.presenter import listing_details, listings_block

Show = Callable[..., Page]
TODAY = date.today()


@pytest.fixture
def written(session: Session) -> Iterator[list[ListingData]]:
    """Listings put here are taken out of the shared database at the end."""
    listings: list[ListingData] = []
    yield listings
    session.rollback()
    for data in listings:
        places = ServiceAtLocation.service_id == data.id
        held = session.query(ServiceAtLocation.location_id).filter(places)
        unindex_listings(session, [number_of(data.id)])
        session.execute(delete(Location).where(Location.id.in_(held)))
        session.execute(delete(ListingChange).where(ListingChange.service_id == data.id))
        session.execute(delete(Service).where(Service.id == data.id))
        owner = Organisation.source_id == data.organisation.source_id
        session.execute(delete(Organisation).where(owner))
    session.commit()


@pytest.fixture
def show(page_client: PageClient, session: Session, written: list[ListingData]) -> Show:
    """The page of a new listing."""

    def shown(status: int = 200, **said: object) -> Page:
        data = a_listing(**said)
        written.append(data)
        publish_listing(session, data)
        session.commit()
        return page_client.get(f"/listings/{data.id}", status=status)

    return shown


def facts(page: Page) -> dict[str, str]:
    """Each term, and what stands beside it; the items of a list with a stroke between them."""
    names = [page.words(term) for term in page.all("dt")]
    said = (
        [page.words(item) for item in dd.iter("li")] or [page.words(dd)] for dd in page.all("dd")
    )
    return {name: " | ".join(lines) for name, lines in zip(names, said, strict=True)}


def test_every_address_is_given_the_main_one_first(show: Show) -> None:
    page = show(
        location=LocationData(name="Z Hall", address="9 Zoo Lane", postcode="CM8 2ZZ"),
        more_locations=(LocationData(address="1 Ash Road", town="Witham"),),
    )
    assert facts(page)["Addresses"] == "Z Hall, 9 Zoo Lane, CM8 2ZZ | 1 Ash Road, Witham"


def test_a_private_address_is_an_area_and_a_distance(show: Show) -> None:
    page = show(
        location=LocationData(
            postcode="CM8",
            latitude=51.8,
            longitude=0.64,
            district="Braintree",
            is_confidential=True,
        )
    )
    assert facts(page)["Address"] == (
        "The address is kept private. It is within about 4 miles of the middle of the CM8 area."
    )
    page = show(location=LocationData(is_confidential=True))
    assert facts(page)["Address"] == "The address is kept private."


def test_places_prices_and_how_to_get_in(show: Show) -> None:
    page = show(
        capacity="soon",
        capacity_said_on=date(2026, 3, 4),
        beds=42,
        costs=(
            CostData(Decimal(20), "hour", Decimal(25), "weekends more"),
            CostData(None, "day", description="Ask about whole days."),
        ),
        fees="A deposit of one week.",
        eligibility="People who live in Essex.",
        how_to_apply="Ring us for a form.",
        contacts=(ContactData("Jo", "manager", "jo@example.org", "01632 960123"),),
        ends_on=date(2090, 1, 2),
    )
    said = facts(page)
    assert said["Places"] == "Will have places soon. Last checked on 4 March 2026."
    assert said["Price"] == (
        "£20 to £25 an hour (weekends more) | Ask about whole days. | A deposit of one week."
    )
    assert said["Who can use it"] == "People who live in Essex."
    assert said["How to apply"] == "Ring us for a form."
    assert said["Ask for"] == "Jo, manager 01632 960123 jo@example.org"
    assert page.links()["01632 960123"] == "tel:01632960123"
    assert "42 beds" in said["Good to know"]
    assert "Ends on 2 January 2090" in said["Good to know"]


def test_what_a_day_opportunity_works_on(show: Show) -> None:
    page = show(
        kind="day_opportunity",
        outcomes=("friends", "skills"),
        pathway_steps=("settle_in", "learn"),
        accessibility=("wheelchair", "hearing_loop"),
        wheelchair_accessible=True,
        quality_checks=("dbs_check", "insurance"),
    )
    said = facts(page)
    assert said["What you may gain"] == "Making friends | Learning new skills"
    assert said["Steps it can help you with"] == "Settle in | Learn"
    assert said["Access"] == "Good for wheelchairs | Hearing loop"
    assert "Good to know" not in said
    assert "They say that they have these. Ask to see them." in page.words()
    assert "A DBS check (a check for a criminal record)" in page.words()


def test_the_cqc_s_five_questions(show: Show) -> None:
    page = show(
        cqc_location_id="1-123",
        cqc_rating="good",
        cqc_questions=(("safe", "requires_improvement"), ("well_led", "outstanding")),
        checked_on=date(2026, 3, 4),
    )
    items = [page.words(item) for item in page.all("li")]
    assert {"Safe: Requires improvement", "Well led (it is run well): Outstanding"} <= set(items)
    assert "The CQC last looked at this service on 4 March 2026." in page.words()


def test_old_details_are_said_to_be_old_on_the_page_and_on_the_card(
    app: Flask, session: Session, show: Show
) -> None:
    since = TODAY - timedelta(days=184)
    page = show(
        name="Zanzibar Visits", needs_confirming=True, confirmed_on=since, phones=("01632 960123",)
    )
    words = f"Nobody has confirmed these details since {since:%B %Y}. Ring before you go."
    assert words in page.words()
    criteria = Criteria(text="zanzibar")
    with app.test_request_context():
        (item,) = listings_block(search(session, criteria), criteria)["items"]
    assert item["unconfirmed_since"] == since.isoformat()
    with app.test_client() as client:
        found = client.get("/find?text=zanzibar").get_data(as_text=True)
    assert words in " ".join(found.split())


def test_half_a_year_is_not_old_yet_nor_is_what_need_not_be_confirmed(show: Show) -> None:
    since = TODAY - timedelta(days=183)
    assert "Nobody has" not in show(needs_confirming=True, confirmed_on=since).words()
    long_ago = TODAY - timedelta(days=2000)
    assert "Nobody has" not in show(confirmed_on=long_ago).words()


def test_what_nobody_ever_confirmed_counts_from_when_it_was_written(
    app: Flask, session: Session, show: Show
) -> None:
    page = show(name="Zebra Visits", needs_confirming=True)
    assert "Nobody has" not in page.words()
    service = session.query(Service).filter_by(name="Zebra Visits").one()
    service.created_at_utc -= timedelta(days=300)
    session.flush()
    with app.test_request_context():
        card = cards_by_id(session, [service.id])[service.id]
        since = listing_details(card)["unconfirmed_since"]
    assert since == (TODAY - timedelta(days=300)).isoformat()


def test_what_is_not_offered_now_says_so_and_shows_nothing_else(
    page_client: PageClient, session: Session, written: list[ListingData]
) -> None:
    data = a_listing(source=WRITTEN_HERE, name="Walnut House", phones=("01632 960123",))
    written.append(data)
    at = f"/listings/{data.id}"
    save_draft(session, data, "Ann")
    session.commit()
    assert "Walnut" not in page_client.get(at, status=404).html
    submit(session, data.id, "Ann")
    session.commit()
    assert "Walnut" not in page_client.get(at, status=404).html
    publish(session, data.id, "Sam")
    session.commit()
    assert page_client.get(at).headings() == ["Walnut House"]
    pause(session, data.id, "Sam", "A complaint about money")
    session.commit()
    page = page_client.get(at, status=404)
    assert page.headings() == ["This is not offered now"]
    assert "Walnut House has been paused." in page.words()
    assert "01632" not in page.html
    assert "complaint" not in page.html
    withdraw(session, data.id, "Sam")
    session.commit()
    assert page_client.get(at, status=410).headings() == ["This listing has gone"]


def test_before_its_first_day_and_after_its_last(show: Show) -> None:
    one = timedelta(days=1)
    words = show(404, name="Later Club", starts_on=TODAY + 400 * one).words()
    assert "Later Club starts on" in words
    words = show(404, name="Past Club", ends_on=date(2020, 1, 2)).words()
    assert "Past Club ended on 2 January 2020." in words
    assert show(starts_on=TODAY, ends_on=TODAY).headings() != ["This is not offered now"]


def test_what_nobody_confirmed_for_a_year_is_paused_before_the_daily_job_and_after(
    show: Show, page_client: PageClient, session: Session, written: list[ListingData]
) -> None:
    page = show(404, needs_confirming=True, confirmed_on=TODAY - timedelta(days=366))
    assert "has been paused" in page.words()
    assert age(session).paused == [written[0].id]
    session.commit()
    page = page_client.get(f"/listings/{written[0].id}", status=404)
    assert "has been paused" in page.words()


def test_what_is_listed_twice_has_one_page(
    page_client: PageClient, session: Session, written: list[ListingData]
) -> None:
    shown, joined = a_listing(name="Walnut House"), a_listing(name="Walnut Hse")
    written += [shown, joined]
    for data in written:
        publish_listing(session, data)
    session.get_one(Service, joined.id).joined_to_id = shown.id
    session.commit()
    page = page_client.get(f"/listings/{joined.id}")
    assert page.headings() == ["Walnut House"]
    assert page.path == f"/listings/{shown.id}"
