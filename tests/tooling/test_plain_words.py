"""The articles are in plain words, and what says so counts as people do."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from directory.advice import Article, load_articles
from tooling.plain_words import (
    WORDS,
    Avoided,
    Measures,
    load_words,
    main,
    measure,
    table,
    words_to_avoid,
)
from tooling.reading_age import blocks, reading_age, sentences, syllables, words

GOOD = Article(
    topic="dementia",
    title="Living with dementia",
    summary="What helps.",
    short="See your GP. Ask for a check.",
    ask=("Who can help?",),
    next_steps=("Call your GP.",),
    sources=(),
    reviewed=date(2026, 11, 23),
    review_by=date(2027, 5, 23),
    body="## What is it?\n\nIt is an illness. It can be hard.",
)
LONG = "You can ask " + "us and " * 11 + "them."


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "care named shares called eyes the help work ways hours tied clothes"),
        (
            2,
            "carer table handles muddled needed houses lonely someone homework paying layers quiet",
        ),
        (3, "employer dementia suicide equipment anyone area carefully disabled together"),
        (4, "society reablement activities emergency community"),
        (5, "organisation opportunities"),
    ],
)
def test_syllables_are_those_that_people_hear(count: int, said: str) -> None:
    assert {word: syllables(word) for word in said.split()} == dict.fromkeys(said.split(), count)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("£23,250", 1), ("2026", 1), ("GOV.UK", 1), ("X", 1), ("NHS", 3), ("PAs", 2), ("PIP", 1),
        ("top-up", 2), ("NHS-funded", 5), ("carer's", 2), ("people’s", 2),
    ],
)  # fmt: skip
def test_figures_initials_and_hyphens_have_rules_of_their_own(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Call {{ council.name }} on {{ council.adult_care_phone }}.", 4),
        ("In {{ figure.capital_upper.year }}, you keep {{ figure.capital_upper }}.", 5),
        ("Ring 0300 123 4567, day or night.", 5),
        ("It is £1,234.50 a week, or 15% more.", 8),
        ("Look at GOV.UK/pip or www.example.org.uk today.", 6),
        ("Write to help@example.org.", 3),
        ("A top-up isn't free - ask.", 5),
        ("**", 0),
    ],
)
def test_words_are_counted_as_read(text: str, count: int) -> None:
    assert len(words(text)) == count, words(text)


def test_sentences_end_where_they_end() -> None:
    text = (
        'It costs £1.50 a day. Look at GOV.UK. {{ council.name }} can help! Ask "Why?" Then wait. '
        "Is it so? 12 do."
    )
    assert [len(words(sentence)) for sentence in sentences(text)] == [5, 3, 3, 2, 2, 3, 2]


def test_a_list_item_is_a_sentence_and_a_link_is_its_words() -> None:
    said, headings = blocks(
        "# Your *choices*\n\nYou can\nask for:\n\n- **a break**\n- a [talk](https://example.org/a_b)\n"
        "  with us\n1. First. Then.\n## Next\nAsk `us`."
    )
    assert said == ["You can ask for:", "a break", "a talk with us", "First. Then.", "Ask us."]
    assert headings == ["Your choices", "Next"]


def test_reading_age_is_the_grade_and_five() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 x 6 + 11.8 x 1 - 15.59 = -1.45
    assert reading_age(["The cat sat on the mat."]) == pytest.approx(-1.45 + 5)
    # 5 words, 2 sentences, 9 syllables: 0.39 x 2.5 + 11.8 x 1.8 - 15.59 = 6.625
    assert reading_age(["Ask the council.", "Disabled people."]) == pytest.approx(6.625 + 5)
    with pytest.raises(ValueError, match="no word"):
        reading_age([])


TOP_UP = Avoided(avoid=("top-up",), say="extra", explained=True)


@pytest.mark.parametrize(
    "text",
    [
        "A top-up is a sum that someone pays.",
        "You pay extra (a top-up).",
        "This is called a top-up.",
        "Some people call it a top-up.",
        "Top-up: extra that you pay.",
        "Ask about a top-up, which is extra money.",
        "You may pay a top-up. It is money on top.",
        "What is a top up?",
    ],
)
def test_a_word_may_stand_where_it_is_explained(text: str) -> None:
    assert TOP_UP.find(text) == ["top-up"] or "top up" in text
    assert not words_to_avoid(text, None, [TOP_UP])
    assert words_to_avoid("You pay a top-up. Ask us.", None, [TOP_UP]) == ["top-up (say: extra)"]


@pytest.mark.parametrize(
    "text",
    [
        "Ask for a top-up.",
        "The top-up is not small.",
        "You may pay a top-up. It is free.",
        "Top-ups",
        "You pay fees or a top-up each week.",
    ],
)
def test_a_word_that_only_stands_there_is_not_explained(text: str) -> None:
    assert words_to_avoid(text, None, [TOP_UP]) == ["top-up (say: extra)"]


def test_a_word_may_stand_in_a_name_and_in_its_own_article() -> None:
    attend = Avoided(("attendance",), "go", inside=("Attendance Allowance",), topics=("autism",))
    assert not words_to_avoid("Claim Attendance Allowance.", None, [attend])
    assert words_to_avoid("Your attendance. Attendance Allowance.", None, [attend])
    assert not words_to_avoid("Your attendance.", "autism", [attend])
    assert words_to_avoid("Your attendance.", "falls", [attend])


def test_only_whole_words_are_found() -> None:
    prior = Avoided(("prior", "OT"), "before")
    assert not words_to_avoid("A priority, a-prior, ot and {{ figure.prior }}.", None, [prior])
    assert len(words_to_avoid("Two priors. Ask an OT.", None, [prior])) == 2


def test_a_good_article_breaks_no_limit() -> None:
    assert measure(GOOD).wrong == ()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"short": "You can ask us. " * 16}, "words in `short`"),
        ({"body": LONG}, "26 words, at most 25: You can ask"),
        ({"body": f"## {LONG}\n\nAsk."}, "26 words"),
        ({"next_steps": ("You can ask " + "us and " * 9 + "them.",) * 9}, "mean sentence"),
        ({"body": "Organisational accountability necessitates deliberation. " * 9}, "to read it"),
        ({"short": "Organisational responsibility."}, "to read `short`"),
        ({"ask": ("When does it commence?",)}, "words to avoid: commence (say: start)"),
    ],
)
def test_every_limit_is_kept(change: dict[str, object], what: str) -> None:
    wrong = measure(replace(GOOD, **change)).wrong  # type: ignore[arg-type]
    assert any(what in sentence for sentence in wrong), wrong
    assert all(sentence.startswith("dementia: ") for sentence in wrong)


def test_the_table_has_a_line_an_article_and_the_mean_and_the_most() -> None:
    low = Measures("autism", 10, 10, 5.0, 1.0, 6.0, 6.0, ())
    lines = table([low, replace(low, topic="falls", short_words=20, avoid=("prior",))]).splitlines()
    assert [line.split()[0] for line in lines] == ["topic", "autism", "falls", "MEAN", "MOST"]
    assert [line.split()[1] for line in lines[1:]] == ["10", "20", "15", "20"]
    assert lines[2].endswith("prior")


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ("{avoid: [], say: start}", "`avoid`"),
        ("{avoid: [commence]}", "`say`"),
        ("{avoid: commence, say: start}", "`avoid`"),
        ("{avoid: [commence], say: start, colour: red}", "entry"),
        ("{avoid: [commence], say: start, topics: [knitting]}", "knitting"),
    ],
)
def test_a_bad_entry_is_refused_by_name(tmp_path: Path, entry: str, what: str) -> None:
    path = tmp_path / "plain_words.yml"
    path.write_text(f"- {entry}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(what)) as caught:
        load_words(path)
    assert "plain_words.yml" in str(caught.value)


def test_our_list_is_long_and_says_nothing_twice() -> None:
    entries = load_words(WORDS)
    every = [term.lower() for entry in entries for term in entry.avoid]
    assert len(entries) >= 120
    assert sorted({term for term in every if every.count(term) > 1}) == []


def test_what_to_say_instead_is_not_itself_to_be_avoided() -> None:
    for entry in load_words():
        assert words_to_avoid(entry.say, None, load_words()) == [], entry


@pytest.mark.parametrize("topic", sorted(load_articles()))
def test_every_article_is_in_plain_words(topic: str) -> None:
    assert measure(load_articles()[topic]).wrong == ()


def test_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert "Every article is in plain words." in capsys.readouterr().out
