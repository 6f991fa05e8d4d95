"""Terms of other councils' taxonomies in our words: what it is, for whom, and who offers it."""

from collections.abc import Mapping

import pytest

from directory.importers.open_referral.record import Term
from directory.importers.open_referral.terms import WORDS, keys_of, meaning_of
from directory.vocabulary import KINDS, NEEDS, SERVICES
from tests.directory.importers.feed_server import a_service
from tests.directory.importers.mapped import listing


@pytest.mark.parametrize(
    ("term", "keys"),
    [
        (Term("Befriending"), ("companionship",)),
        (Term("Lunch clubs"), ("lunch_club",)),
        (Term("Luncheon Clubs", "esdServiceTypes", "esdServiceType:1149"), ("lunch_club",)),
        (Term("Day care"), ("day_centre",)),
        (Term("Care at home", "esdServiceTypes", "esdServiceType:242"), ("homecare",)),
        (Term("Carers support groups"), ("carer_support", "peer_support", "unpaid_carers")),
        (Term("Angling", "OpenActive", "oaactivity:angling"), ("activities",)),
        (Term("Rugby League", "", "openActiveActivity:123"), ("activities",)),
        (Term("Long Term Health Conditions", "BCC User Groups"), ("long_term_condition",)),
        (Term("Anything", "", "lunch_club"), ("lunch_club",)),
        (Term("dementia"), ("dementia",)),
        (Term("Children", "BCC Age Groups"), ()),
        (Term("Organisation", "BCC Data Sources"), ()),
        (Term("School transport"), ()),
        (Term("Parking permits", "esdServiceTypes"), ()),
    ],
)
def test_terms_of_other_councils(term: Term, keys: tuple[str, ...]) -> None:
    assert keys_of(term) == keys


def test_the_table_of_words_holds_only_our_keys() -> None:
    assert {key for keys in WORDS.values() for key in keys} <= {*SERVICES, *NEEDS, *KINDS}


def test_terms_come_before_the_title_and_the_title_adds_whom_it_is_for() -> None:
    assert meaning_of([Term("Social groups")], "Dementia singing choir").services == ("lunch_club",)
    assert meaning_of([Term("Social groups")], "Dementia singing choir").needs == ("dementia",)
    assert meaning_of([Term("Community")], "Memory cafe").services == ("lunch_club", "peer_support")
    assert meaning_of([], "Planning applications").services == ()


@pytest.mark.parametrize(
    ("terms", "kind"),
    [
        (["Lunch clubs"], "community_group"),
        (["Care homes"], "care_provider"),
        (["Personal assistants"], "personal_assistant"),
        (["Day centres"], "day_opportunity"),
        (["Home care agencies"], "care_provider"),
    ],
)
def test_who_offers_it(terms: list[str], kind: str) -> None:
    assert meaning_of([Term(name) for name in terms], "A place").kind == kind


def test_a_service_that_is_none_of_ours_is_kept_out_of_search(
    known: Mapping[str, tuple[str, ...]],
) -> None:
    data, _ = listing(a_service(1, name="Bin collection", attributes=[]), known)
    assert not data.is_listed
    children, _ = listing(a_service(1, maximum_age=11), known)
    assert not children.is_listed
    assert listing(a_service(1, maximum_age=100), known)[0].is_listed


def test_the_description_names_no_service(known: Mapping[str, tuple[str, ...]]) -> None:
    record = a_service(1, name="Town hall", description="Near a care home and a lunch club.")
    assert listing(record, known)[0].services == ()
