"""Does what a choice stands for, when somebody takes one of the choices that were offered."""

from typing import Any

from sqlalchemy.orm import Session

from directory.answers.active_search import ActiveSearch
from directory.answers.advising import advise
from directory.answers.finding import find_listings, show_more, widen
from directory.answers.merging import Said, change_search
from directory.answers.reply import Reply
from directory.places import Place
from directory.vocabulary import SERVICES, TOPICS


def take_choice(session: Session, active: ActiveSearch, picked: dict[str, Any]) -> Reply:
    """`picked` has one of `topic`, `service`, `place` or `saying`, as it was offered."""
    if picked.get("topic") in TOPICS:
        return advise(active, [(picked["topic"], 1.0)])
    if picked.get("service") in SERVICES:
        return find_listings(session, change_search(active, Said(services=(picked["service"],))))
    place = Place.from_dict(picked.get("place"))
    if place:
        return find_listings(session, change_search(active, Said(place=place)))
    if picked.get("saying") == "choice_more":
        return show_more(session, active)
    return widen(session, active)
