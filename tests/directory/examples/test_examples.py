"""The examples: enough of them, everywhere, all different, and nobody's."""

import re
from collections import Counter
from datetime import date

import pytest
from sqlalchemy.orm import Session

from directory.commands import ListingData, publish_listing, publish_listings
from directory.examples import compose_examples, count_examples, load_examples, remove_examples
from directory.places import Gazetteer
from directory.search import Constraints, Criteria, search
from directory.vocabulary import (
    ACCESSIBILITY,
    CAPACITY,
    KINDS,
    LISTING_OUTCOMES,
    NEEDS,
    PATHWAY_STEPS,
    QUALITY_CHECKS,
    SERVICES,
)
from directory.vocabulary.keys import AVAILABILITY
from tests.builders import WITHAM, a_listing


@pytest.fixture(scope="module")
def examples(gazetteer: Gazetteer) -> list[ListingData]:
    return compose_examples(gazetteer)


def districts(listing: ListingData) -> set[str]:
    assert listing.location
    return {a.district for a in listing.areas if a.district} or {listing.location.district or ""}


def test_there_are_about_four_hundred_in_every_kind(examples: list[ListingData]) -> None:
    assert 380 <= len(examples) <= 440
    assert min(Counter(e.kind for e in examples)[kind] for kind in KINDS) >= 50


def test_every_district_has_twenty_or_more(
    examples: list[ListingData], gazetteer: Gazetteer
) -> None:
    based = Counter(e.location.district for e in examples if e.location)
    assert set(based) == gazetteer.home_districts
    assert len(based) == 12
    assert min(based.values()) >= 20
    assert len({e.location.town for e in examples if e.location}) > 150


def test_every_service_is_there_eight_times_and_nearly_everywhere(
    examples: list[ListingData], gazetteer: Gazetteer
) -> None:
    offered = Counter(service for e in examples for service in e.services)
    assert {s: offered[s] for s in SERVICES if offered[s] < 8} == {}
    pairs = {(s, d) for e in examples for s in e.services for d in districts(e)}
    assert len(pairs) >= 0.95 * len(SERVICES) * len(gazetteer.home_districts)


def test_every_need_time_and_constraint_has_listings(examples: list[ListingData]) -> None:
    needs = Counter(need for e in examples for need in e.needs)
    assert {n: needs[n] for n in NEEDS if needs[n] < 8} == {}
    assert {a for e in examples for a in e.availability} == set(AVAILABILITY)
    assert {"pl", "ro", "bn", "ur", "pa", "bsl"} <= {code for e in examples for code in e.languages}
    for field in ("accepts_direct_payments", "wheelchair_accessible", "drives"):
        assert Counter(getattr(e, field) for e in examples)[True] > 30
    capacity = Counter(e.capacity for e in examples)
    assert min(capacity[key] for key in CAPACITY) > 10
    assert capacity["yes"] > 30
    assert Counter(e.is_free for e in examples)[True] > 30


def test_day_opportunities_say_what_they_work_on_and_what_was_checked(
    examples: list[ListingData],
) -> None:
    days = [e for e in examples if e.kind == "day_opportunity"]
    assert all(e.outcomes and e.pathway_steps and e.eligibility for e in days)
    for field, known in (
        ("outcomes", LISTING_OUTCOMES),
        ("pathway_steps", PATHWAY_STEPS),
        ("quality_checks", QUALITY_CHECKS),
        ("accessibility", ACCESSIBILITY),
    ):
        said = Counter(key for e in examples for key in getattr(e, field))
        assert {key: said[key] for key in known if said[key] < 3} == {}, field
    ranges = [c for e in days for c in e.costs if c.amount_to is not None]
    assert len(ranges) > 10
    assert all(c.amount is not None and c.amount_to > c.amount for c in ranges)


def test_a_few_assistants_keep_their_address_private(
    examples: list[ListingData], gazetteer: Gazetteer
) -> None:
    private = [e for e in examples if e.location and e.location.is_confidential]
    assert 3 <= len(private) <= 20
    assert {e.kind for e in private} == {"personal_assistant"}
    for listing in private:
        assert listing.location
        assert listing.location.town is None
        assert listing.location.postcode in gazetteer.outcodes


def test_small_ones_must_be_confirmed_and_none_lapses_within_a_year(
    examples: list[ListingData], session: Session
) -> None:
    small = [e for e in examples if e.kind in ("personal_assistant", "micro_enterprise")]
    assert all(e.needs_confirming for e in small)
    publish_listings(session, examples)
    everything = Criteria(kinds=KINDS)
    assert search(session, everything, date(2027, 11, 1)).total == len(examples)
    assert search(session, everything, date(2028, 1, 1)).total == len(examples) - len(small)


def test_all_are_marked_and_belong_to_nobody(examples: list[ListingData]) -> None:
    for listing in examples:
        assert listing.is_example
        assert listing.name.endswith("(example)")
        assert listing.organisation.name.endswith("(example)")
        assert re.fullmatch(r"01632 960\d{3}", listing.phones[0])
        assert re.fullmatch(
            r"https://[a-z0-9-]+\.example\.org", listing.website or "https://a.example.org"
        )
        assert (listing.email or "a@example.org").endswith("@example.org")
        assert listing.cqc_location_id is None
        assert listing.location
        assert " " not in (listing.location.postcode or "")


def test_no_two_are_alike(examples: list[ListingData]) -> None:
    for field in ("name", "source_id", "phones"):
        assert len({getattr(e, field) for e in examples}) == len(examples)
    assert len({e.summary for e in examples}) > 0.97 * len(examples)
    sentences = Counter(s for e in examples for s in re.split(r"(?<=\.) ", e.summary))
    assert max(sentences.values()) <= 6


def test_summaries_are_two_short_plain_sentences(examples: list[ListingData]) -> None:
    for listing in examples:
        said = re.split(r"(?<=[.?!]) ", listing.summary)
        assert len(said) == 2, listing.summary
        assert all(len(sentence.split()) <= 18 for sentence in said), listing.summary
        assert "{" not in listing.summary


def test_days_confirmed_are_the_same_whenever_it_runs(examples: list[ListingData]) -> None:
    confirmed = [e.confirmed_on for e in examples if e.confirmed_on]
    assert len(confirmed) == len(examples)
    assert min(confirmed) >= date(2025, 12, 1)
    assert max(confirmed) <= date(2026, 11, 30)


def test_they_are_composed_the_same_each_time(
    examples: list[ListingData], gazetteer: Gazetteer
) -> None:
    assert compose_examples(gazetteer) == examples


def test_loading_twice_changes_nothing_and_removing_leaves_the_rest(
    session: Session, gazetteer: Gazetteer
) -> None:
    publish_listing(session, a_listing(services=("meals",)))
    first = load_examples(session, gazetteer)
    assert first.added == count_examples(session)
    second = load_examples(session, gazetteer)
    assert (second.added, second.changed, second.unchanged) == (0, 0, first.added)
    assert remove_examples(session) == first.added
    assert search(session, Criteria()).total == 1


def test_help_to_wash_with_dementia_near_witham_is_found(
    session: Session, gazetteer: Gazetteer
) -> None:
    load_examples(session, gazetteer)
    criteria = Criteria(
        services=("homecare",),
        needs=("dementia",),
        place=WITHAM,
        constraints=Constraints(availability=("morning",)),
    )
    result = search(session, criteria)
    assert result.total >= 3
    assert (result.widened_to_km, result.why_empty) == (None, None)
