"""Does what a choice stands for: the site says which was chosen."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.turn import Turn
from directory.answers import Reply, take_choice


class ActionTakeChoice(AnsweringAction):
    """Does what a choice stands for: the site says which was chosen."""

    heeds_the_search = False

    def name(self) -> str:
        """As in the domain."""
        return "action_take_choice"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        return take_choice(session, turn.before, turn.picked)
