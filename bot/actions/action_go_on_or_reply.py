"""Answers what asks nothing of the directory; unless it says more of the running search after all."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.deciding import find, goes_on_searching
from bot.actions.turn import Turn
from directory.answers import ActiveSearch, Reply, advise, decline, pick_listings
from directory.answers.reply import Blocks

OUT_OF_SCOPE = "out_of_scope"
SURE = {OUT_OF_SCOPE: 0.4}
USUALLY_SURE = 0.7
"""From this probability such a message is what it seems, whatever else it says."""


def _hand_off(search: ActiveSearch) -> Reply:
    return Reply("handoff", Blocks().handoff("handoff_asked").made, search)


def _take_feedback(search: ActiveSearch) -> Reply:
    return Reply("feedback", Blocks().text("feedback").form("feedback").made, search)


def _acknowledge(search: ActiveSearch) -> Reply:
    return Reply("chat", Blocks().text("acknowledges").made, search)


REPLIES: dict[str, Callable[[ActiveSearch], Reply]] = {
    "talk_to_person": _hand_off,
    "give_feedback": _take_feedback,
    "acknowledge": _acknowledge,
    OUT_OF_SCOPE: decline,
}


class ActionGoOnOrReply(AnsweringAction):
    """Answers what asks nothing of the directory; unless it says more of the running search after all."""

    def name(self) -> str:
        """As in the domain."""
        return "action_go_on_or_reply"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        is_out = turn.intent == OUT_OF_SCOPE and turn.confidence < USUALLY_SURE
        if is_out and turn.reading.services:
            return find(session, turn)
        if is_out and turn.asks_what_it_costs:
            return advise(turn.before, turn.topics)
        if turn.of_the_listings:
            return pick_listings(session, turn.before, turn.of_the_listings)
        is_sure = turn.confidence >= SURE.get(turn.intent, USUALLY_SURE)
        if turn.intent == OUT_OF_SCOPE and turn.reading.narrows:
            is_sure = False
        going_on = None if is_sure else goes_on_searching(session, turn)
        return going_on or REPLIES[turn.intent](turn.before)
