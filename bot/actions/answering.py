"""The base of every action: read the turn, answer it, remember the search."""

import abc
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from bot.actions.going_on import heed
from bot.actions.turn import Turn, read_turn, sessions, slots_after
from directory.answers import Reply, with_hint
from directory.answers.reply import Blocks


class AnsweringAction(Action, abc.ABC):
    """Subclasses name themselves and answer; they hold no state. `heeds_the_search`: what is asked of
    the listings shown, or of an earlier search, is answered first, whatever the message was taken for."""

    heeds_the_search = True

    @abc.abstractmethod
    def name(self) -> str:
        """The action's name in the domain."""

    @abc.abstractmethod
    def answer(self, session: Session, turn: Turn) -> Reply:
        """The reply to `turn`."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Sends the reply as one custom payload and sets the slots that changed."""
        turn = read_turn(tracker)
        with sessions()() as session:
            of_the_search = heed(session, turn) if self.heeds_the_search else None
            reply = with_hint(of_the_search or self.answer(session, turn), turn.text)
        if reply.outcome == "find" and turn.reading.has_times_to_ask:
            reply = replace(reply, blocks=[*Blocks().text("times_to_ask").made, *reply.blocks])
        reply = replace(reply, search=replace(reply.search, outcome=reply.outcome))
        dispatcher.utter_message(json_message=reply.to_dict())
        number = int((tracker.latest_message.get("metadata") or {}).get("turn") or 0)
        after = slots_after(reply.search, number)
        return [SlotSet(k, v) for k, v in after.items() if tracker.get_slot(k) != v]
