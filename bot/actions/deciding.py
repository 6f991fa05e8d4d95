"""Answers shared by several actions: a search, with the advice that was asked for beside it."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.actions.turn import TOPIC_BESIDE_SEARCH, Turn
from directory.answers import Reply, advise, change_search, find_listings
from directory.answers.finding import ask_which_place


def find(session: Session, turn: Turn) -> Reply:
    """Searches with what the message says."""
    active = change_search(turn.before, turn.said)
    if turn.reading.places.choices:
        return ask_which_place(active, turn.reading.places.choices)
    return find_listings(session, active, turn.reading.places.unknown)


def find_and_advise(session: Session, turn: Turn) -> Reply:
    """Searches; and answers the question too, when the message also asks one."""
    found = find(session, turn)
    if not (turn.topics and turn.wants("ask_advice")):
        return found
    topic, probability = turn.topics[0]
    if probability < TOPIC_BESIDE_SEARCH:
        return found
    advice = {"type": "advice", "topic": topic}
    search = replace(found.search, topics=(topic,))
    return replace(
        found, blocks=[*found.blocks, advice], also=("advice",), topics=(topic,), search=search
    )


def advise_and_find(session: Session, turn: Turn) -> Reply:
    """Answers the question; and searches too, when the message also asks for that."""
    if not turn.topics:
        return find(session, turn)
    advice = advise(turn.before, turn.topics)
    place_said = turn.reading.places.place is not None
    if not (
        turn.wants("find_care")
        and turn.said.says_what
        and (place_said or turn.before.criteria.place)
    ):
        return advice
    found = find(session, turn)
    if found.outcome != "find":
        return advice
    search = replace(found.search, topics=advice.topics)
    also = ("find",)
    return replace(advice, blocks=[*advice.blocks[:1], *found.blocks], also=also, search=search)
