"""A part hangs (its port open, nothing answered): nobody waits long, and the site comes right."""

import pytest

from tests.faults import watching
from tests.faults.watching import QUESTION, RECOVERS_IN, SEARCH
from tests.stack import Stack
from tests.talking import Site

pytestmark = [pytest.mark.assistant, pytest.mark.slow]

FIRST_SECONDS = 8.0
"""The time-out is five seconds; the rest is for a busy machine."""
LATER_SECONDS = 2.0
TURNS_TO_LEARN = 4
"""After so many slow ones the site stops asking for a while."""


@pytest.mark.parametrize("name", ["assistant", "actions"])
def test_a_part_hangs_and_goes_on(whole: Stack, name: str) -> None:
    with Site(whole.url) as site:
        before = site.converse()
        before.say(SEARCH)
        whole.hang(name)

        slow = [watching.say(before, "what about Witham")]
        slow += [watching.say(site.converse(), QUESTION) for _ in range(TURNS_TO_LEARN)]
        assert all(watching.is_degraded(each.answer) for each in slow)
        assert max(each.seconds for each in slow) < FIRST_SECONDS
        assert slow[0].answer["understood"]["services"] == ["domestic_help"]
        assert slow[0].answer["understood"]["place"]["name"] == "Witham"

        later = [watching.say(site.converse(), SEARCH).seconds for _ in range(3)]
        assert min(later) < LATER_SECONDS, f"nobody should wait each time: {later}"
        for page in watching.PAGES:
            assert site.get(page).status_code == 200, page
        danger = watching.say(site.converse(), watching.DANGER)
        assert danger.answer["outcome"] == "alert"
        assert danger.seconds < FIRST_SECONDS

        whole.go_on(name)
        assert watching.seconds_until_whole(site) <= RECOVERS_IN
        after = before.say("thank you")
        assert not watching.is_degraded(after)
        assert after["understood"]["place"]["name"] == "Witham"
