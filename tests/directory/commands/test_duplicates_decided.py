"""What may be one place in two sources is noted, and a person decides."""

import uuid
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands import ListingData, LocationData, publish_listings
from directory.commands.decide_duplicate import CannotDecide, decide_duplicate
from directory.models import PossibleDuplicate
from tests.builders import a_listing
from tests.directory.commands.duplicates import (
    WHO,
    a_councils,
    a_registered,
    joined_to,
    read,
    settle,
    shown,
)


def with_address(data: ListingData, **said: Any) -> ListingData:
    place = LocationData(postcode="CM8 1AA", latitude=51.8, longitude=0.64)
    usual: dict[str, Any] = {"location": place, "phones": ("01632 960123",)}
    return replace(data, **{**usual, **said})


def two_alike(**said: Any) -> tuple[ListingData, ListingData]:
    one = a_registered(name="Quince & Medlar, Ltd.")
    other = replace(a_councils(name="The QUINCE and Medlar Limited"), cqc_location_id=None)
    return with_address(one), with_address(other, **{"phones": ("+44 1632-960 123",), **said})


def pairs(session: Session) -> list[tuple[uuid.UUID, uuid.UUID, str, str | None]]:
    return [
        (p.first_id, p.second_id, p.reason, p.decision)
        for p in session.scalars(select(PossibleDuplicate))
    ]


def test_the_same_name_postcode_and_phone_are_noted_and_not_joined(session: Session) -> None:
    one, other = two_alike()
    assert settle(session, one, other) == (0, 1)
    first, second = sorted((one.id, other.id))
    assert pairs(session) == [(first, second, "name_postcode_phone", None)]
    assert shown(session) == {one.id, other.id}
    assert settle(session, other) == (0, 0)


@pytest.mark.parametrize(
    "said",
    [
        {"name": "Quince"},
        {"phones": ("01632 960124",)},
        {"location": LocationData(postcode="CM8 1AB")},
        {"location": LocationData(postcode="CM8", is_confidential=True)},
        {"source": "cqc"},
    ],
)
def test_less_than_all_three_is_not_noted(session: Session, said: dict[str, Any]) -> None:
    assert settle(session, *two_alike(**said)) == (0, 0)


def test_a_pair_that_is_alike_no_more_is_forgotten(session: Session) -> None:
    one, other = two_alike()
    settle(session, one, other)
    settle(session, replace(other, phones=("01632 960999",)))
    assert pairs(session) == []


def test_the_same_joins_and_shows_the_cqcs(session: Session) -> None:
    one, other = two_alike(summary="Warm.")
    settle(session, one, other)
    assert decide_duplicate(session, other.id, one.id, "same", "anna") == one.id
    assert (joined_to(session, other), shown(session)) == (one.id, {one.id})
    assert read(session, one).summary == "Warm."
    assert settle(session, other) == (0, 0)
    assert joined_to(session, other) == one.id
    row = session.scalars(select(PossibleDuplicate)).one()
    assert (row.decision, row.decided_by) == ("same", "anna")


def test_different_is_remembered_and_undoes_the_same(session: Session) -> None:
    one, other = two_alike(summary="Warm.")
    settle(session, one, other)
    decide_duplicate(session, one.id, other.id, "same", "anna")
    assert decide_duplicate(session, one.id, other.id, "different", "ben") is None
    assert shown(session) == {one.id, other.id}
    assert read(session, one).summary == ""
    assert settle(session, one, other) == (0, 0)
    assert [p[3] for p in pairs(session)] == ["different"]


def test_different_keeps_apart_what_has_one_cqc_id(session: Session) -> None:
    cqc, council = a_registered(), a_councils(services=("day_centre",))
    settle(session, cqc, council)
    decide_duplicate(session, council.id, cqc.id, "different", "anna")
    assert settle(session, council) == (0, 0)
    assert shown(session) == {cqc.id, council.id}


def test_a_chain_ends_at_the_one_that_is_shown(session: Session) -> None:
    one = with_address(replace(a_councils(1), cqc_location_id=None))
    other = replace(a_listing(source="other", source_id="b"), summary="Warm.")
    settle(session, one, other)
    decide_duplicate(session, one.id, other.id, "same", "anna")
    cqc = a_registered()
    settle(session, cqc, replace(one, cqc_location_id="1-1"))
    assert joined_to(session, one) == joined_to(session, other) == cqc.id
    assert read(session, cqc).summary == "Warm."
    assert shown(session) == {cqc.id}


def test_what_cannot_be_decided_says_why(session: Session) -> None:
    one = a_registered()
    publish_listings(session, [one], WHO)
    with pytest.raises(CannotDecide, match="two ids are the same"):
        decide_duplicate(session, one.id, one.id, "same", "anna")
    with pytest.raises(CannotDecide, match="no listing with the id"):
        decide_duplicate(session, one.id, uuid.uuid4(), "same", "anna")
    assert pairs(session) == []
