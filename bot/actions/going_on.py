"""What a message means while a search runs, whatever it was taken for."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.actions.registering import goes_on_registering
from bot.actions.searching import find
from bot.actions.turn import TOPIC_BESIDE_SEARCH, Turn
from bot.actions.wordings import (
    asks_for_the_council,
    asks_of_them,
    asks_what_about,
    asks_who,
    says_near_me,
    says_what_not,
)
from directory.answers import (
    Reply,
    acknowledge,
    cannot_tell,
    change_search,
    find_earlier,
    find_listings,
    hand_off,
    pick_listings,
)
from directory.answers.advising import SURE
from directory.reading.picks import read_pick
from directory.search import Constraints

QUESTION_SURE = 0.6
"""Below this, or when no topic is sure, what goes on with the running search is no question."""


def heed(session: Session, turn: Turn) -> Reply | None:
    """What a message asks of the listings shown and of nothing else, an earlier search that it goes
    back to, or more on being listed; None: none of these."""
    listed = goes_on_registering(turn)
    if listed:
        return listed
    if asks_for_the_council(turn.text):
        return hand_off(turn.before)
    criteria = turn.before.criteria
    if says_near_me(turn.text) and criteria.says_what and not (criteria.place or turn.said.place):
        return find(session, turn)
    if turn.of_the_listings:
        return pick_listings(session, turn.before, turn.of_the_listings)
    earlier = find_earlier(turn.before, turn.text, turn.said)
    return find_listings(session, earlier, says_what=True) if earlier else None


def is_of_the_search(session: Session, turn: Turn) -> Reply | None:
    """What it adds to the running search or corrects of it; None: it is a question."""
    sure = turn.topics[0][1]
    asks = turn.reading.is_question or "?" in turn.text
    corrects = says_what_not(turn.text) or (_says_again(turn) and sure < TOPIC_BESIDE_SEARCH)
    if turn.before.criteria.says_what and corrects and not asks:
        return find(session, turn)
    if turn.before.criteria.says_what and _asks_who(turn):
        return find(session, turn)
    if turn.tells_more and (going_on := goes_on_searching(session, turn)):
        return going_on
    is_of_them = sure < SURE and asks_of_them(turn.text) and not turn.reading.services
    if is_of_them and (unknown := cannot_tell(session, turn.before)):
        return unknown
    is_unsure = turn.confidence < QUESTION_SURE or sure < SURE
    if not is_unsure or turn.asks_what_it_costs:
        return None
    return (picks if turn.reading.is_question else goes_on_searching)(session, turn)


def _asks_who(turn: Turn) -> bool:
    """Whether it is a wish in the shape of a question: "do you have someone who knows about strokes",
    "what about a care home instead"."""
    reading = turn.reading
    states = reading.needs or reading.constraints != Constraints() or reading.has_times_to_ask
    if asks_what_about(turn.text):
        return bool(states or reading.services) and not turn.asks_what_it_costs
    return bool(asks_who(turn.text) and states)


def _says_again(turn: Turn) -> bool:
    """Whether it names a place, or what is being looked for."""
    looked_for = set(turn.reading.services) & set(turn.before.criteria.services)
    return turn.reading.places.place is not None or bool(looked_for)


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
        return acknowledge(turn.before)
    named = set(turn.reading.services)
    is_named = named and (named & set(turn.before.criteria.services) or turn.tells_more)
    if places.place or places.choices or places.is_whole_area or is_named:
        return find(session, turn)
    picked = picks(session, turn)
    if picked:
        return picked
    said = replace(turn.said, services=(), kinds=turn.reading.kinds, whom="")
    said = said if turn.tells_more else replace(said, needs=(), kinds=(), refused=frozenset())
    active = change_search(turn.before, said)
    if reading.leaves_out and not active.criteria.says_what:
        return acknowledge(turn.before)
    changes = turn.tells_more or active.criteria != turn.before.criteria
    if not (changes and active.criteria.says_what):
        return None
    return find_listings(session, active)
