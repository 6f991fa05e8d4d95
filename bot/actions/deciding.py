"""Answers shared by several actions: a search, with the advice that was asked for beside it."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.actions.going_on import QUESTION_SURE, is_of_the_search
from bot.actions.searching import find
from bot.actions.turn import (
    ELSEWHERE,
    PERHAPS_ELSEWHERE,
    SERVICE_LIKELY,
    TOPIC_BESIDE_SEARCH,
    Turn,
)
from directory.answers import (
    ActiveSearch,
    Reply,
    advise,
    change_search,
    decline,
    offer_topics,
)
from directory.answers.advising import OFFERED
from directory.answers.reply import Blocks

MOST_OFFERED = 2
TOPIC_SURE = 0.5


def find_and_advise(session: Session, turn: Turn) -> Reply:
    """Searches; and answers the question too, when the message also asks one."""
    likeliest = max((p for _, p in turn.scores.get("services", [])), default=0.0)
    if turn.elsewhere >= ELSEWHERE and likeliest < SERVICE_LIKELY and not _names_care(turn):
        return decline(turn.before)
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
    going_on = is_of_the_search(session, turn)
    if going_on:
        return going_on
    names_it = turn.reading.services and turn.reading.is_statement
    if names_it and turn.topics[0][1] < TOPIC_SURE:
        return find(session, turn)
    if _is_elsewhere(turn):
        topics = tuple(topic for topic, _ in turn.topics)[:OFFERED]
        is_so = turn.elsewhere >= ELSEWHERE
        return decline(turn.before) if is_so else offer_topics(turn.before, topics)
    advice = advise(_with_its_place(turn), turn.topics, turn.confidence >= QUESTION_SURE)
    place_said = turn.reading.places.place is not None
    if not (turn.wants("find_care") and turn.said.says_what):
        return advice
    if not (place_said or turn.before.criteria.place):
        return _offering_to_look(advice, turn)
    found = find(session, turn)
    if found.outcome != "find":
        return advice
    search = replace(found.search, topics=advice.topics)
    also = ("find",)
    return replace(advice, blocks=[*advice.blocks[:1], *found.blocks], also=also, search=search)


def _with_its_place(turn: Turn) -> ActiveSearch:
    """The search as it was; near the place that the question names, if it was near none."""
    place, criteria = turn.said.place, turn.before.criteria
    if place is None or criteria.place:
        return turn.before
    return replace(turn.before, criteria=replace(criteria, place=place))


def _is_elsewhere(turn: Turn) -> bool:
    """Whether it may well be no matter of care, and names nothing that is."""
    likeliest = turn.topics[0][1]
    return turn.elsewhere >= PERHAPS_ELSEWHERE and likeliest < TOPIC_SURE and not _names_care(turn)


def _names_care(turn: Turn) -> bool:
    """A service, a need or a place; or a search is running, which it may go on with."""
    reading, before = turn.reading, turn.before.criteria
    return bool(reading.services or reading.needs or reading.places.place or before.says_what)


def _offering_to_look(advice: Reply, turn: Turn) -> Reply:
    """The advice; and the services that were also asked for, to be looked for at a press or once a
    place is said."""
    likeliest = [s for s, p in turn.scores.get("services", [])[:1] if p >= SERVICE_LIKELY]
    sure = [s for s in turn.said.services if s in (turn.reading.services or likeliest)]
    if advice.outcome != "advice" or not sure:
        return advice
    options = [{"service": service} for service in sure[:MOST_OFFERED]]
    blocks = list(advice.blocks)
    wanted = change_search(turn.before, replace(turn.said, services=tuple(sure[:MOST_OFFERED])))
    if blocks[-1]["type"] == "choices":
        blocks[-1] = {**blocks[-1], "options": [*blocks[-1]["options"], *options]}
    else:
        blocks += Blocks().text("can_look_for").choices(options).made
    search = replace(wanted, topics=advice.topics)
    return replace(advice, blocks=blocks, also=("ask",), search=search)
