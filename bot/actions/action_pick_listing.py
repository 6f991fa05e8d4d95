"""Tells more of the listings that were shown."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.turn import Turn
from directory.answers import Reply, pick_listings
from directory.reading.picks import read_pick


class ActionPickListing(AnsweringAction):
    """Tells more of one of the listings that were shown, or compares some."""

    def name(self) -> str:
        """As in the domain."""
        return "action_pick_listing"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        return pick_listings(session, turn.before, read_pick(turn.text))
