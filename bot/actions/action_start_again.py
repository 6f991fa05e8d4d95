"""Forgets the search."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.turn import Turn
from directory.answers import ActiveSearch, Reply
from directory.answers.reply import Blocks


class ActionStartAgain(AnsweringAction):
    """Forgets the search."""

    def name(self) -> str:
        """As in the domain."""
        return "action_start_again"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        return Reply("chat", Blocks().text("started_again").made, ActiveSearch())
