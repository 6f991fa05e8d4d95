"""What people get while a part is away, and how long it takes to come right."""

import time
from dataclasses import dataclass

from tests.stack import Stack
from tests.talking import Answer, Site, Talk, blocks_of, has_alert_first, items_of, types_of

PAGES = (
    "/",
    "/find",
    "/find?service=homecare&where=Witham&go=yes",
    "/advice",
    "/advice/direct_payments",
    "/urgent-help",
    "/register",
    "/feedback",
    "/about",
    "/privacy",
    "/accessibility",
    "/health/live",
)
SEARCH = "cleaner in Maldon"
QUESTION = "what are direct payments"
DANGER = "my husband hits me and I am scared of him"
RECOVERS_IN = 15.0


@dataclass
class Timed:
    """An answer and how long it took, in seconds."""

    answer: Answer
    seconds: float


def say(talk: Talk, text: str) -> Timed:
    """One message, timed."""
    began = time.monotonic()
    answer = talk.say(text)
    return Timed(answer, time.monotonic() - began)


def is_degraded(answer: Answer) -> bool:
    return answer.get("degraded") is True


def every_page_works(site: Site) -> None:
    """Every page still answers 200, a listing's own too."""
    for page in PAGES:
        assert site.get(page).status_code == 200, page
    item = items_of(site.converse().say(SEARCH))[0]
    assert site.get(item["url"]).status_code == 200


def page_of_the_chat_works(stack: Stack) -> None:
    """The chat page takes a message by form and shows listings."""
    with Site(stack.url) as browser:
        page = browser.get("/").text
        token = page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
        answer = browser.post("/chat/say", data={"text": SEARCH, "csrf_token": token})
    assert answer.status_code == 200
    assert "/listings/" in answer.text


def everything_is_answered_degraded(site: Site, before: Talk) -> None:
    """Search, advice, alerts, the way out, and a conversation that was begun before."""
    kept = say(before, "thank you").answer  # the assistant says this without its actions
    assert kept["understood"]["services"] == ["domestic_help"]
    assert kept["understood"]["place"]["name"] == "Maldon"
    moved = say(before, "what about Witham").answer
    assert is_degraded(moved)
    assert moved["outcome"] == "find"
    assert moved["understood"]["services"] == ["domestic_help"]
    assert moved["understood"]["place"]["name"] == "Witham"
    new_ones_are_answered_degraded(site)


def new_ones_are_answered_degraded(site: Site) -> None:
    """In a conversation that begins now."""
    found = site.converse().say(SEARCH)
    assert is_degraded(found)
    assert found["outcome"] == "find"
    assert items_of(found)
    advised = site.converse().say(QUESTION)
    assert is_degraded(advised)
    assert advised["outcome"] == "advice"
    assert blocks_of(advised, "advice")[0]["topic"] == "direct_payments"
    for answer in (found, advised, site.converse().say("blorp fnarg")):
        assert is_degraded(answer)
        assert any(block["form"] == "find" for block in blocks_of(answer, "form"))
        assert types_of(answer)[-1] == "handoff"
    alarmed = site.converse().say(DANGER)
    assert alarmed["outcome"] == "alert"
    assert has_alert_first(alarmed, "safeguarding")


def seconds_until_whole(site: Site, limit: float = RECOVERS_IN) -> float:
    """How long until a new conversation is answered by the assistant again."""
    began = time.monotonic()
    while time.monotonic() - began < limit + 10:
        if not is_degraded(site.converse().say(SEARCH)):
            return time.monotonic() - began
        time.sleep(0.5)
    raise AssertionError(f"still degraded after {limit + 10:.0f} seconds")
