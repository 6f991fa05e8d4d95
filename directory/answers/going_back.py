"""Goes back to an earlier search of the conversation: "back to mine", "the cleaners again"."""

import re
from dataclasses import replace

from directory.answers.active_search import ActiveSearch, Earlier
from directory.answers.merging import Said
from directory.reading.whom import ME

_AGAIN = re.compile(
    r"\b(?:back to|go(?:ing)? back|again|return(?:ing)? to|as before|(?:earlier|previous|other|first) "
    r"(?:ones?|search|lists?|lot|results?))\b|\b(?:show|see|look at|what about) (?:me )?(?:\w+ )?(?:mine|\w+['’]s)\b",
    re.IGNORECASE,
)
_THE_LAST = re.compile(
    r"\b(?:before|earlier|previous|other|first) (?:ones?|search|lists?|lot|results?)\b|"
    r"\b(?:ones?|search|lists?|lot|results?) (?:from )?(?:before|earlier)\b",
    re.IGNORECASE,
)


def find_earlier(active: ActiveSearch, text: str, said: Said) -> ActiveSearch | None:
    """The search that `text` goes back to, with this one kept among the earlier; None: to none."""
    if not (active.earlier and _AGAIN.search(text)):
        return None
    meant = next((each for each in active.earlier if _is_meant(each, active, text, said)), None)
    if meant is None:
        return None
    kept = active.keeping()
    earlier = tuple(each for each in kept.earlier if each != meant)
    back = kept.looking_for(meant.criteria)
    return replace(back, whom=meant.whom, earlier=earlier, is_everywhere=meant.is_everywhere)


def _is_meant(each: Earlier, active: ActiveSearch, text: str, said: Said) -> bool:
    if said.place and said.place != each.criteria.place:
        return False
    if said.services:
        is_another = not set(said.services) <= set(active.criteria.services)
        return is_another and set(said.services) <= set(each.criteria.services)
    if said.whom and said.whom != active.whom:
        return said.whom == each.whom or (said.whom == ME and not each.whom)
    return bool(said.whom == "" and _THE_LAST.search(text))
