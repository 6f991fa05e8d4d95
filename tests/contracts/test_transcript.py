"""The transcript is the person's own record, redacted; deleting it leaves nothing."""

from datetime import datetime

import pytest
from sqlalchemy import text as sql

from directory.database import make_engine
from tests.stack import Stack
from tests.talking import PROBLEM, Site

pytestmark = pytest.mark.assistant


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("my NHS number is 943 476 5919 and I need a carer", "943 476 5919"),
        ("NHS no 9434765919 please", "9434765919"),
        ("nhs 943-476-5919", "943-476-5919"),
        ("my NI is QQ123456C, can I get carers allowance", "QQ123456C"),
        ("NI number qq 12 34 56 c", "qq 12 34 56 c"),
        ("my card is 4111 1111 1111 1111", "4111 1111 1111 1111"),
        ("card 4111111111111111 exp 09/28", "4111111111111111"),
        ("ring me on 01632 960923 about a cleaner", "01632 960923"),
        ("ring me on 07700 900123", "07700 900123"),
        ("call +44 7700 900 123 please", "7700 900 123"),
        ("my number is (01632) 960 456", "960 456"),
        ("write to nan.smith+care@example.org", "nan.smith+care@example.org"),
        ("I'm A.B@Example.CO.UK", "A.B@Example.CO.UK"),
    ],
)
def test_what_must_never_be_kept_is_taken_out(
    site: Site, stack: Stack, text: str, secret: str
) -> None:
    talk = site.converse()
    answer = talk.say(text)
    assert secret not in str(talk.transcript())
    assert secret not in str(answer)
    assert not _database_holds(stack, secret)


def test_a_redacted_message_keeps_its_meaning(site: Site) -> None:
    talk = site.converse()
    answer = talk.say("cleaner in Maldon please, ring 01632 960123, price up to £15 an hour")
    assert answer["understood"]["services"] == ["domestic_help"]
    assert answer["understood"]["constraints"]["max_price"] == 15
    kept = talk.transcript()["turns"][0]["text"]
    assert kept.startswith("cleaner in Maldon please, ring ")
    assert "£15 an hour" in kept


@pytest.mark.parametrize(
    "place", ["CM8 2BX", "cm82bx", "CO15", "12/03/1941", "£1,250 a week", "4 times a day"]
)
def test_postcodes_dates_and_prices_stay(site: Site, place: str) -> None:
    talk = site.converse()
    talk.say(f"care for mum {place}")
    assert place in talk.transcript()["turns"][0]["text"]


def test_the_transcript_has_every_turn_in_order(site: Site) -> None:
    talk = site.converse(channel="embed")
    answers = [talk.say(text) for text in ("hello", "cleaner in Maldon", "thank you")]
    kept = talk.transcript()
    assert set(kept) >= {"id", "language", "turns"}
    assert (kept["id"], kept["language"]) == (talk.id, "en")
    turns = kept["turns"]
    assert [turn["text"] for turn in turns] == ["hello", "cleaner in Maldon", "thank you"]
    assert [turn["outcome"] for turn in turns] == [answer["outcome"] for answer in answers]
    assert [turn["blocks"] for turn in turns] == [answer["blocks"] for answer in answers]
    times = [datetime.fromisoformat(turn["at"]) for turn in turns]
    assert times == sorted(times)


def test_deleting_leaves_nothing(site: Site, stack: Stack) -> None:
    talk = site.converse()
    talk.say("a zebra-striped cleaner in Maldon")
    assert _database_holds(stack, "zebra-striped")
    answer = site.delete(talk.path)
    assert (answer.status_code, answer.content) == (204, b"")
    assert not _database_holds(stack, "zebra-striped")
    for refused in (site.get(talk.path), site.delete(talk.path), talk.try_to_say("hello")):
        assert refused.status_code == 404
        assert refused.headers["Content-Type"] == PROBLEM


def test_only_a_hash_of_the_id_is_kept(site: Site, stack: Stack) -> None:
    talk = site.converse()
    talk.say("hello")
    assert not _database_holds(stack, talk.id)


def _database_holds(stack: Stack, words: str) -> bool:
    engine = make_engine(stack.environment["DATABASE_URL"])
    try:
        with engine.connect() as connection:
            rows = [
                *connection.execute(sql("SELECT * FROM conversation")),
                *connection.execute(sql("SELECT * FROM turn")),
            ]
        return any(words in str(value) for row in rows for value in row)
    finally:
        engine.dispose()
