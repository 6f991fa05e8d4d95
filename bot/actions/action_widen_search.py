"""Looks further out, or everywhere when that is what was said."""

import re

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.turn import Turn
from directory.answers import Reply, change_search, find_listings, search_everywhere, widen

_EVERYWHERE = re.compile(
    r"\b(?:anywhere|everywhere|whole|all over|any ?where|county|essex|doesn'?t matter where)\b",
    re.IGNORECASE,
)


class ActionWidenSearch(AnsweringAction):
    """Looks further out, or everywhere when that is what was said."""

    def name(self) -> str:
        """As in the domain."""
        return "action_widen_search"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        if _EVERYWHERE.search(turn.text) and not turn.reading.places.place:
            return search_everywhere(session, turn.before)
        active = change_search(turn.before, turn.said)
        if turn.said.constraints.radius_km or turn.said.place:
            return find_listings(session, active)
        return widen(session, active)
