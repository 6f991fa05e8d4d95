"""Writing, withdrawing and removing listings."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.commands import (
    OrganisationData,
    publish_listing,
    publish_listings,
    remove_examples,
    withdraw_listing,
)
from directory.ids import number_of
from directory.models import Base, Location, Organisation, SearchPosting, SearchStem, Service
from directory.search import Criteria, search
from tests.builders import a_listing, a_visiting_listing, an_hourly_price

LEARNT = {"search_stem", "search_spelling"}
"""A word once read is kept: it belongs to no listing."""


def rows(session: Session) -> dict[str, int]:
    return {
        name: session.scalar(select(func.count()).select_from(table)) or 0
        for name, table in Base.metadata.tables.items()
        if name not in LEARNT
    }


def test_a_listing_keeps_all_its_parts(session: Session) -> None:
    data = a_visiting_listing(
        "Braintree",
        services=("homecare", "meals"),
        needs=("dementia",),
        availability=("morning",),
        carer_gender=("female",),
        languages=("pl",),
        phones=("01632 960001",),
        costs=tuple(an_hourly_price("19.50")),
    )
    service = session.get_one(Service, publish_listing(session, data))
    assert service.codes("service") == ["homecare", "meals"]
    assert service.codes("need") == ["dementia"]
    assert service.codes("availability") == ["morning"]
    assert service.codes("carer_gender") == ["female"]
    assert [language.code for language in service.languages] == ["pl"]
    assert [phone.number for phone in service.phones] == ["01632 960001"]
    assert [str(cost.amount) for cost in service.cost_options] == ["19.50"]
    assert [area.district for area in service.service_areas] == ["Braintree"]
    assert [place.town for place in service.locations] == ["Witham"]
    assert service.organisation.name == data.organisation.name


def test_the_same_listing_twice_is_not_touched(session: Session) -> None:
    data = a_listing()
    first = session.get_one(Service, publish_listing(session, data)).updated_at_utc
    counts = publish_listings(session, [data])
    assert (counts.added, counts.changed, counts.unchanged) == (0, 0, 1)
    assert session.get_one(Service, data.id).updated_at_utc == first


def test_a_changed_listing_is_written_anew_and_leaves_nothing_behind(session: Session) -> None:
    data = a_visiting_listing("Braintree", "Harlow", needs=("dementia",), phones=("1", "2"))
    publish_listing(session, data)
    before = rows(session)
    changed = replace(data, name=data.name, needs=("autism",), phones=("3", "4"))
    counts = publish_listings(session, [changed])
    assert (counts.added, counts.changed) == (0, 1)
    assert rows(session) == before
    assert session.get_one(Service, data.id).codes("need") == ["autism"]


def test_an_organisation_can_change_its_name(session: Session) -> None:
    data = a_listing(organisation=OrganisationData("Before", "owner"))
    publish_listing(session, data)
    publish_listing(session, replace(data, organisation=OrganisationData("After", "owner")))
    assert session.get_one(Service, data.id).organisation.name == "After"
    assert session.scalar(select(func.count()).select_from(Organisation)) == 1


def test_words_are_found_in_the_best_field_that_has_them(session: Session) -> None:
    data = a_listing(name="Walnut House", summary="A walnut tree in a garden.")
    publish_listing(session, data)
    query = (
        select(SearchStem.stem, SearchPosting.field)
        .join(SearchPosting, SearchPosting.stem_id == SearchStem.id)
        .where(SearchPosting.number == number_of(data.id))
    )
    fields = {row.stem: row.field for row in session.execute(query)}
    assert fields["walnut"] == 1
    assert fields["garden"] == 2


def test_a_withdrawn_listing_is_kept_and_not_found_until_it_is_published_again(
    session: Session,
) -> None:
    data = a_listing(services=("meals",))
    publish_listing(session, data)
    assert withdraw_listing(session, data.id) is True
    assert withdraw_listing(session, data.id) is False
    assert session.get_one(Service, data.id).withdrawn_at_utc is not None
    assert search(session, Criteria(services=("meals",))).total == 0
    assert publish_listings(session, [data]).changed == 1
    assert session.get_one(Service, data.id).withdrawn_at_utc is None
    assert search(session, Criteria(services=("meals",))).total == 1


def test_what_is_not_listed_is_kept_and_not_found(session: Session) -> None:
    data = a_listing(name="Quince Dentist", services=(), is_listed=False)
    publish_listing(session, data)
    assert session.get_one(Service, data.id).status == "unlisted"
    assert search(session, Criteria(text="quince")).total == 0


def test_removing_examples_leaves_the_real_ones_whole(session: Session) -> None:
    shared = OrganisationData("Runs both", "both")
    real = a_listing(organisation=shared)
    publish_listing(session, real)
    before = rows(session)
    publish_listings(
        session,
        [
            a_listing(is_example=True, organisation=shared),
            a_visiting_listing("Harlow", is_example=True),
        ],
    )
    assert remove_examples(session) == 2
    assert rows(session) == before
    assert session.scalar(select(func.count()).select_from(Location)) == 1
    assert remove_examples(session) == 0


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"services": ("haircuts",)}, "no service called 'haircuts'"),
        ({"kind": "shop"}, "no kind called 'shop'"),
        ({"needs": ("tall",)}, "no need called 'tall'"),
        ({"name": ""}, "needs a name"),
        ({"name": "n" * 301}, "name is longer than 300"),
        ({"cqc_rating": "splendid"}, "no rating"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(said: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        a_listing(**said)
