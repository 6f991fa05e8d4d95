"""Every key of the vocabulary has words."""

import pytest
from flask import Flask

from directory.vocabulary import (
    ACCESSIBILITY,
    ALERTS,
    AVAILABILITY,
    CAPACITY,
    CONSTRAINTS,
    CQC_QUESTIONS,
    GENDERS,
    KINDS,
    LISTING_OUTCOMES,
    NEEDS,
    PATHWAY_STEPS,
    QUALITY_CHECKS,
    RATINGS,
    SERVICES,
    STATUSES,
    TOPICS,
)
from web.words import labels, reasons
from web.words.groups import SERVICE_GROUPS, TOPIC_GROUPS
from web.words.labels import label
from web.words.languages import language_name

KEYS_OF = {
    "accessibility": ACCESSIBILITY,
    "listing_outcome": LISTING_OUTCOMES,
    "pathway_step": PATHWAY_STEPS,
    "quality_check": QUALITY_CHECKS,
    "capacity": CAPACITY,
    "cqc_question": CQC_QUESTIONS,
    "status": STATUSES,
    "kind": KINDS,
    "service": SERVICES,
    "need": NEEDS,
    "topic": TOPICS,
    "gender": GENDERS,
    "rating": RATINGS,
    "when": AVAILABILITY,
    "alert": ALERTS,
    "constraint": CONSTRAINTS,
}


@pytest.mark.parametrize("group", KEYS_OF)
def test_every_key_has_a_label_and_no_label_is_left_over(group: str) -> None:
    assert set(labels.GROUPS[group]) == set(KEYS_OF[group])


@pytest.mark.parametrize("group", KEYS_OF)
def test_no_two_keys_of_a_group_read_the_same(app: Flask, group: str) -> None:
    with app.test_request_context():
        said = [label(group, key) for key in KEYS_OF[group]]
    assert len(set(said)) == len(said)


def test_a_reason_for_every_service_need_and_time() -> None:
    assert set(reasons.OFFERS) == set(SERVICES)
    assert set(reasons.SUPPORTS) == set(NEEDS)
    assert set(reasons.AVAILABLE) == set(AVAILABILITY)
    assert set(reasons.GIVEN_BY) == set(GENDERS)
    assert set(reasons.ACCESSIBLE) == set(ACCESSIBILITY)
    assert set(reasons.HELPS_YOU) == set(LISTING_OUTCOMES)
    assert set(reasons.STEPS) == set(PATHWAY_STEPS)


def test_every_service_and_topic_stands_in_one_group() -> None:
    services = [key for group in SERVICE_GROUPS for key in group.keys]
    topics = [key for group in TOPIC_GROUPS for key in group.keys]
    assert sorted(services) == sorted(SERVICES)
    assert sorted(topics) == sorted(TOPICS)


def test_languages_have_names_and_an_unknown_code_does_no_harm(app: Flask) -> None:
    with app.test_request_context():
        assert language_name("pl") == "Polish"
        assert language_name("bsl") == "British Sign Language (BSL)"
        assert language_name("cy") == "Welsh"
        assert language_name("nonsense") == "nonsense"
