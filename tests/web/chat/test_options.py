"""Which of the choices last offered a message takes."""

from typing import Any

import pytest

from web.chat.options import find_option

BENTLEYS: dict[str, Any] = {
    "Great Bentley, Tendring": {"place": {"name": "Great Bentley"}},
    "Little Bentley, Tendring": {"place": {"name": "Little Bentley"}},
}
AFTER_A_SEARCH: dict[str, Any] = {
    "Show more": {"saying": "choice_more"},
    "Look further away": {"saying": "choice_wider"},
}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Great Bentley, Tendring", "Great Bentley"),
        ("Great", "Great Bentley"),
        ("the little one please", "Little Bentley"),
        ("the second one", "Little Bentley"),
        ("1", "Great Bentley"),
        ("It's Little Bentley", "Little Bentley"),
    ],
)
def test_some_of_the_words_of_one_choice_take_it(said: str, name: str) -> None:
    option = find_option(said, BENTLEYS)
    assert option is not None
    assert option["place"]["name"] == name


@pytest.mark.parametrize("said", ["Bentley", "yes", "the third one", "Great Dunmow", "?", ""])
def test_what_fits_several_or_none_takes_none(said: str) -> None:
    assert find_option(said, BENTLEYS) is None


def test_a_number_means_a_listing_where_listings_were_shown() -> None:
    assert find_option("the second one", AFTER_A_SEARCH) is None
    assert find_option("more please", AFTER_A_SEARCH) == {"saying": "choice_more"}


def test_nothing_was_offered() -> None:
    assert find_option("Great", {}) is None
