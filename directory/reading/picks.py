"""Which of the listings that were shown a message means, and what it asks of them."""

import re
from dataclasses import dataclass

_OF_SOMETHING_ELSE = (
    r"(?![.:]?\d)(?!\s*(?:times?|x|hours?|hrs?|h|min(?:ute)?s?|days?|nights?|mornings?|afternoons?|evenings?|"
    r"weeks?|months?|years?|yrs?|miles?|stone|quid|pounds?|pence|p|percent|%|am|pm|o'?clock|people|of us|a week|a day|"
    r"per|kids|children|bed|beds|bedroom\w*|thing|aid|floor|name|resort|hand|mondays?|tuesdays?|wednesdays?|"
    r"thursdays?|fridays?|saturdays?|sundays?)\b)"
)
"""What a number counts that is no listing: "five times a night", "first thing", "last week"."""
_NUMBERS = [
    (
        number,
        re.compile(rf"(?<![£.:\d])(?<!\bat )\b(?:{words})\b{_OF_SOMETHING_ELSE}", re.IGNORECASE),
    )
    for number, words in (
        (1, "first|1st|one at the top|top one|number one|number 1|no 1|option 1|1"),
        (2, "second|2nd|number two|number 2|no 2|option 2|2|two"),
        (3, "third|3rd|number three|number 3|no 3|option 3|3|three"),
        (4, "fourth|4th|number four|number 4|no 4|option 4|4|four"),
        (5, "fifth|5th|number five|number 5|no 5|option 5|5|five"),
        (-1, "last|bottom"),
    )
]
_FIRST_FEW = re.compile(r"\b(?:first|top) (two|three|2|3)\b", re.IGNORECASE)
_FEW = {"two": 2, "2": 2, "three": 3, "3": 3}
_COMPARE = re.compile(
    r"\b(?:compare|comparison|difference|differences|differ|versus|vs|better of|between|which of (?:the|those|these)"
    r" two|side by side|both)\b",
    re.IGNORECASE,
)
_BEST = (
    ("cheapest", r"cheap|cheapest|cheaper|costs? (?:the )?least|lowest price|least money"),
    ("nearest", r"nearest|closest|(?:which|who|what one)\b.{0,25}\b(?:nearer|closer)"),
    ("best_rated", r"best rated|best rating|highest rated|highest rating|better rated|best score"),
)
_ASKS = (
    (
        "transport",
        r"(?:do|does|will|would|can|could|is there|are there) (?:any|they|it|one|that one|"
        r"the (?:\w+ )?(?:one|club|centre|place|group))\b.{0,25}\b(?:pick(?:s|ing)? (?:you|him|her|me|us|them|people|"
        r"mum|dad|nan) up|fetch\w*|collect\w*|mini ?bus|transport|"
        r"(?:with|have|has|got|run) (?:a |its own |their own )?bus)"
        r"|(?:any|anything|anywhere|one|ones|somewhere|place|places|that) (?:of them |here |there )?"
        r"(?:with|has|have|got|does|do|run|runs) "
        r"(?:a |any |its own |their own )?(?:mini ?bus|bus|transport|pick[- ]?ups?)",
    ),
    (
        "hours",
        r"(?:what|when|which) (?:time|hours?|days?|are|is|do|does|will|s)?\b.{0,25}\b(?:opens?|closes?|shuts?)\b"
        r"|(?:what|which) (?:times?|days?|hours) (?:is|are|do|does|'?s) (?:they|it|that|there|these|the)\b"
        r"|when (?:is|are|does|do) (?:it|they|that|that one|these) (?:on|meet|run|start|finish|begin|happen)"
        r"|opening (?:hours|times?|days)|(?:is|are|do|does) (?:it|they|that|the [\w ]{1,20}) (?:open|shut|close)d?",
    ),
    (
        "distance",
        r"how far(?: away| off)?(?: (?:is|are) (?:it|they|that|the [\w ]{1,20}))?(?=$|[?.! ])"
        r"(?! (?:do|can|will|would)\b)",
    ),
    (
        "phone",
        r"who do (?:i|we) (?:text|message|contact)|phone|telephone|tel|mobile|ring|call|nos|"
        r"numbers?(?!\s*(?:\d|one|two|three|four|five))",
    ),
    ("website", r"website|web ?site|web page|webpage|online|internet|url|e-?mail"),
    ("price", r"costs?|prices?|charges?|fees?|how much|pay|rates? are"),
    ("rating", r"rating|rated|cqc|any good|inspect(?:ed|ion)|report"),
)
_OF_A_LISTING = re.compile(
    r"\b(?:their|its|there|his|her|that one'?s) (?:tele)?(?:phone|number|mobile|website|address|e-?mail|details)\b"
    r"|^(?:ok |and |so )?(?:(?:the|a|whats|what's|what|got|any|list|give|me|us) )*(?:tele)?(?:phone|number|tel)s?\b"
    r"(?:[ .,?]|what|numbers?|nos?|please|pls)*$"
    r"|^(?:please |can you |could you |ok )*(?:ring|call|phone) (?:them|it|that one)\b"
    r"|^(?:ok |k |and |so |right )*who do (?:i|we) (?:text|ring|call|phone|contact|message)\b[ ?.]*$",
    re.IGNORECASE,
)
OF_A_LISTING = ("hours", "transport", "distance")
"""What is only ever asked of a listing."""
_IS_ASKED = [(key, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for key, words in _ASKS]
_IS_BEST = [(key, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for key, words in _BEST]


@dataclass(frozen=True)
class Pick:
    """`numbers` from 1 (-1: the last), none where none was said. `best`: "cheapest", "nearest" or
    "best_rated" of them. `asks`: "transport", "hours", "phone", "website", "price", "distance" or "rating", if
    one was asked for. `compares`: two or more are to be compared. `is_of_listing`: what is asked for is a listing's own
    ("what's their telephone number"), not the council's."""

    numbers: tuple[int, ...] = ()
    best: str | None = None
    asks: str | None = None
    compares: bool = False
    is_of_listing: bool = False


def read_pick(text: str) -> Pick:
    """What `text` says of the listings that were shown."""
    compares = bool(_COMPARE.search(text))
    best = next((key for key, pattern in _IS_BEST if pattern.search(text)), None)
    asks = next((key for key, pattern in _IS_ASKED if pattern.search(text)), None)
    few = _FIRST_FEW.search(text)
    if few:
        return Pick(tuple(range(1, _FEW[few[1].lower()] + 1)), best, asks, compares)
    places = sorted(
        (found.start(), number) for number, pattern in _NUMBERS if (found := pattern.search(text))
    )
    numbers = tuple(number for _, number in places)
    if compares or best:
        # "which of the two is cheaper" names no listing
        named = re.search(r"\b(?:the|those|these) two\b", text, re.IGNORECASE)
        return Pick(() if named else numbers, best, asks, compares)
    is_of_listing = asks in OF_A_LISTING or bool(_OF_A_LISTING.search(text))
    return Pick(numbers[:1], None, asks, is_of_listing=is_of_listing)
