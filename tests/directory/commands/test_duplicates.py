"""One place in several sources: joined, filled, and never lost; or decided by a person."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from directory.commands import (
    ContactData,
    CostData,
    ListingData,
    LocationData,
    OrganisationData,
    publish_listings,
    read_listings,
    withdraw_listings,
)
from directory.commands.decide_duplicate import CannotDecide, decide_duplicate
from directory.commands.duplicates import settle_duplicates
from directory.commands.fill_joined import CQC_SAYS_NEEDS, CQC_SAYS_SERVICES, GROUPS
from directory.importers import import_cqc
from directory.importers.cqc_mapping import NEEDS, NEEDS_OF_TYPES, SOCIAL_CARE
from directory.models import PossibleDuplicate, SearchEntry, Service, utc_now
from directory.places import Gazetteer
from directory.search import Constraints, Criteria, search
from tests.builders import a_listing
from tests.directory.importers.cqc_files import a_row, write

WHO = "import council"
TODAY = date(2026, 11, 23)


def a_registered(number: int = 1, **said: Any) -> ListingData:
    """A listing as the CQC has it."""
    return a_listing(
        **{
            "source": "cqc",
            "source_id": f"1-{number}",
            "cqc_location_id": f"1-{number}",
            "name": "Quince House",
            "services": ("residential_home",),
            **said,
        }
    )


def a_councils(number: int = 1, **said: Any) -> ListingData:
    """The same place as a council has it."""
    return a_listing(
        **{
            "source": "council",
            "source_id": f"a-{number}",
            "cqc_location_id": f"1-{number}",
            "name": "Quince House care home",
            "services": ("residential_home",),
            **said,
        }
    )


def settle(session: Session, *listings: ListingData) -> tuple[int, int]:
    publish_listings(session, listings, WHO)
    settled = settle_duplicates(session, WHO)
    return settled.joined, settled.possible


def shown(session: Session) -> set[uuid.UUID]:
    """The ids that search can find."""
    numbers = set(session.scalars(select(SearchEntry.number)))
    rows = session.execute(select(Service.id, Service.number))
    return {row.id for row in rows if row.number in numbers}


def read(session: Session, data: ListingData) -> ListingData:
    return read_listings(session, [data.id])[data.id]


def joined_to(session: Session, data: ListingData) -> uuid.UUID | None:
    return session.get_one(Service, data.id).joined_to_id


FULL = {
    "summary": "Warm and friendly.",
    "website": "https://example.org",
    "email": "hello@example.org",
    "phones": ("01632 960123",),
    "contacts": (ContactData(title="Front desk"),),
    "costs": (CostData(Decimal("900.00"), "week"),),
    "availability": ("urgent", "weekend"),
    "languages": ("bsl", "pl"),
    "accessibility": ("step_free", "wheelchair"),
    "wheelchair_accessible": True,
    "capacity": "yes",
    "capacity_said_on": date(2026, 11, 1),
    "eligibility": "Adults",
    "confirmed_on": date(2026, 10, 1),
}


def test_the_same_cqc_id_joins_and_fills_the_blanks(session: Session) -> None:
    cqc, council = a_registered(), a_councils(**FULL)
    assert settle(session, cqc, council) == (1, 0)
    assert joined_to(session, council) == cqc.id
    assert shown(session) == {cqc.id}
    assert read(session, cqc) == replace(cqc, **FULL)
    found = search(
        session,
        Criteria(constraints=Constraints(places_free=True, language="pl"), text="quince"),
        TODAY,
    )
    assert [hit.service.id for hit in found.hits] == [cqc.id]


def test_what_the_cqc_says_itself_is_not_filled(session: Session) -> None:
    cqc = a_registered(phones=("01632 960999",), beds=5)
    settle(session, cqc, a_councils(phones=("01632 960123",), beds=50, summary="Warm."))
    assert read(session, cqc) == replace(cqc, summary="Warm.")


def test_a_second_time_changes_nothing(session: Session) -> None:
    cqc, council = a_registered(), a_councils(**FULL)
    settle(session, cqc, council)
    before = session.get_one(Service, cqc.id).updated_at_utc
    assert settle(session, council) == (0, 0)
    assert session.get_one(Service, cqc.id).updated_at_utc == before


def test_the_next_cqc_import_loses_nothing_and_changes_nothing(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    website = "Service's website (if available)"
    path = write(tmp_path / "cqc.csv", [{**a_row(Phone_number=""), website: ""}])
    import_cqc(session, path, gazetteer)
    council = a_councils(**FULL, services=("residential_home", "day_centre"))
    publish_listings(session, [council], WHO)
    assert import_cqc(session, path, gazetteer).joined == 1
    [filled] = read_listings(session, sorted(shown(session))).values()
    assert {f: getattr(filled, f) for f in FULL} == FULL
    assert filled.services == ("day_centre", "residential_home")
    again = import_cqc(session, path, gazetteer)
    assert (again.unchanged, again.changed, again.joined) == (1, 0, 0)
    import_cqc(session, write(tmp_path / "b.csv", [a_row(Phone_number="1632960999")]), gazetteer)
    after = read(session, filled)
    assert (after.phones, after.summary) == (("01632 960999",), FULL["summary"])


def test_what_the_other_changes_or_takes_back_is_followed(session: Session) -> None:
    cqc = a_registered()
    settle(session, cqc, a_councils(summary="Warm.", capacity="yes", languages=("pl",)))
    settle(session, a_councils(summary="Cool.", capacity="no"))
    data = read(session, cqc)
    assert (data.summary, data.capacity, data.languages) == ("Cool.", "no", ())
    withdraw_listings(session, [a_councils().id], WHO)
    settle_duplicates(session, WHO)
    assert read(session, cqc) == cqc
    assert session.get_one(Service, cqc.id).filled is None


def test_what_a_person_says_of_the_shown_one_is_its_own(session: Session) -> None:
    cqc = a_registered()
    settle(session, cqc, a_councils(summary="Warm."))
    publish_listings(session, [replace(read(session, cqc), summary="Quiet.")], "manager")
    settle(session, a_councils(summary="Cool."))
    assert read(session, cqc).summary == "Quiet."


def test_the_one_who_said_last_whether_it_has_places_is_believed(session: Session) -> None:
    cqc = a_registered()
    old = a_councils(capacity="yes", capacity_said_on=date(2026, 1, 1), summary="Old.")
    new = a_listing(
        source="other",
        source_id="b",
        cqc_location_id="1-1",
        capacity="no",
        capacity_said_on=date(2026, 2, 1),
    )
    settle(session, cqc, old, new)
    data = read(session, cqc)
    assert (data.capacity, data.capacity_said_on) == ("no", date(2026, 2, 1))
    assert data.summary == "Old."


def test_another_cqc_id_frees_the_listing_again(session: Session) -> None:
    cqc, council = a_registered(), a_councils(summary="Warm.")
    settle(session, cqc, council)
    changed = replace(council, cqc_location_id="1-77")
    settle(session, changed)
    assert joined_to(session, council) is None
    assert shown(session) == {cqc.id, council.id}
    assert read(session, cqc) == cqc


def test_a_closed_place_does_not_come_back_through_another_source(session: Session) -> None:
    cqc, council = a_registered(), a_councils()
    publish_listings(session, [cqc], WHO)
    withdraw_listings(session, [cqc.id], WHO)
    assert settle(session, council) == (1, 0)
    assert shown(session) == set()


def test_what_is_no_care_in_the_register_is_not_joined(session: Session) -> None:
    surgery = a_registered(services=(), is_listed=False)
    council = a_councils(services=("carer_support",))
    assert settle(session, surgery, council) == (0, 0)
    assert shown(session) == {council.id}


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


def test_what_the_cqc_can_say_is_what_its_words_mean() -> None:
    services = {s for meaning in SOCIAL_CARE.values() for s in meaning.services}
    assert services | {"nursing_care_at_home"} == CQC_SAYS_SERVICES
    needs = [*NEEDS.values(), *NEEDS_OF_TYPES.values()]
    needs += [meaning.needs for meaning in SOCIAL_CARE.values()]
    assert {n for some in needs for n in some} == CQC_SAYS_NEEDS


def test_what_is_filled_are_fields_of_a_listing() -> None:
    blank = ListingData("s", "1", "n", "care_provider", OrganisationData("o", "1"))
    for group in GROUPS:
        assert getattr(blank, group[0]) in (None, "", ())


def statements(session: Session, listings: Sequence[ListingData]) -> int:
    """How many statements settling takes."""
    publish_listings(session, listings, WHO)
    connection, count = session.connection(), [0]

    def one_more(*_: object) -> None:
        count[0] += 1

    event.listen(connection, "before_cursor_execute", one_more)
    settle_duplicates(session, WHO)
    event.remove(connection, "before_cursor_execute", one_more)
    return count[0]


def test_the_number_of_statements_does_not_grow_with_the_listings(session: Session) -> None:
    few = [f for n in range(1, 4) for f in (a_registered(n), a_councils(n))]
    many = [f for n in range(101, 221) for f in (a_registered(n), a_councils(n))]
    base = statements(session, few)
    assert statements(session, many) <= base + 3
    assert session.scalar(select(func.count()).select_from(Service)) == 246


def test_only_what_has_changed_since_is_filled_anew(session: Session) -> None:
    one, other = a_registered(1), a_registered(2)
    settle(session, one, other, a_councils(1, summary="Warm."), a_councils(2, summary="Warm."))
    began = utc_now()
    publish_listings(session, [a_councils(1, summary="Cool.")], WHO)
    later = utc_now()
    settle_duplicates(session, WHO, later)
    assert read(session, one).summary == "Warm."
    settle_duplicates(session, WHO, began)
    assert (read(session, one).summary, read(session, other).summary) == ("Cool.", "Warm.")
