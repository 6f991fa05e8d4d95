"""Narrows or shifts the running search by what the message adds."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.going_on import picks
from bot.actions.searching import refine
from bot.actions.turn import Turn
from directory.answers import Reply, advise, change_search
from directory.reading.picks import read_pick


class ActionRefineSearch(AnsweringAction):
    """Narrows or shifts the running search by what the message adds."""

    def name(self) -> str:
        """As in the domain."""
        return "action_refine_search"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        best = picks(session, turn) if read_pick(turn.text).best else None
        if best and not turn.reading.services:
            return best
        is_search = change_search(turn.before, turn.said).criteria.says_what
        if not is_search and turn.topics and turn.wants("ask_advice"):
            return advise(turn.before, turn.topics)
        return refine(session, turn)
