"""Back to a search that another took the place of: by whom it was for, by what, or the last."""

from dataclasses import replace

import pytest

from directory.answers import ActiveSearch, Said, change_search, find_earlier
from directory.answers.active_search import MOST_EARLIER
from directory.reading.whom import read_whom
from directory.search import Constraints
from tests.answers.conftest import looking_for
from tests.builders import BRAINTREE, WITHAM


def after(active: ActiveSearch, *messages: Said) -> ActiveSearch:
    """The search after listings were shown for each message."""
    for said in messages:
        active = replace(change_search(active, said), shown=("some-id",))
    return active


MINE = Said(services=("domestic_help",), place=WITHAM, whom="me")
DADS = Said(services=("day_centre",), needs=("dementia",), place=BRAINTREE, whom="father")


def go_back(active: ActiveSearch, text: str, said: Said | None = None) -> ActiveSearch | None:
    return find_earlier(active, text, said or Said(whom=read_whom(text)))


def test_back_to_ones_own_and_to_the_other_again() -> None:
    active = after(ActiveSearch(), MINE, DADS)
    mine = go_back(active, "ok back to mine")
    assert mine
    assert (mine.criteria.services, mine.criteria.place) == (("domestic_help",), WITHAM)
    dads = go_back(replace(mine, shown=("an-id",)), "and show dad's again")
    assert dads
    assert dads.criteria == active.criteria
    assert dads.whom == "father"


def test_back_to_what_was_looked_for_and_to_the_last() -> None:
    active = after(ActiveSearch(), MINE, DADS)
    cleaners = go_back(active, "the cleaners again", Said(services=("domestic_help",)))
    assert cleaners
    assert cleaners.criteria.place == WITHAM
    assert go_back(active, "show me the earlier list")
    assert (
        go_back(active, "what about the lunch clubs again", Said(services=("lunch_club",))) is None
    )


@pytest.mark.parametrize("text", ["show me more", "anything nearer", "go back", "mum's again"])
def test_nothing_is_gone_back_to_that_was_not_there(text: str) -> None:
    assert go_back(after(ActiveSearch(), MINE, DADS), text) is None
    assert go_back(after(ActiveSearch(), MINE), "back to mine") is None


def test_one_for_somebody_else_has_no_needs_of_the_first() -> None:
    first = looking_for(needs=("dementia",), gender="female")
    active = replace(first, whom="mother", shown=("some-id",))
    other = change_search(active, Said(place=BRAINTREE, whom="father"))
    assert other.criteria.services == first.criteria.services
    assert (other.criteria.needs, other.criteria.constraints) == ((), Constraints())
    assert other.earlier[0].criteria == first.criteria
    assert change_search(active, Said(place=BRAINTREE, whom="mother")).criteria.needs


def test_a_few_are_kept_and_they_survive_the_wire() -> None:
    services = ("homecare", "lunch_club", "meals", "transport", "day_centre")
    active = after(looking_for(), *(Said(services=(s,), whom="me") for s in services))
    assert len(active.earlier) == MOST_EARLIER
    assert ActiveSearch.from_dict(active.to_dict()) == active


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("a cleaner for me in Witham please", "me"),
        ("and something for my dad too", "father"),
        ("mum needs a hand getting washed", "mother"),
        ("it's for my mother-in-law", "mother_in_law"),
        ("is there someone for my mum and dad", "parents"),
        ("now nan's", "grandmother"),
        ("can you find one for me", ""),
        ("for my friend's mum", ""),
        ("my sister lives in Witham too", ""),
        ("it's too dear for me", ""),
    ],
)
def test_whom_it_is_for(text: str, whom: str) -> None:
    assert read_whom(text) == whom
