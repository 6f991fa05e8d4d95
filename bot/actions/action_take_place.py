"""Takes the place that was given, and searches if it is known for what."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.searching import find
from bot.actions.turn import Turn
from directory.answers import Reply


class ActionTakePlace(AnsweringAction):
    """Takes the place that was given, and searches if it is known for what."""

    def name(self) -> str:
        """As in the domain."""
        return "action_take_place"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        return find(session, turn)
