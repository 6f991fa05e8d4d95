"""How to be listed here, and what people say of themselves while they ask for that."""

import re
from dataclasses import replace

from bot.actions.turn import Turn
from directory.answers import Reply
from directory.answers.reply import Blocks

REGISTER = "register"
FOR_PAS = ("becoming_pa", "micro_enterprises")
FOR_BUSINESSES = ("micro_enterprises", "becoming_pa")
_IS_PA = re.compile(
    r"\b(?:pas?|personal assistants?|carers?|direct payments?|sleep[- ]?ins?)\b", re.IGNORECASE
)
_LOOKS_FOR = re.compile(
    r"\b(?:needs?|wants?|looking for|after|find|for (?:my|our|me|mum|dad|nan))\b", re.IGNORECASE
)


def register(turn: Turn) -> Reply:
    """How to be listed, with the advice that fits who they are, as far as they have said it."""
    topics = FOR_PAS if _IS_PA.search(turn.text) else FOR_BUSINESSES
    if turn.before.outcome == REGISTER and turn.before.topics in (FOR_PAS, FOR_BUSINESSES):
        topics = turn.before.topics
    blocks = Blocks().text("register").form("register")
    blocks.choices([{"topic": topic} for topic in topics])
    return Reply(REGISTER, blocks.made, replace(turn.before, topics=topics), topics=topics)


def goes_on_registering(turn: Turn) -> Reply | None:
    """Somebody who has just asked to be listed tells more of themselves; None: no such thing."""
    is_of_it = turn.before.outcome == REGISTER and turn.reading.is_statement
    return register(turn) if is_of_it and not _LOOKS_FOR.search(turn.text) else None
