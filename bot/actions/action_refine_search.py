"""Narrows or shifts the running search by what the message adds."""

import re
from dataclasses import replace

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.turn import Turn
from directory.answers import Reply, advise, change_search, find_listings, pick_listings

_NEARER = re.compile(r"\b(?:near(?:er|est)|clos(?:er|est)|local)\b", re.IGNORECASE)


class ActionRefineSearch(AnsweringAction):
    """Narrows or shifts the running search by what the message adds."""

    def name(self) -> str:
        """As in the domain."""
        return "action_refine_search"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        if turn.of_the_listings:
            return pick_listings(session, turn.before, turn.of_the_listings)
        active = change_search(turn.before, turn.said)
        if _NEARER.search(turn.text):
            criteria = active.criteria
            nearer = replace(criteria.constraints, radius_km=round(criteria.radius_km / 2, 1))
            active = active.looking_for(replace(criteria, constraints=nearer))
        if not active.criteria.says_what and turn.topics and turn.wants("ask_advice"):
            return advise(turn.before, turn.topics)
        return find_listings(session, active, turn.reading.places.unknown)
