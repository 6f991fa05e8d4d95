"""Answers what asks nothing of the directory; unless it says more of the running search after all."""

import re
from collections.abc import Callable

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.going_on import goes_on_searching
from bot.actions.searching import find
from bot.actions.turn import OUT_OF_SCOPE, Turn
from bot.actions.wordings import asks_of_them
from directory.answers import (
    ActiveSearch,
    Reply,
    acknowledge,
    advise,
    cannot_tell,
    decline,
    find_listings,
    hand_off,
)
from directory.answers.advising import SURE as TOPIC_SURE
from directory.answers.reply import Blocks

GREET = "greet"
GREETING_WORDS = 3
TALK_TO_PERSON = "talk_to_person"
SURE = {OUT_OF_SCOPE: 0.4}
USUALLY_SURE = 0.7
"""From this probability such a message is what it seems, whatever else it says."""

PERHAPS_MORE = (OUT_OF_SCOPE, TALK_TO_PERSON, "acknowledge")
"""What may all the same tell more of the running search ("someone male")."""
_TALKS = re.compile(
    r"\b(?:talk\w*|speak\w*|chat|ring|call\w*|phone|human|operator|advis[eo]r)\b", re.IGNORECASE
)
_NAMES_A_PERSON = re.compile(
    r"\b(?:person|people|real|number|contact|team|staff|social worker|manager|council|somebody|someone|anyone|agent|"
    r"bot|robot|machine|computer|e-?mail|write|text|help\w*|hand\w*|line|desk|office|refer\w*|transfer|worker)\b",
    re.IGNORECASE,
)
"""Taken for a wish to talk to a person while listings are shown, but with no such word: more of the search."""

_NO_PERSON_OF_OURS = re.compile(r"\bin person\b|^(?:no,? )?not (?:an? |the )?\w+.*", re.IGNORECASE)
""""Not an agency, just a person": the help that is looked for is to be one."""


def _take_feedback(search: ActiveSearch) -> Reply:
    return Reply("feedback", Blocks().text("feedback").form("feedback").made, search)


def _greet(search: ActiveSearch) -> Reply:
    return Reply("chat", Blocks().text("greets").made, search)


REPLIES: dict[str, Callable[[ActiveSearch], Reply]] = {
    GREET: _greet,
    TALK_TO_PERSON: hand_off,
    "give_feedback": _take_feedback,
    "acknowledge": acknowledge,
    OUT_OF_SCOPE: decline,
}


def _asked_after_a_greeting(session: Session, turn: Turn) -> Reply | None:
    """What is asked beside a greeting: "hi can you help me make friends"; None: nothing."""
    if turn.reading.services:
        return find(session, turn)
    asks = turn.topics and turn.topics[0][1] >= TOPIC_SURE
    is_long = len(turn.text.split()) > GREETING_WORDS
    return advise(turn.before, turn.topics) if asks and is_long else None


class ActionGoOnOrReply(AnsweringAction):
    """Answers what asks nothing of the directory; unless it says more of the running search after all."""

    def name(self) -> str:
        """As in the domain."""
        return "action_go_on_or_reply"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        if turn.intent == GREET and (asked := _asked_after_a_greeting(session, turn)):
            return asked
        is_out = turn.intent == OUT_OF_SCOPE and turn.confidence < USUALLY_SURE
        if is_out and turn.reading.services:
            return find(session, turn)
        if turn.intent == OUT_OF_SCOPE and turn.asks_what_it_costs:
            return advise(turn.before, turn.topics)
        is_sure = turn.confidence >= SURE.get(turn.intent, USUALLY_SURE)
        talks = turn.intent == TALK_TO_PERSON and _TALKS.search(turn.text)
        if turn.intent in PERHAPS_MORE and turn.tells_more and not talks:
            is_sure = False
        going_on = None if is_sure else goes_on_searching(session, turn)
        if not going_on and turn.intent == OUT_OF_SCOPE and asks_of_them(turn.text):
            going_on = cannot_tell(session, turn.before)
        if not going_on and self._is_of_what_was_shown(turn):
            return find_listings(session, turn.before)
        return going_on or REPLIES[turn.intent](turn.before)

    def _is_of_what_was_shown(self, turn: Turn) -> bool:
        text = _NO_PERSON_OF_OURS.sub("", turn.text)
        names_one = _TALKS.search(text) or _NAMES_A_PERSON.search(text)
        return bool(turn.intent == TALK_TO_PERSON and turn.before.shown and not names_one)
