"""The answer to a message has every field of the chat contract, of the right type."""

import json
import uuid
from datetime import date
from typing import Any

import pytest

from directory.vocabulary import ALERTS, KINDS, NEEDS, OUTCOMES, SERVICES, TOPICS
from tests.talking import Answer, Site, Talk, blocks_of, items_of, types_of

pytestmark = pytest.mark.assistant

SEARCH = "home care for my mum who has dementia, in Chelmsford"
UNDERSTOOD = {
    "topics", "services", "needs", "kinds", "place", "constraints", "alert", "confidence",
}  # fmt: skip
PLACE = {"name", "postcode", "latitude", "longitude", "district"}
BLOCKS: dict[str, set[str]] = {
    "text": {"text"},
    "alert": {"alert", "title", "text", "contacts"},
    "listings": {"total", "items", "search_url", "widened_to_km", "why_empty"},
    "advice": {"topic", "title", "text", "url", "sources", "reviewed"},
    "choices": {"options"},
    "handoff": {"contacts", "reason"},
    "form": {"form", "url"},
}
ITEM = {
    "id", "name", "kind", "services", "needs", "summary", "distance_km", "place", "phone", "website",
    "rating", "price", "accepts_direct_payments", "languages", "updated", "url", "why",
}  # fmt: skip
MESSAGES = (
    SEARCH,
    "who pays for a care home",
    "hello",
    "thank you",
    "I want to talk to a person",
    "I am a personal assistant and want to be listed here",
    "my council tax bill is wrong, can you sort my bins",
    "this site is rubbish",
    "someone to help with cleaning",
    "my husband hits me and I am scared of him",
    "start again",
    "asdf qwer zxcv",
)


@pytest.fixture(scope="module")
def answers(site: Site) -> dict[str, Answer]:
    """The answer to each message, each in a conversation of its own."""
    return {text: site.converse().say(text) for text in MESSAGES}


@pytest.mark.parametrize("text", MESSAGES)
def test_every_answer_has_every_field(answers: dict[str, Answer], text: str) -> None:
    answer = answers[text]
    assert set(answer) >= {"id", "outcome", "also", "understood", "blocks"}
    assert answer["outcome"] in OUTCOMES
    assert set(answer["also"]) <= set(OUTCOMES) - {answer["outcome"]}
    assert answer["blocks"]
    assert "degraded" not in answer


@pytest.mark.parametrize("text", MESSAGES)
def test_what_was_understood_is_in_the_vocabulary(answers: dict[str, Answer], text: str) -> None:
    understood = answers[text]["understood"]
    assert set(understood) >= UNDERSTOOD
    assert set(understood["topics"]) <= set(TOPICS)
    assert set(understood["services"]) <= set(SERVICES)
    assert set(understood["needs"]) <= set(NEEDS)
    assert set(understood["kinds"]) <= set(KINDS)
    assert isinstance(understood["constraints"], dict)
    assert understood["alert"] is None or understood["alert"] in ALERTS
    assert 0 <= understood["confidence"] <= 1
    assert (understood["alert"] is not None) == (answers[text]["outcome"] == "alert")


@pytest.mark.parametrize("text", MESSAGES)
def test_every_block_has_its_fields_and_nothing_is_html(
    answers: dict[str, Answer], text: str
) -> None:
    for block in answers[text]["blocks"]:
        assert set(block) >= BLOCKS[block["type"]] | {"type"}, block
    assert "html" not in _keys(answers[text])
    assert not any("<" in each and ">" in each for each in _strings(answers[text]["blocks"]))


@pytest.mark.parametrize("text", MESSAGES)
def test_also_names_only_what_a_block_serves(answers: dict[str, Answer], text: str) -> None:
    served = {"find": "listings", "advice": "advice", "handoff": "handoff", "register": "form"}
    for outcome in answers[text]["also"]:
        assert served[outcome] in types_of(answers[text])


def test_a_search_gives_the_place(answers: dict[str, Answer]) -> None:
    place = answers[SEARCH]["understood"]["place"]
    assert set(place) == PLACE
    assert (place["name"], place["district"]) == ("Chelmsford", "Chelmsford")
    assert place["latitude"] == pytest.approx(51.73, abs=0.05)
    assert place["longitude"] == pytest.approx(0.47, abs=0.05)


def test_every_listing_has_every_field(answers: dict[str, Answer]) -> None:
    items = items_of(answers[SEARCH])
    assert items
    for item in items:
        assert set(item) >= ITEM
        assert str(uuid.UUID(item["id"])) == item["id"]
        assert item["kind"] in KINDS
        assert item["services"]
        assert set(item["services"]) <= set(SERVICES)
        assert set(item["needs"]) <= set(NEEDS)
        assert item["why"]
        assert all(isinstance(reason, str) and reason for reason in item["why"])
        assert item["accepts_direct_payments"] in (True, False, None)
        assert isinstance(item["languages"], list)
        assert item["updated"] is None or date.fromisoformat(item["updated"])
        rating = item["rating"]
        assert rating is None or set(rating) == {"overall", "date"}


def test_listings_say_how_many_there_are(answers: dict[str, Answer]) -> None:
    (block,) = blocks_of(answers[SEARCH], "listings")
    assert block["total"] >= len(block["items"]) > 0
    assert block["widened_to_km"] is None
    assert block["why_empty"] is None


def test_every_address_in_an_answer_answers(site: Site, answers: dict[str, Answer]) -> None:
    addresses = {
        value
        for answer in answers.values()
        for value in _values(answer["blocks"], {"url", "search_url"})
        if value and value.startswith("/")
    }
    assert len(addresses) > 4
    for address in addresses:
        assert site.get(address).status_code == 200, address


def test_distances_are_kilometres(site: Site) -> None:
    """A care home in Colchester is some 35 km, or 22 miles, from Chelmsford."""
    answer = site.converse().say("care homes within 40 miles of Chelmsford")
    seen = {item["place"]: item["distance_km"] for item in items_of(answer)}
    assert all(away is None or 0 <= away <= 65 for away in seen.values())
    constraints = answer["understood"]["constraints"]
    assert constraints["radius_km"] == pytest.approx(64.4, abs=0.2)


def test_advice_is_short_sourced_and_dated(answers: dict[str, Answer]) -> None:
    (block,) = blocks_of(answers["who pays for a care home"], "advice")[:1]
    assert block["topic"] in TOPICS
    assert block["text"]
    assert block["sources"]
    assert all(set(s) >= {"name", "url"} for s in block["sources"])
    assert all(s["url"].startswith("https://") for s in block["sources"])
    assert date.fromisoformat(block["reviewed"])


def test_choices_say_what_choosing_them_says(site: Site) -> None:
    answer = site.converse().say("I live in Maldon")
    options = [option for block in blocks_of(answer, "choices") for option in block["options"]]
    assert options
    assert all(set(option) >= {"label", "text"} and option["text"] for option in options)


def test_an_alert_comes_first_with_somebody_to_ring(answers: dict[str, Answer]) -> None:
    answer = answers["my husband hits me and I am scared of him"]
    assert answer["outcome"] == "alert"
    assert types_of(answer)[0] == "alert"
    contacts = answer["blocks"][0]["contacts"]
    assert all(set(contact) == {"name", "phone", "url", "hours"} for contact in contacts)
    assert any(contact["phone"] == "999" for contact in contacts)


def test_replies_and_messages_have_ids_of_their_own(site: Site) -> None:
    talk = site.converse()
    answers = [talk.say(text) for text in ("hello", "hello", "thank you")]
    ids = [answer[key] for answer in answers for key in ("id", "message_id")]
    assert len(set(ids)) == len(ids)


def test_the_active_search_is_carried_until_it_is_started_again(site: Site) -> None:
    talk = site.converse()
    before = talk.say(SEARCH)["understood"]
    after = talk.say("thank you")["understood"]
    for key in ("services", "needs", "kinds", "place", "constraints"):
        assert after[key] == before[key]
    over = talk.say("start again")["understood"]
    assert (over["services"], over["needs"], over["place"]) == ([], [], None)


def test_topics_belong_to_their_turn(site: Site) -> None:
    talk = site.converse()
    assert talk.say("what are direct payments")["understood"]["topics"][0] == "direct_payments"
    assert talk.say("thank you")["understood"]["topics"] == []


def _values(data: Any, names: set[str]) -> list[Any]:
    if isinstance(data, dict):
        own = [value for key, value in data.items() if key in names]
        return own + [v for value in data.values() for v in _values(value, names)]
    return [v for each in data for v in _values(each, names)] if isinstance(data, list) else []


def _keys(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set(data) | {k for value in data.values() for k in _keys(value)}
    return {k for each in data for k in _keys(each)} if isinstance(data, list) else set()


def _strings(data: Any) -> list[str]:
    return [each for each in json.dumps(data, ensure_ascii=False).split('"') if each]


def test_a_talk_can_be_carried_on_by_another_client(site: Site) -> None:
    talk = site.converse()
    talk.say(SEARCH)
    with Site(site.url) as other:
        again = Talk(other, talk.id).say("show me more")
    assert again["outcome"] == "find"
