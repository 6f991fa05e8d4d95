"""What people ought to know beside what they asked: said once, and only where it fits."""

import pytest

from directory.answers import ActiveSearch, Reply, with_hint
from directory.reading.circumstances import IN_HOSPITAL, LOOKS_AFTER, read_circumstances

CHOICES = {"type": "choices", "options": [{"saying": "choice_more"}]}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("my mum needs help to wash, Witham", {LOOKS_AFTER}),
        ("I look after my husband and need a break", {LOOKS_AFTER}),
        ("dad is in hospital and comes home on Friday", {LOOKS_AFTER, IN_HOSPITAL}),
        ("hosp discharge tmrw, needs provider", {IN_HOSPITAL}),
        ("a cleaner for me in Maldon", set()),
        ("it's for me, not my mum", set()),
        ("transport to hospital appointments", set()),
        ("can you help me find a lunch club", set()),
    ],
)
def test_what_a_message_tells_beside_its_request(said: str, told: set[str]) -> None:
    assert read_circumstances(said) == told


def test_a_hint_comes_before_the_choices_and_its_topic_is_one_of_them() -> None:
    found = Reply("find", [{"type": "listings"}, CHOICES], ActiveSearch())
    hinted = with_hint(found, "my mum needs help to wash")
    assert [block["type"] for block in hinted.blocks] == ["listings", "text", "choices"]
    assert {"topic": "carers_assessment"} in hinted.blocks[-1]["options"]
    assert found.blocks == [{"type": "listings"}, CHOICES]


def test_it_is_given_once_in_a_conversation() -> None:
    first = with_hint(Reply("find", [], ActiveSearch()), "my mum needs help to wash")
    later = Reply("find", [], ActiveSearch.from_dict(first.search.to_dict()))
    assert with_hint(later, "my mum needs a cleaner too") == later


@pytest.mark.parametrize("outcome", ["ask", "advice", "chat"])
def test_only_beside_something_found(outcome: str) -> None:
    reply = Reply(outcome, [], ActiveSearch())
    assert with_hint(reply, "my mum needs help to wash") == reply
