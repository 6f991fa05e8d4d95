"""Tells more of one of the listings that were shown."""

import re

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.turn import Turn
from directory.answers import Reply, pick_listing

_NUMBERS = [
    (number, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for number, words in (
        (1, "first|1st|one at the top|top one|number one|number 1|no 1|1"),
        (2, "second|2nd|number two|number 2|no 2|2|two"),
        (3, "third|3rd|number three|number 3|no 3|3|three"),
        (4, "fourth|4th|number four|number 4|no 4|4|four"),
        (5, "fifth|5th|number five|number 5|no 5|5|five"),
        (-1, "last|bottom"),
    )
]


class ActionPickListing(AnsweringAction):
    """Tells more of one of the listings that were shown."""

    def name(self) -> str:
        """As in the domain."""
        return "action_pick_listing"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        return pick_listing(session, turn.before, _number(turn.text))


def _number(text: str) -> int:
    """1 for the first, -1 for the last; the first when no number is said."""
    for number, pattern in _NUMBERS:
        if pattern.search(text):
            return number
    return 1
