"""Tells somebody how to be listed here, with the advice that fits who they are."""

import re

from sqlalchemy.orm import Session

from bot.actions.answering import AnsweringAction
from bot.actions.turn import Turn
from directory.answers import Reply
from directory.answers.reply import Blocks

_IS_PA = re.compile(
    r"\b(?:pas?|personal assistants?|carers?|direct payments?|sleep[- ]?ins?)\b", re.IGNORECASE
)
FOR_PAS = ("becoming_pa", "micro_enterprises")
FOR_BUSINESSES = ("micro_enterprises", "becoming_pa")


class ActionRegisterListing(AnsweringAction):
    """Tells somebody how to be listed here, with the advice that fits who they are."""

    heeds_the_search = False

    def name(self) -> str:
        """As in the domain."""
        return "action_register_listing"

    def answer(self, session: Session, turn: Turn) -> Reply:
        """See the class."""
        topics = FOR_PAS if _IS_PA.search(turn.text) else FOR_BUSINESSES
        blocks = Blocks().text("register").form("register")
        blocks.choices([{"topic": topic} for topic in topics])
        return Reply("register", blocks.made, turn.before, topics=topics)
