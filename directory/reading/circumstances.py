"""What a message tells beside its request: that somebody looks after somebody, or is in hospital."""

import re

LOOKS_AFTER, IN_HOSPITAL = "looks_after", "in_hospital"
_OF_ONES_OWN = (
    r"(?:mum|mother|mam|dad|father|husband|hubby|wife|partner|son|daughter|brother|sister|nan|nana|gran|grandma|"
    r"grandad|grandfather|aunt|auntie|uncle|parents|friend|neighbour)"
)
_LOOKS_AFTER = re.compile(
    r"\b(?:i|we) (?:am |are |have been |do )?(?:look(?:ing)? after|car(?:e|ing) for|help(?:ing)?)\b|"
    rf"\bi'?m (?:his|her|their) carer\b|\b(?:my|our) {_OF_ONES_OWN}\b|^(?:{_OF_ONES_OWN})(?:'s|s)?\b|"
    rf"\b{_OF_ONES_OWN} (?:needs?|can'?t|cannot|has|is|was)\b",
    re.IGNORECASE,
)
_ONE_SELF = re.compile(r"\b(?:for me|for myself|it'?s for me|me myself)\b", re.IGNORECASE)
_IN_HOSPITAL = re.compile(
    r"\b(?:in|from|out of|leav(?:e|es|ing)|home from) (?:the )?(?:\w+ )?hosp(?:ital)?\b|\bhosp(?:ital)? discharge\b|"
    r"\bon (?:the|a) ward\b|\bdischarged?\b|\bthe ward (?:says?|said|wants?)\b|\bd2a\b|"
    r"\b(?:he|she|they|dad|mum)(?:'?s|'re| is| are)? (?:out|home|coming home|let out|sent home) (?:on )?"
    r"(?:today|tomorrow|tmrw|this week|next week|mon|tues?|wed|thurs?|fri|sat|sun)",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"\b(?:was in hospital (?:last|in)|years? ago|last year|appointments?|outpatients?)\b",
    re.IGNORECASE,
)


def read_circumstances(text: str) -> frozenset[str]:
    """LOOKS_AFTER and IN_HOSPITAL, as far as `text` tells them."""
    told = set()
    if _LOOKS_AFTER.search(text) and not _ONE_SELF.search(text):
        told.add(LOOKS_AFTER)
    if _IN_HOSPITAL.search(text) and not _NO_MORE.search(text):
        told.add(IN_HOSPITAL)
    return frozenset(told)
