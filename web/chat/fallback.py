"""Answers without the assistant: the directory's own reading, search and advice search."""

from typing import Any

from sqlalchemy.orm import Session

from directory.advice import search_articles
from directory.answers import (
    ActiveSearch,
    Reply,
    Said,
    advise,
    change_search,
    find_earlier,
    find_listings,
    search_everywhere,
    take_choice,
)
from directory.answers.reply import Blocks
from directory.places import PlaceFinder
from directory.reading import Reading, read_message

GOOD_ANSWER = 0.5
"""How sure an answer from the advice search is taken to be: likely, never certain."""


def answer(
    session: Session,
    finder: PlaceFinder,
    text: str,
    before: ActiveSearch,
    picked: dict[str, Any] | None,
) -> Reply:
    """The best reply that lists, rules and word search can give."""
    if picked:
        return take_choice(session, before, picked)
    reading = read_message(text, finder)
    said = Said(
        services=reading.services,
        needs=reading.needs,
        kinds=reading.kinds,
        place=reading.places.place,
        constraints=reading.constraints,
        refused=reading.refused,
        dropped=reading.dropped,
        whom=reading.whom,
        adds=reading.adds,
    )
    earlier = find_earlier(before, text, said)
    if earlier:
        return find_listings(session, earlier, says_what=True)
    if reading.places.is_whole_area and change_search(before, said).criteria.says_what:
        return search_everywhere(session, change_search(before, said))
    if _is_search(reading, said, before):
        return find_listings(session, change_search(before, said), reading.places.unknown)
    found = search_articles(text, limit=3)
    if found:
        return advise(before, [(topic, GOOD_ANSWER) for topic, _score in found])
    if said.says_what:
        return find_listings(session, change_search(before, said), reading.places.unknown)
    return Reply("handoff", Blocks().text("degraded_nothing").made, before)


def _is_search(reading: Reading, said: Said, before: ActiveSearch) -> bool:
    if said.place:
        return said.says_what or before.criteria.says_what or not reading.is_question
    return said.says_what and not reading.is_question
