"""Tells more of the listings that were shown."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.turn import Turn
from directory.answers import Reply, pick_listings
from directory.answers.reply import Blocks
from directory.reading.picks import read_pick

OF_THE_COUNCIL = ("phone", "hours")
"""What is asked of the council itself when no listing has been shown."""


class ActionPickListing(AnsweringAction):
    """Tells more of one of the listings that were shown, or compares some."""

    def name(self) -> str:
        """As in the domain."""
        return "action_pick_listing"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        pick = read_pick(turn.text)
        if not turn.before.shown and pick.asks in OF_THE_COUNCIL:
            return Reply("handoff", Blocks().handoff("handoff_asked").made, turn.before)
        return pick_listings(session, turn.before, pick)
