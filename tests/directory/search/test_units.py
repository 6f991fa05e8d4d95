"""What is typed into the search box: phrases that mean the same, misspelt words, names."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from directory.commands import (
    ListingData,
    OrganisationData,
    add_synonyms,
    publish_listings,
    remove_synonyms,
    withdraw_listings,
)
from directory.search import Criteria, SearchResult, search
from directory.search.text import spelling_keys, stems
from directory.search.units import MOST_WORDS, read_text
from tests.builders import WITHAM, a_listing
from tests.oracle.typed import letters_wrong

TODAY = date(2026, 11, 1)
Find = Callable[[str], list[str]]


def ask(session: Session, text: str, **said: object) -> SearchResult:
    return search(session, Criteria(text=text, per_page=50, **said), TODAY)  # type: ignore[arg-type]


@pytest.fixture
def find(session: Session) -> Find:
    """The names of what a text finds, all its words met; nothing where a word had to be given up."""

    def names(text: str) -> list[str]:
        result = ask(session, text)
        return [] if result.dropped else sorted(hit.card.name for hit in result.hits)

    return names


def publish(session: Session, *listings: ListingData) -> None:
    publish_listings(session, listings)


@pytest.fixture
def meals(session: Session) -> Session:
    """A group that means a service, and listings that say it in their own ways."""
    add_synonyms(session, ["meals on wheels", "hot meals delivered"], service="meals")
    publish(
        session,
        a_listing(name="Wheels and meals", services=("homecare",)),
        a_listing(name="Dinner van", summary="Hot meals, delivered.", services=("homecare",)),
        a_listing(name="By its key", services=("meals",)),
        a_listing(name="Meals at the club", services=("lunch_club",)),
    )
    return session


FOUND = ["By its key", "Dinner van", "Wheels and meals"]


@pytest.mark.parametrize("text", ["meals on wheels", "Hot meals delivered", "meal wheel"])
def test_a_phrase_finds_what_any_of_its_group_would_and_its_service(
    meals: Session, find: Find, text: str
) -> None:
    assert find(text) == FOUND


def test_a_phrase_is_heard_in_the_middle_of_a_text(meals: Session, find: Find) -> None:
    publish(meals, a_listing(name="Cheap dinners", services=("meals",)))
    assert find("cheap meals on wheels please") == []
    assert find("cheap meals on wheels") == ["Cheap dinners"]
    assert find("van with meals on wheels") == ["Dinner van"]


def test_the_words_of_a_phrase_apart_are_only_words(meals: Session, find: Find) -> None:
    assert (
        find("meals") == ["By its key", "Dinner van", "Meals at the club", "Wheels and meals"][1:]
    )
    assert find("wheels") == ["Wheels and meals"]


def test_the_longest_phrase_wins(session: Session, find: Find) -> None:
    add_synonyms(session, ["sitter", "companion"], service="companionship")
    add_synonyms(session, ["night sitter", "waking night"], service="night_care")
    publish(
        session,
        a_listing(name="By day", services=("companionship",)),
        a_listing(name="By night", services=("night_care",)),
    )
    assert find("sitter") == ["By day"]
    assert find("night sitter") == ["By night"]
    assert [unit.service for unit in read_text(session, "a night sitter").units] == ["night_care"]


def test_a_group_may_mean_a_need_or_a_kind(session: Session, find: Find) -> None:
    add_synonyms(session, ["memory trouble", "forgetful"], need="dementia")
    add_synonyms(session, ["PA", "employed carer"], kind="personal_assistant")
    publish(
        session,
        a_listing(name="Remember", needs=("dementia",)),
        a_listing(name="Sam", kind="personal_assistant"),
    )
    assert find("forgetful") == ["Remember"]
    assert find("PA") == ["Sam"]


def test_a_group_without_a_key_only_puts_words_for_words(session: Session, find: Find) -> None:
    add_synonyms(session, ["zimmer", "walking frame"])
    publish(session, a_listing(name="Frames for walking"), a_listing(name="Zimmer hire"))
    assert find("zimmer") == find("walking frame") == ["Frames for walking", "Zimmer hire"]
    assert find("walking") == ["Frames for walking"]


def test_what_staff_remove_means_no_more_than_its_words(meals: Session, find: Find) -> None:
    assert remove_synonyms(meals, "Meals on wheels") == 1
    assert find("meals on wheels") == ["Wheels and meals"]
    assert find("hot meals delivered") == ["Dinner van"]
    assert remove_synonyms(meals, "meals on wheels") == 0


def test_a_word_or_a_phrase_said_twice_counts_once(meals: Session) -> None:
    text = "meals on wheels wheels hot meals delivered wheels"
    assert len(read_text(meals, text).units) == 2


def test_small_words_ask_for_nothing(session: Session) -> None:
    publish(session, a_listing(name="Anything"))
    assert read_text(session, "in the and for").units == ()
    assert ask(session, "the").total == 1


def test_a_long_text_is_read_to_its_sixteenth_word(session: Session) -> None:
    text = " ".join(f"word{number}" for number in range(40))
    assert len(read_text(session, text).units) == MOST_WORDS


MISSPELT = [
    ("demetia", "dementia", "one letter missing"),
    ("dememntia", "dementia", "one letter too many"),
    ("demenntia", "dementia", "one letter doubled"),
    ("dementua", "dementia", "one letter mistaken"),
    ("demetnia", "dementia", "two letters swapped"),
    ("ementia", "dementia", "the first letter missing"),
    ("gradening", "gardening", "two letters swapped before an ending"),
    ("phisiotherapist", "physiotherapist", "one letter of a long word"),
    ("phisiotheropist", "physiotherapist", "two letters of a long word"),
    ("physoterapist", "physiotherapist", "two letters of a long word missing"),
    ("fysiotherapist", "physiotherapist", "two letters for one"),
    ("parkinsuns", "parkinsons", "one letter near the end"),
    ("lunhc", "lunch", "a short word"),
]


@pytest.fixture
def words(session: Session) -> Session:
    known = "dementia gardening physiotherapist parkinsons lunch club 1234567 quince"
    publish(session, *(a_listing(name=f"The {word}") for word in known.split()))
    return session


@pytest.mark.parametrize(("typed", "meant", "how"), MISSPELT)
def test_a_misspelt_word_is_read_as_the_closest_one(
    words: Session, find: Find, typed: str, meant: str, how: str
) -> None:
    result = ask(words, f"The {typed}!")
    assert result.dropped == (), how
    assert stems(result.corrected or "") == stems(meant)
    assert [hit.card.name for hit in result.hits] == [f"The {meant}"]


def test_only_the_misspelt_word_is_read_otherwise(words: Session) -> None:
    publish(words, a_listing(name="Lunch for gardening friends"))
    assert ask(words, "Lunch gradening friends").corrected == "lunch gardening friends"


@pytest.mark.parametrize("typed", ["1234568", "clb", "lxnxh", "dxmxntxa", "zzzzzzzz"])
def test_numbers_short_words_and_what_is_far_from_everything_stay(
    words: Session, typed: str
) -> None:
    result = ask(words, typed)
    assert result.corrected is None
    assert (result.total, result.why_empty) == (0, "text")


def test_a_word_that_a_listing_has_is_never_corrected(words: Session, find: Find) -> None:
    publish(words, a_listing(name="Punch"), *(a_listing(name="Lunch here") for _ in range(5)))
    assert find("punch") == ["Punch"]
    assert ask(words, "punch").corrected is None


def test_a_word_of_a_phrase_is_never_corrected(words: Session, find: Find) -> None:
    add_synonyms(words, ["qince", "walking frame"], service="equipment_adaptations")
    publish(words, a_listing(name="Frames", services=("equipment_adaptations",)))
    assert find("qince") == ["Frames"]


def test_nobody_is_sent_to_a_word_that_only_withdrawn_listings_have(words: Session) -> None:
    gone = a_listing(name="Mulberry")
    publish(words, gone)
    assert ask(words, "mulbery").total == 1
    withdraw_listings(words, [gone.id])
    result = ask(words, "mulbery")
    assert (result.total, result.corrected) == (0, None)


def test_of_two_close_words_the_one_that_more_listings_have(words: Session) -> None:
    publish(words, *(a_listing(name="Rowan") for _ in range(3)), a_listing(name="Rowen"))
    assert ask(words, "rowin").corrected == "rowan"


def test_what_text_found_nothing_is_said_and_what_is_near_is_shown(words: Session) -> None:
    publish(words, a_listing(name="Near", services=("advocacy",)))
    result = ask(words, "zzzzzzzz", services=("advocacy",), place=WITHAM)
    assert (result.why_empty, result.dropped, result.widened_to_km) == ("text", ("text",), None)
    assert [hit.card.name for hit in result.hits] == ["Near"]


def test_names_of_providers_of_owners_and_other_names_are_found(
    session: Session, find: Find
) -> None:
    publish(
        session,
        a_listing(name="St Mary's Lodge"),
        a_listing(name="Lodge", organisation=OrganisationData("Quince & Sons Ltd", "quince")),
        a_listing(name="Willow View", other_names="Formerly The Old Vicarage"),
    )
    assert find("St Marys") == ["St Mary's Lodge"]
    assert find("st mary’s lodge") == ["St Mary's Lodge"]
    assert find("quince sons") == ["Lodge"]
    assert find("old vicarage") == ["Willow View"]


def test_every_word_must_be_met_and_not_just_any(session: Session, find: Find) -> None:
    publish(session, a_listing(name="Willow Lodge"), a_listing(name="Willow House"))
    assert find("willow lodge") == ["Willow Lodge"]
    assert find("willow lodge quince") == []


@settings(deadline=None, derandomize=True, database=None, max_examples=400)
@given(st.text("abcdeg", min_size=4, max_size=12), st.data())
def test_two_words_that_are_close_share_a_number(word: str, data: st.DataObject) -> None:
    other = word
    for _ in range(data.draw(st.integers(0, 2))):
        at, letter = data.draw(st.integers(0, len(other))), data.draw(st.sampled_from("abcdegx"))
        rest = data.draw(st.sampled_from([other[at:], other[at + 1 :]]))
        other = other[:at] + data.draw(st.sampled_from([letter, ""])) + rest
    is_close = letters_wrong(word, other) <= (2 if len(word) >= 7 else 1)
    if is_close and len(other) >= 4:
        assert spelling_keys(word) & spelling_keys(other)


@settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(max_size=200))
def test_any_text_is_read(words: Session, text: str) -> None:
    read_text(words, text)
