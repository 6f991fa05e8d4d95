"""Answers as blocks that name a saying: no words, so that any channel and language can say them.

Lives here: what a turn of a conversation does with the directory, whoever understood the message:
`active_search` (what a conversation is looking for), `merging` (how a message changes it),
`going_back` (to an earlier search), `finding`,
`picking` (more of what was shown), `advising`, `paying` (who pays for what is looked for),
`hinting` (what people ought to know beside it), and `reply` (the shape of all answers).
The assistant's actions use it, and so does the site when the assistant is away. May import:
`search`, `places`, `reading`, `vocabulary`.
"""

from directory.answers.active_search import ActiveSearch
from directory.answers.advising import acknowledge, advise, decline, hand_off, offer_topics
from directory.answers.choosing import take_choice
from directory.answers.finding import (
    ask_what,
    find_listings,
    not_clear,
    search_everywhere,
    show_more,
    widen,
)
from directory.answers.going_back import find_earlier
from directory.answers.hinting import with_hint
from directory.answers.merging import Said, change_search
from directory.answers.paying import with_what_is_paid_for
from directory.answers.picking import cannot_tell, pick_listings
from directory.answers.reply import Reply

__all__ = [
    "ActiveSearch",
    "Reply",
    "Said",
    "acknowledge",
    "advise",
    "ask_what",
    "cannot_tell",
    "change_search",
    "decline",
    "find_earlier",
    "find_listings",
    "hand_off",
    "not_clear",
    "offer_topics",
    "pick_listings",
    "search_everywhere",
    "show_more",
    "take_choice",
    "widen",
    "with_hint",
    "with_what_is_paid_for",
]
