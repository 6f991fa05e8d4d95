"""Narrows or shifts the running search by what the message adds."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.deciding import refine
from bot.actions.turn import Turn
from directory.answers import Reply, advise, change_search


class ActionRefineSearch(AnsweringAction):
    """Narrows or shifts the running search by what the message adds."""

    def name(self) -> str:
        """As in the domain."""
        return "action_refine_search"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        is_search = change_search(turn.before, turn.said).criteria.says_what
        if not is_search and turn.topics and turn.wants("ask_advice"):
            return advise(turn.before, turn.topics)
        return refine(session, turn)
