"""Answers a question from the advice library; searches too, if that is asked."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.deciding import advise_and_find
from bot.actions.turn import Turn
from directory.answers import Reply


class ActionAnswerAdvice(AnsweringAction):
    """Answers a question from the advice library; searches too, if that is asked."""

    def name(self) -> str:
        """As in the domain."""
        return "action_answer_advice"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        return advise_and_find(session, turn)
