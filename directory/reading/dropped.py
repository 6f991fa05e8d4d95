"""Which constraints a message takes back: "forget the man bit", "any day will do", "I don't mind who"."""

import re

_CLAUSE_END = re.compile(r"[.!?;,\n]+(?=\s|$)|\b(?:but|(?:as|so) long as|though)\b", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"\b(?:forget|never ?mind|scrap|drop|leave out|take off|no need (?:for|of)|any old|"
    r"not (?:too |that |really )?(?:bothered|fussed|worried|fussy|important)|"
    r"(?:i|we|he|she|they|mum|dad|nan|mother|father) (?:do|does|would|wo)(?:n'?t| not) (?:really )?(?:mind|care)|"
    r"(?:do|does|wo)(?:n'?t| not) (?:really )?matter|"
    r"(?:it|they|that|she|he) (?:do|does)(?:n'?t| not) (?:have|need) to|needn'?t be|"
    r"either (?:is|one|way|will|would))\b|"
    r"\b(?:any|whatever|whichever) (?=days?\b|times?\b|price\b|language\b|rating\b|gender\b|sex\b)",
    re.IGNORECASE,
)
_ABOUT = {
    "gender": r"man|men|male|males|bloke|chap|woman|women|female|females|lady|ladies|gender|sex",
    "availability": r"days?|times?|mornings?|afternoons?|evenings?|nights?|weekends?|weekdays?|bed ?time|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?",
    "max_price": r"price|prices|cost|costs|money|budget|cheap|expensive|dear|how much|\d+ (?:quid|pounds)|£ ?\d+",
    "free": r"free|for nothing",
    "min_rating": r"ratings?|rated|outstanding|cqc",
    "drives": r"drives?|driver|driving|car",
    "language": r"languages?|speaks?|english|polish|romanian|bengali|urdu|punjabi|gujarati|hindi|bsl",
    "wheelchair_accessible": r"wheel ?chair|step[- ]free",
    "accepts_direct_payments": r"direct payments?|dps?",
    "places_free": r"vacanc\w+|beds?|space|room free",
}
_FIELDS = {field: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for field, words in _ABOUT.items()}
_EITHER_SEX = re.compile(
    r"\b(?:man|male|bloke) or (?:a )?(?:woman|female|lady)\b|"
    r"\b(?:woman|female|lady) or (?:a )?(?:man|male|bloke)\b",
    re.IGNORECASE,
)


def read_dropped(text: str) -> tuple[frozenset[str], str]:
    """(the fields of `Constraints` that `text` takes back, the clauses that take nothing back)."""
    dropped: set[str] = set()
    kept: list[str] = []
    for clause in _CLAUSE_END.split(text.replace("’", "'")):
        taken = _taken_back(clause)
        dropped |= taken
        if not taken:
            kept.append(clause)
    return frozenset(dropped), text if not dropped else ", ".join(kept)


def _taken_back(clause: str) -> set[str]:
    if _TAKES_BACK.search(clause):
        return {field for field, words in _FIELDS.items() if words.search(clause)}
    return {"gender"} if _EITHER_SEX.search(clause) else set()
