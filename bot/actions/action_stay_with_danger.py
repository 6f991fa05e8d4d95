"""Leaves room for the safety information, then still helps with what was asked."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.deciding import find, goes_on_searching
from bot.actions.turn import OUT_OF_SCOPE, Turn
from directory.answers import Reply, advise, decline, hand_off
from directory.answers.advising import SURE


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
        return hand_off(turn.before, "handoff_worried")
