"""Leaves room for the safety information, then still helps with what was asked."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.going_on import goes_on_searching
from bot.actions.searching import find
from bot.actions.turn import OUT_OF_SCOPE, Turn
from directory.answers import Reply, advise, decline, hand_off, offer_topics
from directory.answers.advising import OFFERED, SURE

WORRYING = 0.5
"""Below this nothing may be wrong at all: "she has MS"."""


class ActionStayWithDanger(AnsweringAction):
    """Leaves room for the safety information, then still helps with what was asked."""

    heeds_the_search = False

    def name(self) -> str:
        """As in the domain."""
        return "action_stay_with_danger"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        said = turn.said
        if said.says_what and (said.place or turn.wants("find_care")):
            return find(session, turn)
        if turn.reading.narrows and (going_on := goes_on_searching(session, turn)):
            return going_on
        if turn.runner_up == OUT_OF_SCOPE:
            return decline(turn.before)
        if turn.topics and turn.topics[0][1] >= SURE:
            return advise(turn.before, turn.topics)
        if turn.confidence < WORRYING:
            return offer_topics(turn.before, tuple(topic for topic, _ in turn.topics[:OFFERED]))
        return hand_off(turn.before, "handoff_worried")
