"""Searches on behalf of a conversation: what is asked for, shown and looked for further out."""

from dataclasses import replace

from sqlalchemy.orm import Session

from directory.answers import (
    ActiveSearch,
    Reply,
    Said,
    ask_what,
    change_search,
    find_listings,
    search_everywhere,
    show_more,
    widen,
)
from directory.answers.reply import Block
from directory.places import Place
from directory.search import Criteria
from directory.search.criteria import DEFAULT_RADIUS_KM, PER_PAGE
from tests.answers.conftest import Publish, looking_for
from tests.builders import BRAINTREE, CHELMSFORD, HARLOW, WITHAM, a_listing


def sayings(reply: Reply) -> list[str]:
    return [str(block["saying"]) for block in reply.blocks if block["type"] == "text"]


def block(reply: Reply, kind: str) -> Block:
    (found,) = [each for each in reply.blocks if each["type"] == kind]
    return found


def shown(reply: Reply) -> list[str]:
    return [item["id"] for item in block(reply, "listings")["items"]]


def options(reply: Reply) -> list[Block]:
    return [o for each in reply.blocks if each["type"] == "choices" for o in each["options"]]


class TestAsking:
    def test_what_help_when_nothing_was_said(self, session: Session) -> None:
        reply = find_listings(session, ActiveSearch())
        assert reply.outcome == "ask"
        assert reply == ask_what(ActiveSearch())
        assert all(set(option) == {"service"} for option in options(reply))

    def test_what_help_when_only_the_place_is_known(self, session: Session) -> None:
        active = ActiveSearch(criteria=Criteria(place=WITHAM))
        reply = find_listings(session, active)
        assert reply.outcome == "ask"
        assert reply.blocks[0]["params"] == {"place": "Witham"}
        assert reply.search == active

    def test_where_when_only_the_service_is_known(self, session: Session) -> None:
        reply = find_listings(session, looking_for(place=None))
        assert reply.outcome == "ask"
        assert sayings(reply) == ["ask_place"]
        assert block(reply, "form")["form"] == "place"

    def test_for_a_place_that_is_known(self, session: Session) -> None:
        reply = find_listings(session, looking_for(place=None), "Xyzzyville")
        assert reply.outcome == "ask"
        assert sayings(reply) == ["place_unknown"]
        assert reply.blocks[0]["params"] == {"place": "Xyzzyville"}

    def test_not_at_all_when_the_place_is_known_already(
        self, session: Session, publish: Publish
    ) -> None:
        publish(a_listing())
        assert find_listings(session, looking_for(), "Xyzzyville").outcome == "find"


class TestFinding:
    def test_what_is_near_is_shown_and_remembered(self, session: Session, publish: Publish) -> None:
        near, _far = publish(a_listing(), a_listing(HARLOW))
        reply = find_listings(session, looking_for())
        assert reply.outcome == "find"
        assert sayings(reply) == ["found"]
        assert shown(reply) == [near]
        assert reply.search.shown == (near,)
        item = block(reply, "listings")["items"][0]
        assert item["distance_km"] == 0
        assert item["reasons"]

    def test_nothing_at_all_gives_a_way_to_a_person(self, session: Session) -> None:
        reply = find_listings(session, looking_for())
        assert reply.outcome == "find"
        assert sayings(reply) == ["found_nothing"]
        assert block(reply, "listings")["total"] == 0
        assert block(reply, "handoff")
        assert reply.search.shown == ()

    def test_further_out_when_there_is_nothing_near(
        self, session: Session, publish: Publish
    ) -> None:
        (far,) = publish(a_listing(HARLOW))
        reply = find_listings(session, looking_for())
        assert sayings(reply)[0] == "widened"
        assert shown(reply) == [far]
        assert block(reply, "listings")["widened_to_km"] > DEFAULT_RADIUS_KM

    def test_without_the_filter_that_emptied_it(self, session: Session, publish: Publish) -> None:
        (one,) = publish(a_listing(needs=("dementia",)))
        reply = find_listings(session, looking_for(needs=("autism",)))
        assert shown(reply) == [one]
        assert "dropped" in sayings(reply)
        assert block(reply, "listings")["why_empty"] == "needs"
        assert reply.search.criteria.needs == ("autism",), "what was asked for is still asked for"

    def test_home_help_suggests_care_at_home_too(self, session: Session, publish: Publish) -> None:
        publish(a_listing(services=("domestic_help",)))
        reply = find_listings(session, looking_for(services=("domestic_help",)))
        assert {"service": "homecare"} in options(reply)


class TestShowingMore:
    def test_pages_follow_one_another_until_there_are_no_more(
        self, session: Session, publish: Publish
    ) -> None:
        ids = publish(*(a_listing() for _ in range(PER_PAGE + 2)))
        first = find_listings(session, looking_for())
        assert {"saying": "choice_more"} in options(first)
        second = show_more(session, first.search)
        assert (second.outcome, sayings(second)) == ("find", ["more"])
        assert len(shown(second)) == 2
        assert sorted([*shown(first), *shown(second)]) == sorted(ids)
        assert {"saying": "choice_more"} not in options(second)
        third = show_more(session, second.search)
        assert sayings(third) == ["no_more"]
        assert third.search == second.search, "what was shown last can still be picked"

    def test_before_anything_was_shown_it_searches(
        self, session: Session, publish: Publish
    ) -> None:
        (one,) = publish(a_listing())
        assert shown(show_more(session, looking_for())) == [one]

    def test_with_no_search_it_asks(self, session: Session) -> None:
        assert show_more(session, ActiveSearch()).outcome == "ask"


class TestWidening:
    def test_twice_as_far_each_time(self, session: Session, publish: Publish) -> None:
        publish(a_listing(), a_listing(CHELMSFORD), a_listing(HARLOW))
        first = find_listings(session, looking_for(radius_km=5.0))
        assert block(first, "listings")["total"] == 1
        second = widen(session, first.search)
        assert second.search.criteria.constraints.radius_km == 10.0
        third = widen(session, second.search)
        assert third.search.criteria.constraints.radius_km == 20.0
        assert block(third, "listings")["total"] == 2

    def test_never_further_than_eighty_kilometres(self, session: Session) -> None:
        reply = widen(session, looking_for(radius_km=70.0))
        assert reply.search.criteria.constraints.radius_km == 80.0

    def test_from_the_first_page(self, session: Session, publish: Publish) -> None:
        publish(*(a_listing() for _ in range(PER_PAGE + 1)))
        more = show_more(session, find_listings(session, looking_for()).search)
        assert widen(session, more.search).search.page == 1

    def test_without_a_place_it_is_everywhere(self, session: Session, publish: Publish) -> None:
        (far,) = publish(a_listing(HARLOW))
        reply = widen(session, looking_for(place=None))
        assert shown(reply) == [far]
        assert reply.search.is_everywhere

    def test_everywhere_leaves_the_place(self, session: Session, publish: Publish) -> None:
        ids = publish(a_listing(), a_listing(HARLOW))
        reply = search_everywhere(session, looking_for())
        assert sorted(shown(reply)) == sorted(ids)
        assert reply.search.is_everywhere
        assert reply.search.criteria.place is None


SOUTHEND = Place(
    "Southend", 51.54, 0.71, district="Southend-on-Sea", council_id="southend", is_outside=True
)
LEIGH = Place("Leigh", 51.54, 0.65, council_id="southend", is_outside=True)
IPSWICH = Place("Ipswich", 52.06, 1.15, council_id="suffolk", is_outside=True)


class TestOtherCouncils:
    """Whose area it is, once for a place, and what is near all the same."""

    def told(self, reply: Reply) -> bool:
        return "other_council" in sayings(reply)

    def moved(self, session: Session, reply: Reply, said: Said) -> Reply:
        """The next turn, by way of the wire."""
        active = ActiveSearch.from_dict(reply.search.to_dict())
        return find_listings(session, change_search(active, said))

    def test_a_place_of_another_council_says_so(self, session: Session, publish: Publish) -> None:
        publish(a_listing(SOUTHEND), a_listing(SOUTHEND))
        reply = find_listings(session, looking_for(place=SOUTHEND))
        assert sayings(reply) == ["found", "other_council"]
        params = reply.blocks[1]["params"]
        assert (params["place"]["council_id"], params["count"]) == ("southend", 2)
        assert len(shown(reply)) == 2

    def test_a_place_of_our_own_does_not(self, session: Session, publish: Publish) -> None:
        publish(a_listing())
        assert not self.told(find_listings(session, looking_for()))

    def test_it_is_said_where_nothing_is_found_too(self, session: Session) -> None:
        reply = find_listings(session, looking_for(place=SOUTHEND))
        assert sayings(reply) == ["found_nothing", "other_council"]
        assert reply.blocks[1]["params"]["count"] == 0

    def test_it_is_not_said_again(self, session: Session, publish: Publish) -> None:
        publish(*(a_listing(SOUTHEND, needs=("dementia",)) for _ in range(PER_PAGE + 1)))
        first = find_listings(session, looking_for(place=SOUTHEND))
        narrower = self.moved(session, first, Said(needs=("dementia",)))
        more = show_more(session, ActiveSearch.from_dict(first.search.to_dict()))
        wider = widen(session, ActiveSearch.from_dict(first.search.to_dict()))
        next_door = self.moved(session, first, Said(place=LEIGH))
        assert [self.told(r) for r in (first, narrower, more, wider, next_door)] == [
            True,
            False,
            False,
            False,
            False,
        ]

    def test_it_is_said_of_the_next_council(self, session: Session, publish: Publish) -> None:
        publish(a_listing(SOUTHEND), a_listing(IPSWICH), a_listing())
        first = find_listings(session, looking_for(place=SOUTHEND))
        other = self.moved(session, first, Said(place=IPSWICH))
        home = self.moved(session, other, Said(place=WITHAM))
        again = self.moved(session, home, Said(place=SOUTHEND))
        assert [self.told(r) for r in (first, other, home, again)] == [True, True, False, True]

    def test_a_place_said_before_the_service_is_told_of(
        self, session: Session, publish: Publish
    ) -> None:
        publish(a_listing(SOUTHEND))
        asked = find_listings(session, ActiveSearch(criteria=Criteria(place=SOUTHEND)))
        assert asked.outcome == "ask"
        assert self.told(self.moved(session, asked, Said(services=("homecare",))))


def test_when_all_near_is_shown_more_is_what_is_further_away(
    session: Session, publish: Publish
) -> None:
    publish(a_listing(WITHAM, name="Near"), a_listing(CHELMSFORD, name="Far"))
    near = find_listings(session, looking_for(radius_km=10.0))
    more = show_more(session, near.search)
    assert next(b.get("saying") for b in more.blocks) == "no_more_near"
    assert set(more.search.shown) - set(near.search.shown)
    assert show_more(session, replace(more.search, page=9)).blocks[0]["saying"] == "no_more"


def test_each_service_asked_for_is_on_the_first_page(session: Session, publish: Publish) -> None:
    publish(
        *(a_listing(WITHAM, name=f"Care {n}", services=("homecare",)) for n in range(6)),
        a_listing(BRAINTREE, name="Lunch", services=("lunch_club",)),
    )
    both = find_listings(session, looking_for(services=("homecare", "lunch_club")))
    listed = next(b for b in both.blocks if b["type"] == "listings")
    assert len(listed["items"]) == len(both.search.shown) == 6
    assert len(find_listings(session, looking_for()).search.shown) == 5


def test_after_advice_a_place_alone_looks_for_what_it_was_about(
    session: Session, publish: Publish
) -> None:
    publish(a_listing(WITHAM, services=("companionship",)))
    after = ActiveSearch(topics=("loneliness",), outcome="advice")
    reply = find_listings(session, change_search(after, Said(place=WITHAM)))
    assert reply.search.criteria.services == ("companionship",)
    assert sayings(reply)[0] == "looked_for"
    other = replace(after, topics=("complaints",))
    assert find_listings(session, change_search(other, Said(place=WITHAM))).outcome == "ask"


def test_a_need_is_given_up_near_before_a_long_way_is_gone(
    session: Session, publish: Publish
) -> None:
    publish(
        a_listing(WITHAM, name="Near", services=("homecare",), needs=()),
        a_listing(HARLOW, name="Far", services=("homecare",), needs=("hearing_loss",)),
    )
    said = Said(services=("homecare",), needs=("hearing_loss",), place=WITHAM)
    near = change_search(looking_for(radius_km=10.0), said)
    reply = find_listings(session, near)
    assert "dropped" in sayings(reply)
    assert len(reply.search.shown) == 1
