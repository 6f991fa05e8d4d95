"""More of what was shown: one of them, what it is asked of, and some compared."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from directory.answers import (
    ActiveSearch,
    Reply,
    cannot_tell,
    find_listings,
    pick_listings,
    picking,
)
from directory.reading.picks import Pick, read_pick
from tests.answers.conftest import Publish, looking_for
from tests.builders import BRAINTREE, WITHAM, a_listing, an_hourly_price

Ask = Callable[[str], Reply]


def sayings(reply: Reply) -> list[str]:
    return [str(block["saying"]) for block in reply.blocks if block["type"] == "text"]


def names_of(reply: Reply) -> list[str]:
    return [str(b["params"]["name"]) for b in reply.blocks if "name" in b.get("params", {})]


def shown(reply: Reply) -> list[str]:
    blocks = [block for block in reply.blocks if block["type"] == "listings"]
    return [item["id"] for block in blocks for item in block["items"]]


@pytest.fixture
def listed(session: Session, publish: Publish) -> ActiveSearch:
    """Three shown: near, rated good, with a price; the same a little dearer; far, with nothing."""
    publish(
        a_listing(
            WITHAM,
            name="Ash",
            cqc_rating="good",
            phones=("01632 960001",),
            costs=an_hourly_price("22"),
        ),
        a_listing(WITHAM, name="Birch", cqc_rating="outstanding", costs=an_hourly_price("30")),
        a_listing(BRAINTREE, name="Cedar"),
    )
    return find_listings(session, looking_for()).search


@pytest.fixture
def ask(session: Session, listed: ActiveSearch) -> Ask:
    """Asks of the three."""
    return lambda text: pick_listings(session, listed, read_pick(text))


@pytest.mark.parametrize(
    ("text", "pick"),
    [
        ("tell me about the second one", Pick((2,))),
        ("the last one", Pick((-1,))),
        ("number for the first", Pick((1,), asks="phone")),
        ("whats their number", Pick(asks="phone", is_of_listing=True)),
        ("what's the first one's number?", Pick((1,), asks="phone")),
        ("number two", Pick((2,))),
        ("have they got a website", Pick(asks="website")),
        ("what does number 3 cost", Pick((3,), asks="price")),
        ("is the top one any good", Pick((1,), asks="rating")),
        ("compare the first and the third", Pick((1, 3), compares=True)),
        ("compare the first two", Pick((1, 2), compares=True)),
        ("difference between the second and the first?", Pick((2, 1), compares=True)),
        ("which is cheapest", Pick(best="cheapest")),
        ("which one is nearest", Pick(best="nearest")),
        ("which has the best rating", Pick(best="best_rated", asks="rating")),
        ("which of those two is closer", Pick(best="nearest", compares=True)),
        ("tell me more", Pick()),
    ],
)
def test_what_is_meant(text: str, pick: Pick) -> None:
    assert read_pick(text) == pick


@pytest.mark.parametrize(
    ("text", "index"), [("the first", 0), ("the 2nd", 1), ("no 3", 2), ("the last", 2)]
)
def test_by_its_number(ask: Ask, listed: ActiveSearch, text: str, index: int) -> None:
    reply = ask(text)
    assert (reply.outcome, sayings(reply)) == ("find", ["picked"])
    assert shown(reply) == [listed.shown[index]]
    assert reply.search == replace(listed, picked=listed.shown[index])


def test_one_that_was_not_shown(ask: Ask) -> None:
    reply = ask("the fifth")
    assert (reply.outcome, sayings(reply)) == ("find", ["no_such_listing"])
    assert reply.blocks[0]["params"] == {"count": 3}
    assert shown(reply) == list(reply.search.shown)


@pytest.mark.parametrize("text", ["the first", "the last", "what's their number"])
def test_when_nothing_was_shown(session: Session, text: str) -> None:
    assert pick_listings(session, looking_for(), read_pick(text)).outcome == "ask"


@pytest.mark.parametrize("gone", ["not-an-id", "00000000-0000-5000-8000-000000000000"])
def test_one_that_has_gone_since(session: Session, listed: ActiveSearch, gone: str) -> None:
    assert pick_listings(session, replace(listed, shown=(gone,)), Pick((1,))).outcome == "ask"


def test_what_is_asked_is_said(ask: Ask) -> None:
    first = next(i for i in ("the first", "the second", "the third") if names_of(ask(i)) == ["Ash"])
    said = ask(f"phone number of {first}").blocks[0]
    assert (said["saying"], said["params"]["value"]) == ("picked_phone", "01632 960001")
    said = ask(f"how much is {first}").blocks[0]
    assert (said["saying"], said["params"]["value"]) == ("picked_price", [["22.00", None, "hour"]])
    said = ask(f"what rating has {first}").blocks[0]
    assert (said["saying"], said["params"]["value"]) == ("picked_rating", "good")
    assert sayings(ask(f"website of {first}")) == ["picked_no_website"]


def test_theirs_is_that_of_the_one_told_of_last(session: Session, ask: Ask) -> None:
    second = ask("the second one")
    reply = pick_listings(session, second.search, read_pick("what's their number"))
    assert shown(reply) == shown(second)
    assert names_of(reply) == names_of(second)


def test_of_a_few_each_is_told(ask: Ask, listed: ActiveSearch) -> None:
    reply = ask("what's their number")
    assert sorted(sayings(reply)) == ["picked_no_phone", "picked_no_phone", "picked_phone"]
    assert shown(reply) == list(listed.shown)


def test_of_many_the_person_is_asked_which_and_the_question_is_kept(
    session: Session, listed: ActiveSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picking, "MOST_TOLD_OF", 2)
    reply = pick_listings(session, listed, read_pick("how much are they"))
    assert sayings(reply) == ["ask_which_listing"]
    told = pick_listings(session, reply.search, read_pick("the first one"))
    assert sayings(told) == ["picked_price"]
    assert sayings(pick_listings(session, told.search, read_pick("the first one"))) == ["picked"]


def test_the_best_of_them(ask: Ask) -> None:
    assert names_of(ask("which is cheapest")) == ["Ash"]
    assert names_of(ask("which has the best rating")) == ["Birch"]
    assert sayings(ask("which is nearest")) == ["cannot_tell_nearest"], "two are as near"


def test_two_are_compared(ask: Ask, listed: ActiveSearch) -> None:
    order = {names_of(ask(f"number {n}"))[0]: n for n in (1, 2, 3)}
    reply = ask(f"compare number {order['Birch']} and number {order['Cedar']}")
    assert sayings(reply) == ["compared", "is_nearest"], "only one of them has a rating"
    assert set(names_of(reply)) == {"Birch"}
    assert shown(reply) == [listed.shown[order["Birch"] - 1], listed.shown[order["Cedar"] - 1]]


def test_distances_are_those_of_the_search(ask: Ask) -> None:
    (item,) = next(b for b in ask("the first").blocks if b["type"] == "listings")["items"]
    assert item["distance_km"] == 0
    assert item["reasons"]


@pytest.mark.parametrize(
    ("said", "is_of_listing"),
    [
        ("I don't do email. What's their telephone number?", True),
        ("phone. what number", True),
        ("number?", True),
        ("can I have your number", False),
        ("what number do I ring for the council", False),
        ("I need to speak to somebody on the phone", False),
    ],
)
def test_a_listings_own_number_is_told_from_the_councils(said: str, is_of_listing: bool) -> None:
    assert read_pick(said).is_of_listing is is_of_listing


def test_when_it_is_open_is_told_as_far_as_it_is_known(ask: Ask) -> None:
    assert sayings(ask("what time does the first one open?")) == ["picked_no_hours"]


@pytest.mark.parametrize(
    "text",
    ["she gets up five times a night", "I need it first thing", "2 nights a week", "£3 an hour"],
)
def test_a_number_of_something_else_is_no_listing(text: str) -> None:
    assert read_pick(text).numbers == ()


def test_of_more_than_were_shown_those_that_were_are_compared(ask: Ask) -> None:
    reply = ask("compare the second, third and fourth")
    assert sayings(reply)[0] == "compared"
    assert len(shown(reply)) == 2


def test_who_fetches_people_is_said_as_far_as_it_is_known(ask: Ask) -> None:
    reply = ask("do any of them fetch you?")
    assert sayings(reply) == ["cannot_tell_transport"]
    assert len(shown(reply)) == 3
    assert sayings(ask("does the second one have a bus")) == ["picked_no_transport"]


def test_what_nobody_here_knows_is_said_with_the_list(
    session: Session, listed: ActiveSearch
) -> None:
    reply = cannot_tell(session, listed)
    assert reply is not None
    assert (sayings(reply), shown(reply)) == (["cannot_tell"], list(listed.shown))
    assert cannot_tell(session, looking_for()) is None
