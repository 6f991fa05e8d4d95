"""Says it is not sure, and offers what is likeliest; never a confident guess."""

import re

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.going_on import goes_on_searching
from bot.actions.searching import find
from bot.actions.turn import Turn
from bot.actions.wordings import asks_of_them
from directory.answers import Reply, advise, cannot_tell, not_clear, offer_topics
from directory.answers.advising import SURE
from directory.answers.reply import Blocks

UNCLEAR = "unclear"
_THANKS = re.compile(
    r"^(?:ok |right |lovely |great )?(?:thank|thanks|thx|ta|cheers|much obliged|god bless|bye|goodbye)\b[^?]*$",
    re.IGNORECASE,
)


class ActionOfferChoices(AnsweringAction):
    """Says it is not sure, and offers what is likeliest; never a confident guess."""

    def name(self) -> str:
        """As in the domain."""
        return "action_offer_choices"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        if _THANKS.search(turn.text):
            return Reply("chat", Blocks().text("welcomes").made, turn.before)
        if turn.asks_what_it_costs:
            return advise(turn.before, turn.topics)
        said = turn.said
        going_on = goes_on_searching(session, turn)
        if going_on and not said.services:
            return going_on
        is_on_no_topic = not turn.topics or turn.topics[0][1] < SURE
        if is_on_no_topic and asks_of_them(turn.text) and not said.says_what:
            unknown = cannot_tell(session, turn.before)
            if unknown:
                return unknown
        if said.place or (said.says_what and turn.before.criteria.place):
            return find(session, turn)
        if turn.intent == UNCLEAR or not turn.topics:
            return not_clear(turn.before)
        if said.says_what and turn.reading.services:
            return find(session, turn)
        topics = tuple(topic for topic, _ in turn.topics[:3])
        return offer_topics(turn.before, topics, turn.topics[0][1])
