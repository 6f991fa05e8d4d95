"""Taking a choice does just what it stands for, and advice is never a guess told as an answer."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from directory.answers import ActiveSearch, Reply, advise, find_listings, offer_topics, take_choice
from directory.answers.advising import LIKELY, SURE
from directory.answers.finding import ask_which_place
from directory.search.criteria import PER_PAGE
from tests.answers.conftest import Publish, looking_for
from tests.builders import BRAINTREE, HARLOW, WITHAM, a_listing


def types(reply: Reply) -> list[str]:
    return [block["type"] for block in reply.blocks]


def test_a_topic_is_answered(session: Session) -> None:
    active = looking_for()
    reply = take_choice(session, active, {"topic": "personal_budget"})
    assert (reply.outcome, reply.topics) == ("advice", ("personal_budget",))
    assert types(reply) == ["advice"]
    assert reply.search.criteria == active.criteria


def test_a_service_is_looked_for_in_the_same_place(session: Session, publish: Publish) -> None:
    (club,) = publish(a_listing(services=("lunch_club",)))
    reply = take_choice(session, looking_for(), {"service": "lunch_club"})
    assert reply.outcome == "find"
    assert reply.search.criteria.services == ("lunch_club",)
    assert reply.search.shown == (club,)


def test_a_service_without_a_place_asks_where(session: Session) -> None:
    reply = take_choice(session, ActiveSearch(), {"service": "lunch_club"})
    assert reply.outcome == "ask"
    assert reply.search.criteria.services == ("lunch_club",)


def test_a_place_is_taken(session: Session, publish: Publish) -> None:
    (there,) = publish(a_listing(BRAINTREE))
    offered = ask_which_place(looking_for(place=None), (BRAINTREE, HARLOW))
    (choices,) = [b for b in offered.blocks if b["type"] == "choices"]
    reply = take_choice(session, offered.search, choices["options"][0])
    assert reply.search.criteria.place == BRAINTREE
    assert reply.search.shown == (there,)


def test_more_and_wider(session: Session, publish: Publish) -> None:
    publish(*(a_listing(WITHAM) for _ in range(PER_PAGE + 1)))
    found = find_listings(session, looking_for()).search
    assert take_choice(session, found, {"saying": "choice_more"}).search.page == 2
    wider = take_choice(session, found, {"saying": "choice_wider"}).search
    assert wider.criteria.constraints.radius_km == pytest.approx(32.2)


def test_every_choice_that_is_offered_can_be_taken(session: Session, publish: Publish) -> None:
    publish(*(a_listing(services=("domestic_help",)) for _ in range(PER_PAGE + 1)))
    found = find_listings(session, looking_for(services=("domestic_help",)))
    asked = find_listings(session, ActiveSearch())
    unsure = offer_topics(ActiveSearch(), ("scams", "falls"))
    for reply in (found, asked, unsure):
        (choices,) = [b for b in reply.blocks if b["type"] == "choices"]
        assert choices["options"]
        for option in choices["options"]:
            if option != {"saying": "choice_person"}:
                assert take_choice(session, reply.search, option).blocks


class TestAdvising:
    def test_sure_is_one_answer(self) -> None:
        reply = advise(ActiveSearch(), [("scams", SURE), ("falls", 0.2)])
        assert (reply.outcome, types(reply)) == ("advice", ["advice"])
        assert reply.topics == ("scams", "falls")
        assert reply.search.topics == ("scams",)

    def test_likely_is_an_answer_with_others_offered(self) -> None:
        reply = advise(ActiveSearch(), [("scams", LIKELY), ("falls", 0.1), ("pip", 0.1)])
        assert (reply.outcome, types(reply)) == ("advice", ["advice", "text", "choices"])
        offered = reply.blocks[-1]["options"]
        assert offered == [{"topic": "falls"}, {"topic": "pip"}]

    def test_unsure_is_a_question_back_with_a_way_to_a_person(self) -> None:
        reply = advise(looking_for(), [("scams", LIKELY - 0.01), ("falls", 0.1)])
        assert (reply.outcome, types(reply)) == ("ask", ["text", "choices"])
        assert reply.blocks[-1]["options"][-1] == {"saying": "choice_person"}
        assert reply.search == looking_for()

    def test_the_search_is_left_as_it_was(self) -> None:
        active = replace(looking_for(needs=("dementia",)), page=2, shown=("one",))
        after = advise(active, [("scams", 1.0)]).search
        assert replace(after, topics=active.topics) == active

    def test_a_reply_goes_over_the_wire_as_json(self) -> None:
        import json

        reply = advise(looking_for(), [("scams", 0.2), ("falls", 0.1)])
        sent = json.loads(json.dumps(reply.to_dict()))
        assert ActiveSearch.from_dict(sent["search"]) == reply.search
        assert set(sent) == {"outcome", "also", "topics", "search", "blocks", "confidence"}
