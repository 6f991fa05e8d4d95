"""Forgets the search; begins a new one, or looks elsewhere, where that is what was said."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.searching import find
from bot.actions.turn import Turn
from directory.answers import ActiveSearch, Reply
from directory.answers.reply import Blocks


class ActionStartAgain(AnsweringAction):
    """Forgets the search; begins a new one, or looks elsewhere, where that is what was said."""

    heeds_the_search = False

    def name(self) -> str:
        """As in the domain."""
        return "action_start_again"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        if turn.said.says_what and turn.reading.services:
            return find(session, replace(turn, before=ActiveSearch()))
        takes_back = bool(turn.reading.dropped)
        if (turn.reading.places.place or takes_back) and turn.before.criteria.says_what:
            return find(session, turn)
        return Reply("chat", Blocks().text("started_again").made, ActiveSearch())
