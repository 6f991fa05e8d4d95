"""What people have written, in our keys: days, times, access, languages; and as plain text."""

from datetime import time

import pytest

from directory.importers.plain_text import plain_text
from directory.importers.words_to_keys import (
    access_of,
    availability_of,
    find_days,
    find_language,
    find_time,
)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("<p>One</p><p>two &amp; three</p>", "One\ntwo & three"),
        ("<ul><li>tea<li>cake</ul>", "- tea\n- cake"),
        ("a<br/>b<script>alert(1)</script>", "a\nb"),
        ("The <Main> House & <Co>", "The <Main> House & <Co>"),
        ("5 < 6 and AT&T", "5 < 6 and AT&T"),
        ("**Bold** and [a link](http://x.org)", "Bold and a link"),
        ("x\u0000y\u202e", "xy"),
        ("&lt;b&gt;", "<b>"),
    ],
)
def test_descriptions_as_plain_text(said: str, plain: str) -> None:
    assert plain_text(said) == plain


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("MO,TU", "MO,TU"),
        ("2MO", "MO"),
        ("-1FR", "FR"),
        ("Monday to Wednesday and Friday", "MO,TU,WE,FR"),
        ("Fri - Mon", "MO,FR,SA,SU"),
        ("weekends", "SA,SU"),
        ("Mon Tue", "MO,TU"),
        ("first Monday", None),
        ("sunny", None),
        ("", None),
    ],
)
def test_days(said: str, days: str | None) -> None:
    assert find_days(said) == days


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("10:00:00", time(10)),
        ("9.30am", time(9, 30)),
        ("12am", time(0)),
        ("noon", time(12)),
        ("18:00:00Z", time(18)),
        ("25:00", None),
        ("13pm", None),
        ("10-12", None),
    ],
)
def test_times(said: str, at: time | None) -> None:
    assert find_time(said) == at


def test_parts_of_the_day() -> None:
    def parts(opens: int, closes: int) -> set[str]:
        return set(availability_of([("", time(opens), time(closes))]))

    assert parts(9, 17) == {"morning", "afternoon"}
    assert parts(18, 21) == {"evening"}
    assert parts(22, 7) == {"night", "morning"}
    assert parts(10, 12) == {"morning"}
    assert availability_of([("MO,TU,WE,TH,FR", None, None)])[0] == "weekday"
    assert set(availability_of([("SA", None, None)])) == {"saturday", "weekend"}


@pytest.mark.parametrize(
    ("said", "there", "wheelchair"),
    [
        ("Induction loop. Wheelchair access on all levels.", {"hearing_loop", "wheelchair"}, True),
        ("No wheelchair access", set(), False),
        ("Wheelchair access: no", set(), False),
        ("disabled_parking", {"accessible_parking"}, None),
        ("There are no steps", {"step_free"}, None),
        ("Accessible toilet, but no hearing loop", {"accessible_toilet"}, None),
        ("Fully wheelchair accessible. No lift.", {"wheelchair"}, True),
    ],
)
def test_access(said: str, there: set[str], wheelchair: bool | None) -> None:
    assert access_of(said) == (there, wheelchair)


@pytest.mark.parametrize(
    ("said", "code"),
    [("Polish", "pl"), ("en-GB", "en"), ("British Sign Language (BSL)", "bsl"), ("Elvish", None)],
)
def test_languages(said: str, code: str | None) -> None:
    assert find_language(said) == code
