"""Tells more of the listings that were shown."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.searching import refine
from bot.actions.turn import Turn
from bot.actions.wordings import wants_nearer
from directory.answers import Reply, hand_off, pick_listings
from directory.reading.picks import Pick, read_pick

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
            return hand_off(turn.before)
        if pick == Pick() and wants_nearer(turn.text):
            return refine(session, turn)
        return pick_listings(session, turn.before, pick)
