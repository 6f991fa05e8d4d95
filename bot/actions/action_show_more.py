"""Shows the next page of the running search."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.deciding import find
from bot.actions.turn import Turn
from directory.answers import Reply, show_more


class ActionShowMore(AnsweringAction):
    """Shows the next page of the running search."""

    def name(self) -> str:
        """As in the domain."""
        return "action_show_more"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        if turn.reading.places.place:
            return find(session, turn)
        return show_more(session, turn.before)
