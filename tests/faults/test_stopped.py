"""A part is stopped for real: the site answers without it, and comes right when it is back."""

import signal

import pytest

from tests.faults import watching
from tests.faults.watching import QUESTION, RECOVERS_IN, SEARCH
from tests.stack import Stack
from tests.talking import Site

pytestmark = [pytest.mark.assistant, pytest.mark.slow]


@pytest.mark.parametrize("name", ["assistant", "actions"])
def test_a_part_stops_and_comes_back(whole: Stack, name: str) -> None:
    with Site(whole.url) as site:
        before = site.converse()
        assert not watching.is_degraded(before.say(SEARCH))
        whole.end(name)

        ready = site.get("/health/ready")
        assert ready.status_code == 503
        assert ready.json()["parts"][name] == "away"
        watching.everything_is_answered_degraded(site, before)
        watching.every_page_works(site)
        watching.page_of_the_chat_works(whole)
        assert site.get(before.path).status_code == 200

        whole.start(name)
        whole.wait_ready()
        seconds = watching.seconds_until_whole(site)
        assert seconds <= RECOVERS_IN
        after = before.say("thank you")
        assert not watching.is_degraded(after)
        assert after["outcome"] == "chat"
        assert after["understood"]["services"] == ["domestic_help"]
        assert after["understood"]["place"]["name"] == "Witham"
        more = before.say("have you got any in Maldon")
        assert more["understood"]["services"] == ["domestic_help"]
        assert more["understood"]["place"]["name"] == "Maldon"


def test_deleting_works_while_the_assistant_is_away(whole: Stack) -> None:
    with Site(whole.url) as site:
        talk = site.converse()
        talk.say(QUESTION)
        whole.end("assistant")
        assert talk.transcript()["turns"]
        assert site.delete(talk.path).status_code == 204
        assert site.get(talk.path).status_code == 404


def test_the_assistant_killed_outright(whole: Stack) -> None:
    with Site(whole.url) as site:
        talk = site.converse()
        talk.say(SEARCH)
        whole.end("assistant", signal.SIGKILL)
        watching.everything_is_answered_degraded(site, talk)
