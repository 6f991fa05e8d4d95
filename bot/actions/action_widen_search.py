"""Looks further out, or everywhere when that is what was said."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.turn import Turn
from directory.answers import Reply, change_search, find_listings, search_everywhere, widen


class ActionWidenSearch(AnsweringAction):
    """Looks further out, or everywhere when that is what was said."""

    def name(self) -> str:
        """As in the domain."""
        return "action_widen_search"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        if turn.reading.places.is_whole_area:
            return search_everywhere(session, turn.before)
        active = change_search(turn.before, turn.said)
        if turn.said.constraints.radius_km or turn.said.place:
            return find_listings(session, active)
        return widen(session, active)
