"""Whose area a place is in, in words."""

from flask import Flask

from directory.places import Place
from web.words.boundaries import website_of, whose_area
from web.words.sayings import say

SOUTHEND = Place("Southend", 51.54, 0.71, council_id="southend", is_outside=True)
OLDHAM = Place("Oldham", 53.54, -2.11, is_outside=True)


def test_the_chat_names_the_council_and_its_website(app: Flask) -> None:
    with app.test_request_context():
        said = say("other_council", {"place": SOUTHEND.to_dict(), "count": 3})
    assert said == (
        "Southend is in another council's area: Southend-on-Sea City Council. That council arranges "
        "care there. Its website is https://www.southend.gov.uk. We still show what is near."
    )


def test_nothing_is_promised_where_nothing_was_found(app: Flask) -> None:
    with app.test_request_context():
        said = say("other_council", {"place": SOUTHEND.to_dict(), "count": 0})
    assert "We still show" not in said


def test_a_council_that_nobody_knows_is_not_named(app: Flask) -> None:
    with app.test_request_context():
        said = say("other_council", {"place": OLDHAM.to_dict(), "count": 1})
        assert website_of(OLDHAM) is None
    assert said == (
        "This site is for Essex. Oldham may be in another council's area. We still show what is "
        "near."
    )


def test_our_own_area_is_not_another(app: Flask) -> None:
    with app.test_request_context():
        witham = app.extensions["care_places"].find_place("Witham")
        assert whose_area(witham) is None
