"""Shows the next page of the running search."""

import re

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.searching import find
from bot.actions.turn import Turn
from directory.answers import Reply, find_listings, show_more

_MORE = re.compile(
    r"\b(?:more|others?|else|next|another|rest|further|different|extra|additional|remaining)\b",
    re.IGNORECASE,
)
"""After something else was talked of, "who have you got" asks for the same listings again."""


class ActionShowMore(AnsweringAction):
    """Shows the next page of the running search."""

    def name(self) -> str:
        """As in the domain."""
        return "action_show_more"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        if turn.reading.places.place:
            return find(session, turn)
        if turn.before.outcome != "find" and not _MORE.search(turn.text):
            return find_listings(session, turn.before)
        return show_more(session, turn.before)
