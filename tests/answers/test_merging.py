"""How one message changes the active search: what is said replaces, what is not said stays."""

from dataclasses import replace

import pytest

from directory.answers import ActiveSearch, Said, change_search
from directory.search import Constraints, Criteria
from tests.answers.conftest import looking_for
from tests.builders import BRAINTREE, WITHAM


def test_nothing_said_changes_nothing() -> None:
    active = looking_for(needs=("dementia",), kinds=("care_provider",), gender="female")
    assert change_search(active, Said()).criteria == active.criteria


def test_a_first_message_is_taken_as_it_is() -> None:
    said = Said(("homecare",), ("dementia",), ("care_provider",), WITHAM)
    criteria = change_search(ActiveSearch(), said).criteria
    assert criteria == Criteria(
        services=("homecare",), needs=("dementia",), kinds=("care_provider",), place=WITHAM
    )


def test_a_place_alone_moves_the_search() -> None:
    active = looking_for(needs=("dementia",), gender="female")
    criteria = change_search(active, Said(place=BRAINTREE)).criteria
    assert criteria == replace(active.criteria, place=BRAINTREE)


def test_a_need_alone_narrows_the_search() -> None:
    criteria = change_search(looking_for(needs=("dementia",)), Said(needs=("stroke",))).criteria
    assert criteria.services == ("homecare",)
    assert criteria.needs == ("dementia", "stroke")


def test_a_new_service_is_a_new_search_in_the_same_place_for_the_same_person() -> None:
    active = looking_for(needs=("dementia",), kinds=("personal_assistant",))
    criteria = change_search(active, Said(services=("day_centre",))).criteria
    assert criteria.services == ("day_centre",)
    assert criteria.place == WITHAM
    assert criteria.needs == ("dementia",)
    assert criteria.kinds == ()


def test_a_new_service_with_a_need_is_for_that_need() -> None:
    active = looking_for(needs=("dementia",))
    said = Said(services=("day_centre",), needs=("autism",))
    assert change_search(active, said).criteria.needs == ("autism",)


def test_the_same_service_again_keeps_the_needs() -> None:
    active = looking_for(needs=("dementia",))
    said = Said(services=("homecare",), needs=("stroke",))
    assert change_search(active, said).criteria.needs == ("dementia", "stroke")


def test_what_is_turned_down_goes() -> None:
    active = looking_for(services=("residential_home",), needs=("dementia",))
    said = Said(services=("homecare",), refused=frozenset({"residential_home"}))
    assert change_search(active, said).criteria.services == ("homecare",)
    only_refused = Said(refused=frozenset({"residential_home", "dementia"}))
    criteria = change_search(active, only_refused).criteria
    assert (criteria.services, criteria.needs) == ((), ())


def test_constraints_add_up_and_the_newest_wins() -> None:
    active = looking_for(gender="female", min_rating="good", availability=("morning",))
    said = Said(constraints=Constraints(gender="male", availability=("weekend",)))
    constraints = change_search(active, said).criteria.constraints
    assert constraints.gender == "male"
    assert constraints.min_rating == "good"
    assert constraints.availability == ("morning", "weekend")


def test_a_new_place_is_looked_at_from_near_again() -> None:
    active = looking_for(radius_km=64.0)
    assert change_search(active, Said(place=BRAINTREE)).criteria.constraints.radius_km is None
    near = Said(place=BRAINTREE, constraints=Constraints(radius_km=5.0))
    assert change_search(active, near).criteria.constraints.radius_km == 5.0


@pytest.mark.parametrize(
    "said",
    [
        Said(place=BRAINTREE),
        Said(services=("meals",)),
        Said(constraints=Constraints(gender="female")),
    ],
)
def test_a_changed_search_starts_at_its_first_page(said: Said) -> None:
    active = replace(looking_for(), page=3, shown=("a", "b"))
    changed = change_search(active, said)
    assert (changed.page, changed.shown) == (1, ())


def test_a_place_ends_looking_everywhere() -> None:
    active = replace(looking_for(place=None), is_everywhere=True)
    assert change_search(active, Said(needs=("dementia",))).is_everywhere
    assert not change_search(active, Said(place=WITHAM)).is_everywhere


def test_the_active_search_survives_being_written_down() -> None:
    active = replace(
        looking_for(
            needs=("dementia",),
            kinds=("care_provider",),
            gender="female",
            availability=("weekend",),
        ),
        page=2,
        shown=("one", "two"),
        topics=("scams",),
        is_everywhere=False,
    )
    assert ActiveSearch.from_dict(active.to_dict()) == active


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        {"page": "two", "shown": None, "topics": None},
        {"page": -1, "services": "homecare", "place": "Witham", "constraints": None},
        {"services": ["nonsense"], "place": {"name": "Witham"}, "constraints": {"gender": "x"}},
    ],
)
def test_what_is_not_understood_is_left_out(data: object) -> None:
    assert ActiveSearch.from_dict(data) == ActiveSearch()  # type: ignore[arg-type]
