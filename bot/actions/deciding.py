"""Answers shared by several actions: a search, with the advice that was asked for beside it."""

import re
from dataclasses import replace

from sqlalchemy.orm import Session

from bot.actions.registering import goes_on_registering
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
    find_earlier,
    find_listings,
    offer_topics,
    pick_listings,
    search_everywhere,
)
from directory.answers.advising import OFFERED, SURE
from directory.answers.finding import ask_which_place
from directory.answers.reply import Blocks
from directory.reading.picks import read_pick

MOST_OFFERED = 2
_SAYS_WHAT_NOT = re.compile(r"^(?:no[ ,.]+|sorry[ ,.]+|but )*not (?!sure)[^?]*$", re.IGNORECASE)
"""While a search runs, a correction of it: "not a mental health one, for brain injuries"."""
_NEARER = re.compile(r"\b(?:near(?:er|est)|clos(?:er|est)|local)\b", re.IGNORECASE)
_WHO_DOES = re.compile(
    r"^(?:and |but |so |ok )*(?:do (?:you|they) have|have (?:you|they)|you got|got|is there|are there|any of)\b.{0,12}"
    r"\b(?:any|anyone|anybody|some|someone|somebody|one|ones|people|place|places|them)\b",
    re.IGNORECASE,
)
"""While a search runs, a wish in the shape of a question: "do you have someone who knows about strokes"."""
TOPIC_SURE = 0.5
QUESTION_SURE = 0.6
"""Below this, or when no topic is sure, what goes on with the running search is no question."""


def heed(session: Session, turn: Turn) -> Reply | None:
    """What a message asks of the listings shown and of nothing else, an earlier search that it goes
    back to, or more on being listed; None: none of these."""
    listed = goes_on_registering(turn)
    if listed:
        return listed
    if turn.of_the_listings:
        return pick_listings(session, turn.before, turn.of_the_listings)
    earlier = find_earlier(turn.before, turn.text, turn.said)
    return find_listings(session, earlier, says_what=True) if earlier else None


def find(session: Session, turn: Turn) -> Reply:
    """Searches with what the message says."""
    active = change_search(turn.before, turn.said)
    if turn.reading.places.choices:
        return ask_which_place(active, turn.reading.places.choices)
    if turn.reading.places.is_whole_area:
        return search_everywhere(session, active)
    return find_listings(session, active, turn.reading.places.unknown)


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
    going_on = _is_of_the_search(session, turn)
    if going_on:
        return going_on
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


def _says_again(turn: Turn) -> bool:
    """Whether it names a place, or what is being looked for."""
    looked_for = set(turn.reading.services) & set(turn.before.criteria.services)
    return turn.reading.places.place is not None or bool(looked_for)


def _is_elsewhere(turn: Turn) -> bool:
    """Whether it may well be no matter of care, and names nothing that is."""
    likeliest = turn.topics[0][1]
    return turn.elsewhere >= PERHAPS_ELSEWHERE and likeliest < TOPIC_SURE and not _names_care(turn)


def _names_care(turn: Turn) -> bool:
    """A service, a need or a place; or a search is running, which it may go on with."""
    reading, before = turn.reading, turn.before.criteria
    return bool(reading.services or reading.needs or reading.places.place or before.says_what)


def _is_of_the_search(session: Session, turn: Turn) -> Reply | None:
    """What it adds to the running search or corrects of it; None: it is a question."""
    sure = turn.topics[0][1]
    asks = turn.reading.is_question or "?" in turn.text
    corrects = _SAYS_WHAT_NOT.search(turn.text) or (
        _says_again(turn) and sure < TOPIC_BESIDE_SEARCH
    )
    if turn.before.criteria.says_what and corrects and not asks:
        return find(session, turn)
    asks_who = _WHO_DOES.search(turn.text) and (turn.reading.needs or turn.reading.narrows)
    if turn.before.criteria.says_what and asks_who:
        return find(session, turn)
    if turn.tells_more and (going_on := goes_on_searching(session, turn)):
        return going_on
    is_unsure = turn.confidence < QUESTION_SURE or sure < SURE
    if not is_unsure or turn.asks_what_it_costs:
        return None
    return (picks if turn.reading.is_question else goes_on_searching)(session, turn)


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


def picks(session: Session, turn: Turn) -> Reply | None:
    """What a message asks of the listings that were shown; None: nothing."""
    pick = read_pick(turn.text)
    compares = pick.compares and not turn.reading.services
    if turn.before.shown and (pick.best or compares or pick.numbers):
        return pick_listings(session, turn.before, pick)
    return None


def goes_on_searching(session: Session, turn: Turn) -> Reply | None:
    """What a message adds to the running search, or asks of the listings shown, though it was not
    taken for that ("are you thick, I said a bloke", "who is cheapest"); None: nothing."""
    if not turn.before.criteria.says_what:
        return None
    reading, places = turn.reading, turn.reading.places
    if reading.leaves_out and not (reading.refused or turn.said.refused or reading.dropped):
        return Reply("chat", Blocks().text("acknowledges").made, turn.before)
    named = set(turn.reading.services)
    is_named = named and (named & set(turn.before.criteria.services) or turn.tells_more)
    if places.place or places.choices or places.is_whole_area or is_named:
        return find(session, turn)
    picked = picks(session, turn)
    if picked:
        return picked
    said = replace(turn.said, services=(), kinds=(), whom="")
    said = said if turn.tells_more else replace(said, needs=(), refused=frozenset())
    active = change_search(turn.before, said)
    changes = turn.tells_more or active.criteria != turn.before.criteria
    if not (changes and active.criteria.says_what):
        return None
    found = find_listings(session, active)
    if not turn.reading.rules_out_times:
        return found
    return replace(found, blocks=[*Blocks().text("times_not_left_out").made, *found.blocks])


def refine(session: Session, turn: Turn) -> Reply:
    """The running search, narrowed by what the message says: half as far, where it wants it nearer."""
    active = change_search(turn.before, turn.said)
    if _NEARER.search(turn.text):
        criteria = active.criteria
        nearer = replace(criteria.constraints, radius_km=round(criteria.radius_km / 2, 1))
        active = active.looking_for(replace(criteria, constraints=nearer))
    return find_listings(session, active, turn.reading.places.unknown)
