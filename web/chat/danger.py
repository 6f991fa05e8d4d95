"""Whether there is danger: the check's word, and the assistant's where it can be had.

What the check finds in so many words is danger, whatever else is thought. What its model only
suspects, the assistant (which hears meaning) may confirm or lay to rest; when the assistant is
away, a suspicion counts. What the assistant alone is sure of counts too. docs/safety.md has the
figures behind the two numbers.
"""

import logging
from typing import Any

from web.chat.alerts import alert_block
from web.chat.assistant import Heard
from web.safety import Danger, check

LONGEST_READ = 60_000
"""Of a text longer than this its beginning and its end are read: no person wrote it."""
HEARD_SURE = 0.55
"""From this the assistant alone is enough."""
HEARD_LIKELY = 0.30
"""From this it may confirm what the check suspects,"""
TOGETHER = 0.75
"""if the two certainties add up to this."""
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
    if heard is None or (found and found.is_clear):
        return found
    if was_just_told and heard.certainty < HEARD_AGAIN:
        return None
    if heard.alert and heard.certainty >= HEARD_SURE:
        is_gas = bool(found and found.is_gas and heard.alert == "emergency")
        return Danger(heard.alert, is_gas, heard.certainty)
    is_confirmed = (
        found is not None
        and heard.certainty >= HEARD_LIKELY
        and found.certainty + heard.certainty >= TOGETHER
    )
    return found if is_confirmed else None
