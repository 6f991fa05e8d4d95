"""What a message takes back of a search."""

import pytest

from directory.places import PlaceFinder, load_gazetteer
from directory.reading import Reading, read_message


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(load_gazetteer())


def read(text: str, finder: PlaceFinder) -> Reading:
    return read_message(text, finder)


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("forget about her being a lady then", {"gender"}),
        ("a bloke or a woman", {"gender"}),
        ("woman or man, it's all one to us", {"gender"}),
        ("Any time is good for Dad", {"availability"}),
        ("never mind the price", {"max_price"}),
        ("it doesn't have to have a good rating", {"min_rating"}),
        ("someone who doesn't mind driving", set()),
        ("she can't be left at night", set()),
        ("a woman please", set()),
    ],
)
def test_what_is_taken_back(text: str, dropped: set[str], finder: PlaceFinder) -> None:
    assert read(text, finder).dropped == dropped


def test_what_one_clause_takes_back_another_may_ask_for(finder: PlaceFinder) -> None:
    reading = read("I don't mind who, as long as it is a woman", finder)
    assert reading.constraints.gender == "female"
    reading = read("the day doesn't matter but it has to be a man please", finder)
    assert reading.constraints.gender == "male"
    assert reading.dropped == {"availability"}


def test_what_is_taken_back_is_not_asked_for(finder: PlaceFinder) -> None:
    assert read("not bothered about a woman only", finder).constraints.gender is None


def test_a_refusal_ends_with_its_sentence_or_with_what_is_wanted(finder: PlaceFinder) -> None:
    assert read("It's for my uncle instead. Lunch club", finder).services == ("lunch_club",)
    assert read("not carers only cleaning", finder).services == ("domestic_help",)
    assert read("instead of a care home", finder).refused == {"residential_home"}
