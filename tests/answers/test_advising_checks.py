"""A topic with a guided check of its own brings it."""

import pytest

from directory.answers import ActiveSearch, advise
from directory.answers.advising import CHECKS
from directory.vocabulary import TOPICS


@pytest.mark.parametrize(
    ("topic", "form"), [("paying_care_home", "who_pays"), ("employing_pa", "cost_of_a_pa")]
)
def test_money_brings_its_check(topic: str, form: str) -> None:
    reply = advise(ActiveSearch(), [(topic, 0.9)])
    assert [b["type"] for b in reply.blocks] == ["advice", "form"]
    assert reply.blocks[1]["form"] == form


def test_other_topics_bring_none() -> None:
    reply = advise(ActiveSearch(), [("dementia", 0.9)])
    assert [b["type"] for b in reply.blocks] == ["advice"]


def test_every_check_is_for_a_topic() -> None:
    assert set(CHECKS) <= set(TOPICS)
