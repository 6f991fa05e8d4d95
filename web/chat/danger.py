"""Whether there is danger: the check's word, and the assistant's where it can be had.

What the check finds in so many words is danger, unless the assistant, which hears meaning, hears
nothing like it ("I have been hit with a bill"). What the check's model only suspects, the
assistant may confirm or lay to rest: their certainties are added up, the assistant's counting most.
When the assistant is away, a suspicion counts. docs/safety.md has the figures behind the numbers.
"""

import logging
from typing import Any

from web.chat.alerts import alert_block
from web.chat.assistant import Heard
from web.safety import Danger, check

LONGEST_READ = 60_000
"""Of a text longer than this its beginning and its end are read: no person wrote it."""
SURE = 0.50
"""From this certainty there is danger:"""
CHECK_ADDS = 0.20
"""the assistant's, and so much of the check's."""
LAID_TO_REST = 0.25
"""Below this the assistant hears nothing like danger: then even a clear sign is a figure of speech."""
ITS_WORD = 0.30
"""Below this the assistant is too unsure of which danger it is: the check's word is taken."""
HEARD_AGAIN = 0.80
"""Right after an alert this much is needed: somebody who says that help has come is not told again."""
logger = logging.getLogger(__name__)


def danger_in(text: str) -> Danger | None:
    """The danger check, on the text as it came; it must never be what fails."""
    if len(text) > LONGEST_READ:
        text = f"{text[: LONGEST_READ // 2]} . {text[-LONGEST_READ // 2 :]}"
    try:
        return check(text)
    except Exception:
        logger.exception("The danger check failed.")
        return None


def danger_blocks(danger: Danger | None) -> list[dict[str, Any]]:
    """The alert, if there is danger."""
    return [alert_block(danger.alert, danger.is_gas)] if danger else []


def settle(found: Danger | None, heard: Heard | None, was_just_told: bool = False) -> Danger | None:
    """What to say of danger, from the check and from the assistant (None: it is away)."""
    if heard is None:
        return found
    if found and found.is_clear:
        # an assistant that names no danger at all had nothing to go by: "hello", or a choice taken
        is_hollow = heard.alert is not None and heard.certainty < LAID_TO_REST
        return None if is_hollow and not found.is_plain else found
    if was_just_told and heard.certainty < HEARD_AGAIN:
        return None
    certainty = heard.certainty + CHECK_ADDS * (found.certainty if found else 0.0)
    if certainty < SURE:
        return None
    if found and (heard.alert is None or heard.certainty < ITS_WORD):
        return found
    is_gas = bool(found and found.is_gas and heard.alert == "emergency")
    return Danger(heard.alert, is_gas, heard.certainty) if heard.alert else None
