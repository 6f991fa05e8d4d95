"""The search that a message asks for, whether it begins one or changes the one that runs."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.actions.turn import Turn
from bot.actions.wordings import says_one_of_them, wants_nearer
from directory.answers import Reply, change_search, find_listings, search_everywhere
from directory.answers.finding import ask_which_place


def find(session: Session, turn: Turn) -> Reply:
    """Searches with what the message says."""
    said = replace(turn.said, services=()) if _refers_to_advice(turn) else turn.said
    active = change_search(turn.before, said)
    if turn.reading.places.choices:
        return ask_which_place(active, turn.reading.places.choices)
    if turn.reading.places.is_whole_area:
        return search_everywhere(session, active)
    return find_listings(session, active, turn.reading.places.unknown)


def _refers_to_advice(turn: Turn) -> bool:
    """Whether it looks for what was just answered about: "is there one near Epping"."""
    refers = turn.before.outcome == "advice" and not turn.before.criteria.says_what
    return refers and not turn.reading.services and says_one_of_them(turn.text)


def refine(session: Session, turn: Turn) -> Reply:
    """The running search, narrowed by what the message says: half as far, where it wants it nearer."""
    active = change_search(turn.before, turn.said)
    if wants_nearer(turn.text):
        criteria = active.criteria
        nearer = replace(criteria.constraints, radius_km=round(criteria.radius_km / 2, 1))
        active = active.looking_for(replace(criteria, constraints=nearer))
    return find_listings(session, active, turn.reading.places.unknown)
