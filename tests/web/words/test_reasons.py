"""Why a listing is shown, in sentences."""

from flask import Flask

from directory.search.explanation import Reason
from directory.search.run import DROP_ORDER
from web.words.reasons import reasons_in_words, why_empty_in_words


def test_reasons_read_as_sentences_and_none_is_said_twice(app: Flask) -> None:
    reasons = [
        Reason("offers", {"service": "homecare"}),
        Reason("offers", {"service": "homecare"}),
        Reason("supports", {"need": "dementia"}),
        Reason("covers", {"place": "Witham", "district": "Braintree"}),
        Reason("near", {"km": 3.3, "place": "Witham"}),
        Reason("rated", {"rating": "good"}),
        Reason("speaks", {"language": "pl"}),
        Reason("available", {"when": "weekend"}),
    ]
    with app.test_request_context():
        assert reasons_in_words(reasons) == [
            "Gives care at home",
            "For people with dementia",
            "Comes to people in Witham",
            "About 2 miles from Witham",
            "Rated Good by the CQC",
            "Speaks Polish",
            "Can help at weekends",
        ]


def test_a_reason_without_words_is_left_out(app: Flask) -> None:
    with app.test_request_context():
        assert reasons_in_words([Reason("new_one", {}), Reason("offers", {"service": "new"})]) == []


def test_every_filter_that_may_be_dropped_has_its_sentence(app: Flask) -> None:
    with app.test_request_context():
        said = [why_empty_in_words(key) for key in DROP_ORDER]
    assert all(said)
    assert len(set(said)) == len(said)
