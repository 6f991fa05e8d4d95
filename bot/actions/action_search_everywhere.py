"""Searches the whole area, for somebody who does not wish to say where."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.turn import Turn
from directory.answers import Reply, change_search, search_everywhere


class ActionSearchEverywhere(AnsweringAction):
    """Searches the whole area, for somebody who does not wish to say where."""

    heeds_the_search = False

    def name(self) -> str:
        """As in the domain."""
        return "action_search_everywhere"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        return search_everywhere(session, change_search(turn.before, turn.said))
