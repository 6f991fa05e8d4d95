"""Earlier versions: read back, compared, and written anew."""

import json
import uuid
from dataclasses import fields, replace
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.commands import (
    AreaData,
    ContactData,
    CostData,
    ListingData,
    LocationData,
    OrganisationData,
    ScheduleData,
    publish_listing,
    publish_listings,
    read_listings,
)
from directory.commands.history import as_json, difference, from_json
from directory.commands.lifecycle import (
    WRITTEN_HERE,
    edit,
    pause,
    publish,
    restore,
    save_draft,
)
from directory.models import Service
from directory.models.service import PAUSED
from directory.queries.history import (
    HistoryError,
    difference_between,
    list_changes,
    listing_at,
)
from directory.search import Criteria, search
from directory.vocabulary import (
    ACCESSIBILITY,
    AVAILABILITY,
    CAPACITY,
    CQC_QUESTIONS,
    GENDERS,
    KINDS,
    LISTING_OUTCOMES,
    NEEDS,
    PATHWAY_STEPS,
    QUALITY_CHECKS,
    RATINGS,
    SERVICES,
)
from tests.builders import a_listing

text = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12)
said = st.none() | text
days = st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1))
times = st.none() | st.times().map(lambda t: time(t.hour, t.minute))
money = st.none() | st.decimals(0, 9999, places=2)
yes_or_no = st.none() | st.booleans()
whole = st.none() | st.integers(0, 120)


def keys(known: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(known), unique=True, max_size=3).map(tuple)


def many(part: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(part, max_size=2).map(tuple)


degrees = st.floats(50, 56, allow_nan=False)
places = st.builds(
    LocationData,
    name=said,
    address=said,
    town=said,
    postcode=st.sampled_from([None, "CM8", "CM8 1AA"]),
    district=said,
    latitude=st.none() | degrees,
    longitude=st.none() | degrees,
) | st.builds(
    LocationData,
    postcode=st.sampled_from([None, "CM8"]),
    latitude=degrees.map(lambda d: round(d, 2)),
    is_confidential=st.just(True),
)
costs = st.builds(CostData, money, st.sampled_from(["hour", "week"]), money, said)
hours = st.builds(ScheduleData, st.sampled_from(["MO", "TU,WE"]), times, times, said)
rated = st.tuples(st.sampled_from(CQC_QUESTIONS), st.sampled_from(RATINGS))
areas = st.builds(AreaData, said, st.just(None), st.booleans())
contacts = st.builds(ContactData, said, said, said, said)
listings = st.builds(
    ListingData,
    source=st.just(WRITTEN_HERE),
    source_id=st.just("history"),
    name=text.filter(bool),
    kind=st.sampled_from(KINDS),
    organisation=st.builds(OrganisationData, text, st.just("owner"), said),
    services=keys(SERVICES),
    needs=keys(NEEDS),
    summary=text,
    other_names=text,
    website=said,
    phones=many(text),
    contacts=many(contacts),
    location=places,
    more_locations=many(places),
    areas=many(areas),
    schedules=many(hours),
    costs=many(costs),
    availability=keys(AVAILABILITY),
    carer_gender=keys(GENDERS),
    languages=keys(("pl", "ro", "bsl")),
    accessibility=keys(ACCESSIBILITY),
    outcomes=keys(LISTING_OUTCOMES),
    pathway_steps=keys(PATHWAY_STEPS),
    quality_checks=keys(QUALITY_CHECKS),
    cqc_rating=st.none() | st.sampled_from(RATINGS),
    cqc_rating_date=days,
    cqc_questions=st.lists(rated, unique_by=lambda pair: pair[0], max_size=5).map(
        lambda pairs: tuple(sorted(pairs, key=lambda pair: CQC_QUESTIONS.index(pair[0])))
    ),
    beds=whole,
    drives=yes_or_no,
    is_free=yes_or_no,
    capacity=st.none() | st.sampled_from(CAPACITY),
    capacity_said_on=days,
    minimum_age=whole,
    eligibility=said,
    fees=said,
    needs_confirming=st.booleans(),
    confirmed_on=days,
    starts_on=days,
    ends_on=days,
)


@given(listings)
@settings(max_examples=200, deadline=None)
def test_json_reads_back_as_the_same_listing(data: ListingData) -> None:
    written = json.loads(json.dumps(as_json(data)))
    again = from_json(written)
    assert as_json(again) == written
    assert difference(data, again) == {}
    ordered = {f.name: getattr(data, f.name) for f in fields(data)}
    for name, value in ordered.items():
        if not isinstance(value, tuple):
            assert getattr(again, name) == value


def test_what_a_version_had_that_listings_no_longer_have_is_left_out() -> None:
    data = a_listing(costs=(CostData(Decimal("12"), "hour"),))
    written = as_json(data)
    written["colour"] = "blue"
    written["costs"][0]["currency"] = "GBP"
    assert from_json(written) == replace(data, costs=(CostData(Decimal("12.00"), "hour"),))


@given(st.lists(listings, min_size=2, max_size=4))
@settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_version_is_read_back_and_restored(
    session: Session, versions: list[ListingData]
) -> None:
    with session.begin_nested() as undone:
        first = replace(versions[0], source_id=uuid.uuid4().hex)
        versions = [first, *(replace(v, source_id=first.source_id) for v in versions[1:])]
        key = save_draft(session, first, "Ann")
        for version in versions[1:]:
            edit(session, version, "Ann")
        kept = list_changes(session, key)
        now = as_json(read_listings(session, [key])[key])
        assert now == as_json(listing_at(session, key, kept[0].id))
        assert as_json(listing_at(session, key, kept[-1].id)) == as_json(first)
        for change in kept:
            if change.action != "added":
                before = as_json(listing_at(session, key, change.id, before=True))
                after = as_json(listing_at(session, key, change.id))
                pairs = {f: [before[f], after[f]] for f in before if before[f] != after[f]}
                assert pairs == change.changes
        secret = any(place.is_confidential for place in versions[-1].locations)
        restore(session, key, kept[-1].id, "Sam")
        restored = as_json(read_listings(session, [key])[key])
        wanted = as_json(first)
        if secret and as_json(versions[-1]) != wanted:
            wanted |= {name: now[name] for name in ("location", "more_locations")}
        assert restored == wanted
        undone.rollback()


def a_history(session: Session) -> tuple[ListingData, list[int]]:
    """A listing of three versions, and the ids of the changes that made them, the first first."""
    data = a_listing(source=WRITTEN_HERE, name="Walnut House", needs=("dementia",))
    publish(session, save_draft(session, data, "Ann"), "Sam")
    edit(session, replace(data, name="Quince House"), "Ann")
    edit(session, replace(data, name="Medlar House", needs=("autism",)), "Ann")
    kept = [c.id for c in reversed(list_changes(session, data.id)) if c.action != "published"]
    return data, kept


def test_two_versions_are_compared_either_way(session: Session) -> None:
    data, (added, second, third) = a_history(session)
    assert difference_between(session, data.id, added, second) == {
        "name": ["Walnut House", "Quince House"]
    }
    assert difference_between(session, data.id, third, added) == {
        "name": ["Medlar House", "Walnut House"],
        "needs": [["autism"], ["dementia"]],
    }
    assert difference_between(session, data.id, third, third) == {}


def test_a_version_that_is_restored_is_found_and_kept_as_a_change(session: Session) -> None:
    data, (added, _, third) = a_history(session)
    assert restore(session, data.id, third, "Sam") is False
    assert restore(session, data.id, added, "Sam") is True
    assert search(session, Criteria(text="walnut")).total == 1
    assert search(session, Criteria(text="medlar")).total == 0
    change = list_changes(session, data.id)[0]
    assert (change.who, change.action) == ("Sam", "restored")
    assert change.changes["name"] == ["Medlar House", "Walnut House"]
    assert restore(session, data.id, change.id, "Sam", before=True) is True
    assert session.get_one(Service, data.id).name == "Medlar House"


def test_restoring_leaves_the_status_alone(session: Session) -> None:
    data, (added, *_) = a_history(session)
    pause(session, data.id, "Sam", "A complaint")
    restore(session, data.id, added, "Sam")
    service = session.get_one(Service, data.id)
    assert (service.status, service.name) == (PAUSED, "Walnut House")
    assert search(session, Criteria()).total == 0


def test_an_imported_listing_is_restored_until_its_source_is_read_again(session: Session) -> None:
    right = a_listing(name="Walnut House")
    wrong = replace(right, name="????")
    publish_listings(session, [right], "import test")
    publish_listings(session, [wrong], "import test")
    newest = list_changes(session, right.id)[0]
    assert restore(session, right.id, newest.id, "Sam", before=True) is True
    service = session.get_one(Service, right.id)
    assert (service.name, service.status_by) == ("Walnut House", "source")
    assert publish_listings(session, [wrong], "import test").changed == 1
    assert session.get_one(Service, right.id).name == "????"


def test_a_place_that_has_become_private_is_not_brought_back(session: Session) -> None:
    shown = LocationData(address="1 High Street", town="Witham", postcode="CM8 1AA")
    data = a_listing(source=WRITTEN_HERE, name="Refuge", location=shown)
    key = save_draft(session, data, "Ann")
    hidden = LocationData(postcode="CM8", is_confidential=True)
    edit(session, replace(data, location=hidden, summary="New."), "Ann")
    added = list_changes(session, key)[-1]
    assert restore(session, key, added.id, "Sam") is True
    again = read_listings(session, [key])[key]
    assert (again.summary, again.location) == ("", hidden)


def test_versions_that_there_are_not(session: Session) -> None:
    data, (added, *_) = a_history(session)
    other = a_listing()
    publish_listing(session, other, "import test")
    with pytest.raises(HistoryError, match="no change 999999"):
        listing_at(session, data.id, 999999)
    with pytest.raises(HistoryError, match=f"no change {added}"):
        listing_at(session, other.id, added)
    with pytest.raises(HistoryError, match="there was no such listing"):
        listing_at(session, data.id, added, before=True)
    with pytest.raises(HistoryError, match="no such listing"):
        listing_at(session, uuid.uuid4(), added)


def test_a_key_that_the_vocabulary_has_no_more_is_said(session: Session) -> None:
    data, (added, second, _) = a_history(session)
    change = next(c for c in list_changes(session, data.id) if c.id == second)
    change.changes = {"needs": [["old_key"], ["dementia"]]}
    session.flush()
    with pytest.raises(HistoryError, match=r"cannot be read any more: .*old_key"):
        listing_at(session, data.id, added)
