"""Finds listings for what the message asks; answers its question too, if it has one."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.deciding import find_and_advise
from bot.actions.turn import Turn
from directory.answers import Reply


class ActionFindCare(AnsweringAction):
    """Finds listings for what the message asks; answers its question too, if it has one."""

    def name(self) -> str:
        """As in the domain."""
        return "action_find_care"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        return find_and_advise(session, turn)
