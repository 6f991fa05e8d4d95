"""Does what a choice stands for: the site says which was chosen."""

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.turn import Turn
from directory.answers import (
    Reply,
    Said,
    advise,
    change_search,
    find_listings,
    show_more,
    widen,
)
from directory.places import Place
from directory.vocabulary import SERVICES, TOPICS


class ActionTakeChoice(AnsweringAction):
    """Does what a choice stands for: the site says which was chosen."""

    def name(self) -> str:
        """As in the domain."""
        return "action_take_choice"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        picked = turn.picked
        if picked.get("topic") in TOPICS:
            return advise(turn.before, [(picked["topic"], 1.0)])
        if picked.get("service") in SERVICES:
            said = Said(services=(picked["service"],))
            return find_listings(session, change_search(turn.before, said))
        place = Place.from_dict(picked.get("place"))
        if place:
            return find_listings(session, change_search(turn.before, Said(place=place)))
        if picked.get("saying") == "choice_more":
            return show_more(session, turn.before)
        return widen(session, turn.before)
