"""A repeated Idempotency-Key gets the first answer again, and no second turn."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.talking import Answer, Site, Talk

pytestmark = pytest.mark.assistant


def test_the_same_key_gets_the_same_answer_and_no_second_turn(site: Site) -> None:
    talk = site.converse()
    first = talk.say("cleaner in Maldon", key="one")
    assert talk.say("cleaner in Maldon", key="one") == first
    assert talk.say("something else altogether", key="one") == first
    assert len(talk.transcript()["turns"]) == 1


def test_another_key_or_none_is_another_turn(site: Site) -> None:
    talk = site.converse()
    ids = [
        talk.say("hello", key="one")["id"],
        talk.say("hello", key="two")["id"],
        talk.say("hello")["id"],
        talk.say("hello")["id"],
    ]
    assert len(set(ids)) == 4
    assert len(talk.transcript()["turns"]) == 4


def test_a_key_belongs_to_its_conversation(site: Site) -> None:
    one, other = site.converse(), site.converse()
    assert one.say("hello", key="k")["id"] != other.say("hello", key="k")["id"]


def test_the_same_key_twice_at_once_is_one_turn(site: Site) -> None:
    talk = site.converse()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: _say(talk, "cleaner in Maldon", "same"), range(4)))
    assert len({answer["id"] for answer in answers}) == 1
    assert len(talk.transcript()["turns"]) == 1


def test_two_messages_at_once_are_two_turns(site: Site) -> None:
    talk = site.converse()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda i: _say(talk, "hello", f"key {i}"), range(4)))
    assert len({answer["id"] for answer in answers}) == 4
    assert len(talk.transcript()["turns"]) == 4


def _say(talk: Talk, text: str, key: str) -> Answer:
    """From a client of its own, as a second browser tab would."""
    with Site(talk.site.url) as client:
        return Talk(client, talk.id).say(text, key=key)
