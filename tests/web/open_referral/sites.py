"""Sites with listings of a test's own, and a listing with something in every field."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time
from decimal import Decimal
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session

from directory.commands import (
    AreaData,
    ContactData,
    CostData,
    ListingData,
    LocationData,
    OrganisationData,
    ScheduleData,
)
from directory.database import make_engine, make_sessions
from directory.migrate import upgrade
from tests.builders import WITHAM, a_listing
from web import create_app
from web.settings import load_settings

NOBODY_LISTENS = "http://127.0.0.1:9"
SECRETS = ("12 Hidden Lane", "CM8 2AB", "The Old Refuge")
"""What a confidential place must never say."""


@contextmanager
def a_site(folder: Path, fill: Callable[[Session], object]) -> Iterator[Flask]:
    """The site over a new database that `fill` has written to."""
    url = f"sqlite:///{folder / 'care-finder.db'}"
    upgrade(url)
    engine = make_engine(url)
    with make_sessions(engine)() as session:
        fill(session)
        session.commit()
    engine.dispose()
    site = create_app(
        load_settings(
            secret_key="only for tests, never kept",
            database_url=url,
            assistant_url=NOBODY_LISTENS,
            actions_url=NOBODY_LISTENS,
            languages="en",
        )
    )
    site.testing = True
    try:
        yield site
    finally:
        site.extensions["care_sessions"].kw["bind"].dispose()


def a_full_listing() -> ListingData:
    """Something in every field that the feed gives."""
    return a_listing(
        WITHAM,
        source="cqc",
        name="Full & Fine <House>",
        summary='Says "hello" to everybody, </script> and all.',
        organisation=OrganisationData("Full Group", "1-555", "https://group.example.org"),
        website="https://full.example.org/a?b=c&d=e",
        email="hello@full.example.org",
        phones=("01632 960001", "01632 960002"),
        contacts=(ContactData("Pat Example", "Manager", "pat@full.example.org", "01632 960003"),),
        location=_house("The Main House", "1 High Street"),
        more_locations=(_house("The Annexe", "2 High Street"), LocationData(town="Nowhere Known")),
        services=("residential_home", "short_break"),
        needs=("dementia", "older_people"),
        schedules=(
            ScheduleData("MO,TU", time(9, 30), time(17), "Not on bank holidays"),
            ScheduleData("SA"),
        ),
        costs=(
            CostData(Decimal("950.00"), "week", Decimal("1200.00"), "A single room"),
            CostData(None, "day"),
        ),
        availability=("monday", "night"),
        carer_gender=("female",),
        languages=("pl", "bsl", "tlh"),
        accessibility=("wheelchair", "hearing_loop"),
        outcomes=("friends",),
        pathway_steps=("connect",),
        quality_checks=("dbs_check",),
        cqc_location_id="1-556",
        cqc_provider_id="1-555",
        cqc_rating="good",
        cqc_rating_date=date(2025, 8, 26),
        cqc_questions=(("safe", "good"), ("well_led", "outstanding")),
        beds=24,
        accepts_direct_payments=True,
        wheelchair_accessible=True,
        drives=True,
        capacity="soon",
        capacity_said_on=date(2026, 11, 1),
        is_free=False,
        minimum_age=18,
        maximum_age=64,
        eligibility="For adults.",
        how_to_apply="Ring first.",
        fees="From £950 a week.",
        confirmed_on=date(2026, 10, 1),
    )


def a_hidden_listing() -> ListingData:
    """A service at a confidential address that goes out to ten kilometres round it."""
    return a_listing(
        None,
        name="A safe place",
        summary="Somewhere safe to stay.",
        location=LocationData(
            postcode="CM8",
            town="Witham",
            district="Braintree",
            latitude=51.80,
            longitude=0.64,
            is_confidential=True,
        ),
        areas=(AreaData(radius_km=10),),
        accessibility=("step_free",),
        phones=("01632 960009",),
    )


def _house(name: str, street: str) -> LocationData:
    return LocationData(
        name=name,
        address=street,
        town="Witham",
        postcode="CM8 1AA",
        district="Braintree",
        latitude=51.8001,
        longitude=0.6401,
        is_approximate=False,
    )
