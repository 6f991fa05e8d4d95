"""Ways of speaking in the middle of a search, told by their words."""

import re

FEW_WORDS = 9
_OPENS = r"^(?:and |but |so |ok |no )*"
_SAYS_WHAT_NOT = re.compile(r"^(?:no[ ,.]+|sorry[ ,.]+|but )*not (?!sure)[^?]*$", re.IGNORECASE)
_NEARER = re.compile(r"\b(?:near(?:er|est)|clos(?:er|est)|local)\b", re.IGNORECASE)
_ASKS_WHO = re.compile(
    rf"{_OPENS}(?:do (?:you|they) have|have (?:you|they)|you got|got|is there|are there|any of)\b.{{0,12}}"
    r"\b(?:any|anyone|anybody|some|someone|somebody|one|ones|people|place|places|them)\b|"
    rf"{_OPENS}(?:can|could|would|will) (?:he|she|i|we|they|it|my \w+|mum|dad|nan|someone) (?:still )?"
    r"(?:come|go|get|use|take|bring|fit|start|do)\b",
    re.IGNORECASE,
)
_WHAT_ABOUT = re.compile(rf"{_OPENS}(?:what|how) about\b", re.IGNORECASE)
_NEAR_ME = re.compile(
    r"\b(?:near|close to|around|local to|next to) me\b|\bround here\b|\bnear ?by\b|\bwhere i live\b|\bmy area\b",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(
    r"\b(?:one|ones|(?:one|any|some) of (?:them|those|these)|any|that|those)\b", re.IGNORECASE
)
_OF_THEM = re.compile(
    rf"{_OPENS}(?:which|(?:do|does|are|is|can|could|will|would|have|has|did|what do|how do) "
    r"(?:they|it|he|she|any|one|that|these|those|there|the (?:first|second|third|last)))\b",
    re.IGNORECASE,
)
_THE_COUNCILS = re.compile(
    r"\b(?:number|phone|ring|call|contact)\b.{0,30}\b(?:the council|social services|adult social care|county hall)\b|"
    r"\b(?:council|social services)(?:'?s)? (?:tele)?(?:phone )?number\b",
    re.IGNORECASE,
)


def says_what_not(text: str) -> bool:
    """A correction: "not a mental health one, for brain injuries"."""
    return bool(_SAYS_WHAT_NOT.search(text))


def wants_nearer(text: str) -> bool:
    """ "Anything closer"."""
    return bool(_NEARER.search(text))


def asks_who(text: str) -> bool:
    """A wish in the shape of a question: "do you have someone who knows about strokes"."""
    return bool(_ASKS_WHO.search(text))


def asks_what_about(text: str) -> bool:
    """Another, in few words: "what about a care home instead"."""
    return bool(_WHAT_ABOUT.search(text)) and _is_short(text)


def says_one_of_them(text: str) -> bool:
    """ "Is there one near Epping"."""
    return bool(_ONE_OF_THEM.search(text))


def asks_of_them(text: str) -> bool:
    """A question on the listings shown, whatever on: "which are council run"."""
    return bool(_OF_THEM.search(text)) and _is_short(text)


def says_near_me(text: str) -> bool:
    """A place that only the one who writes knows: "round here"."""
    return bool(_NEAR_ME.search(text))


def asks_for_the_council(text: str) -> bool:
    """ "What's the number for the council"."""
    return bool(_THE_COUNCILS.search(text)) and _is_short(text)


def _is_short(text: str) -> bool:
    return len(text.split()) <= FEW_WORDS
