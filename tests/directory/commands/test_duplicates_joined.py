"""One place in several sources: joined by its CQC id, filled, and never lost."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from directory.commands import (
    ContactData,
    CostData,
    ListingData,
    OrganisationData,
    publish_listings,
    read_listings,
    withdraw_listings,
)
from directory.commands.duplicates import settle_duplicates
from directory.commands.fill_joined import CQC_SAYS_NEEDS, CQC_SAYS_SERVICES, GROUPS
from directory.importers import import_cqc
from directory.importers.cqc_mapping import NEEDS, NEEDS_OF_TYPES, SOCIAL_CARE
from directory.models import Service, utc_now
from directory.places import Gazetteer
from directory.search import Constraints, Criteria, search
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
from tests.directory.importers.cqc_files import a_row, write

TODAY = date(2026, 11, 23)
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
    assert [hit.card.id for hit in found.hits] == [cqc.id]


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
