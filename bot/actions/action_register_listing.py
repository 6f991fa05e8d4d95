"""Tells somebody how to be listed here, with the advice that fits who they are."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.registering import register
from bot.actions.searching import find
from bot.actions.turn import Turn
from directory.answers import Reply


class ActionRegisterListing(AnsweringAction):
    """Tells somebody how to be listed here, with the advice that fits who they are."""

    heeds_the_search = False

    def name(self) -> str:
        """As in the domain."""
        return "action_register_listing"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        if turn.reading.adds and turn.reading.services and turn.before.criteria.services:
            return find(session, turn)
        return register(turn)
