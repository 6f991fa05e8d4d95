"""The directory's hits as the chat contract's listings."""

import json

from flask import Flask, request
from sqlalchemy.orm import Session

from directory.places import Place
from directory.search import Constraints, Criteria, search
from web.extensions import place_finder
from web.find.address import search_address, search_query
from web.find.forms import read_form
from web.find.presenter import listings_block

WITHAM = Place("Witham", 51.8, 0.638, district="Braintree")
ITEM_FIELDS = {
    "id",
    "name",
    "kind",
    "services",
    "needs",
    "summary",
    "distance_km",
    "place",
    "phone",
    "website",
    "rating",
    "price",
    "accepts_direct_payments",
    "languages",
    "updated",
    "unconfirmed_since",
    "url",
    "why",
    "is_example",
}


def test_a_listings_block_has_every_field_of_the_contract(app: Flask, session: Session) -> None:
    criteria = Criteria(services=("homecare",), place=WITHAM)
    with app.test_request_context():
        block = listings_block(search(session, criteria), criteria)
    assert block["type"] == "listings"
    assert set(block) >= {"total", "items", "search_url", "widened_to_km", "why_empty"}
    assert len(block["items"]) == 5
    for item in block["items"]:
        assert set(item) == ITEM_FIELDS
        assert "Gives care at home" in item["why"]
        assert item["url"] == f"/listings/{item['id']}"
    assert json.loads(json.dumps(block)) == block


def test_the_address_of_a_search_reads_back_as_the_same_search(app: Flask) -> None:
    asked = Constraints(
        gender="female",
        accepts_direct_payments=True,
        min_rating="good",
        availability=("weekend",),
        language="pl",
        free=True,
        max_price=22.5,
        age=82,
        radius_km=24.1,
    )
    criteria = Criteria(("homecare", "meals"), ("dementia",), ("care_provider",), WITHAM, asked)
    with app.test_request_context():
        address = search_address(criteria)
    with app.test_request_context(address):
        read = read_form(request.args, place_finder(), "Essex")
    assert read.errors == {}
    again = read.criteria
    assert (again.services, again.needs, again.kinds) == (
        criteria.services,
        criteria.needs,
        criteria.kinds,
    )
    assert again.constraints == asked
    assert again.place is not None
    assert again.place.name == "Witham"


def test_a_usual_distance_is_not_written_down(app: Flask) -> None:
    with app.test_request_context():
        assert "within" not in search_query(Criteria(place=WITHAM))
