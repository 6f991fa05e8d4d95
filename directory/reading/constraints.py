"""Constraints that a message states: who gives the care, when, at what price, how far."""

import re
from typing import Any

from directory.search.criteria import Constraints
from directory.vocabulary.keys import WEEKDAYS

_MILES_TO_KM = 1.609
_PERSON = (
    r"(?:carers?|care ?workers?|pas?|assistants?|personal assistants?|helpers?|befrienders?|"
    r"support workers?|cleaners?|gardeners?|staff|person|workers?|drivers?|companions?|sitters?|"
    r"one|volunteers?|nurses?)"
)
_OLD = r"(?:older |young |younger |mature |nice |kind |another |polish |english |local )?"
_A = r"(?:a |an )?(?:older |young |younger |mature |nice |kind )?"
_ANYONE = r"(?:someone|somebody|anyone|anybody)"
_OF_A_SEX = (
    rf"\b(?:{{sex}})(?:'?s)? (?:only )?{_OLD}{_PERSON}\b",
    r"\b(?:only|prefers?|wants?|must be|has to be|rather have|sooner have|long as (?:it'?s|it is)) "
    r"(?:a |an )?(?:{sex})\b",
    r"\b(?:{sex}) (?:only|please|if possible|pls|plz|pref(?:erred|erably|s)?)\b",
    rf"\b(?:a|an|by a|from a) {_A}(?:{{sex}}) (?:who|to|that)\b",
    r"^(?:{sex})(?: only)?[.!]?$",
    rf"\b(?:said|want|need|prefer|get|send|rather) (?:me |him |her )?{_A}(?:{{sex}})\b(?! who (?:has|is)| with)",
    r"(?:^|[,;] ?)(?:{sex})(?: carers?)?(?=[,;])",
    rf"\b{_ANYONE} (?:(?:who|that)(?:'s| is) )?(?:a )?(?:{{sex}})\b",
    rf"\b{_A}(?:{{sex}}) (?:would|might|is|are) (?:be )?(?:better|best|easier|nicer)\b",
)
"""How the sex of who helps is asked for."""
_SEXES = {
    "female": "females?|woman|women|lady|ladies",
    "male": "males?|man|men|gentleman|gentlemen|blokes?|chap|fella",
}
_RULES: tuple[tuple[str, Any, str], ...] = (
    *(
        ("gender", key, rule.replace("{sex}", words))
        for key, words in _SEXES.items()
        for rule in _OF_A_SEX
    ),
    (
        "accepts_direct_payments",
        True,
        r"\b(?:takes?|accepts?|accepting|taking|pay(?:ing)? (?:with|by|using|through)|"
        r"use|using|on|has|have|with|via|through|got|gets|funded by|for) (?:my |his |her |their |our |a |the )?"
        r"(?:direct payments?|dps?)\b",
    ),
    (
        "accepts_direct_payments",
        True,
        r"\b(?:direct payments?|dp) (?:in place|ok|accepted|set up|agreed|holder|funded|only|please)\b",
    ),
    (
        "min_rating",
        "outstanding",
        r"\b(?:rated |rating (?:of )?)?outstanding\b(?! (?:bill|debt|fees?|invoice|balance|payment))",
    ),
    (
        "min_rating",
        "good",
        r"\b(?:rated|rating of|rating|cqc) (?:at least |as )?good\b|\bgood (?:cqc )?rat(?:ing|"
        r"ed)\b|\bgood or (?:better|above|outstanding)\b",
    ),
    (
        "wheelchair_accessible",
        True,
        r"\b(?:wheel ?chair (?:access\w*|friendly|user|accessible)|in (?:a|his|her|my|their) wheel ?chair|"
        r"uses? a (?:wheel ?chair|power ?chair)|step[- ]free|wheelchair ok)\b|"
        r"\b(?:i|he|she|mum|dad|nan|they|we)(?:'?s|'?ve|'?m)? (?:have |has |got |am in |is in )+"
        r"(?:a |an electric |my |his |her )?(?:wheel|power) ?chair\b|"
        r"\b(?:wheel ?|my |his |her )chair\b.{0,15}\b(?:fit|get in|get through|be all ?right)\b",
    ),
    (
        "drives",
        True,
        r"\b(?:who|that|must|needs? to|has to|can|with someone who) (?:can )?(?:drives?|has a car)\b|"
        r"\b(?:has|have|with|own) (?:a |their own |her own |his own |own )?car\b|"
        r"(?:^|[,;] ?)(?:must |can |who |that )?drives?(?=[,;.!]|$)|"
        r"\b(?:car )?driver (?:essential|needed|only)\b|\bdrivers? only\b",
    ),
    (
        "places_free",
        True,
        r"\bvacanc\w+|\b(?:with|has|have|got|any) (?:a |any )?(?:beds?|spaces)\b|"
        r"\b(?:space|place|bed|room)s? (?:free|available|left)\b|\btaking (?:on )?new\b",
    ),
    (
        "free",
        True,
        r"\b(?:free of charge|for free|no charge|no cost|doesnt cost|doesn't cost|wont cost|"
        r"costs? nothing|for nothing|cant pay|can't pay|without paying)\b|"
        r"^free(?: ones?| only)?[.!]?$|\b(?:only|just) (?:show me |see |want )?(?:the |what'?s )?free\b|"
        r"\bthe free ones?\b|"
        r"\b(?:is it|are they|any|something|anything) free\b(?! on)",
    ),
)
_COMPILED = tuple((key, value, re.compile(rule, re.IGNORECASE)) for key, value, rule in _RULES)

_TIMES = {
    # "good morning" and "this morning" ask for nothing, and "I am" is no time of day
    "morning": r"\bmornings\b|(?<!^)(?<!good )(?<!this )(?<!yesterday )\bmorning\b|\b\d{1,2}(?:[.:]\d\d)? ?am\b|"
    r"\bam (?:calls?|visits?|and pm|\+ pm|& pm)\b|\bbreakfast\b",
    "afternoon": r"(?<!good )(?<!this )(?<!yesterday )\bafternoons?\b",
    "evening": r"\bevenings\b|(?<!^)(?<!good )(?<!this )(?<!yesterday )\bevening\b|\bbed ?time\b|\btea ?time\b",
    "night": r"\b(?:at|through the|in the|during the|all|every|each|over) nights?\b|\bnights\b|"
    r"\bovernight\b|\bnight[- ]?time\b",
    "weekend": r"(?<!last )(?<!this )\bweekends?\b",
    "weekday": r"\bweek ?days?\b|\bmon(?:day)?\s?(?:-|to)\s?fri(?:day)?\b",
    "urgent": r"\burgent(?:ly)?\b|\bas soon as possible\b|\basap\b|\bstraight ?away\b|\bright now\b",
}
_WHEN = {key: re.compile(rule, re.IGNORECASE) for key, rule in _TIMES.items()}
_DAYS = {
    day: re.compile(rf"\b(?:{day}s?|{day[:3]}s?|{day[:4]}s?)\b", re.IGNORECASE) for day in WEEKDAYS
}
_DAYS["sunday"] = re.compile(r"\bsundays?\b", re.IGNORECASE)
_DAYS["saturday"] = re.compile(
    r"\bsaturdays?\b|\bsat(?= |$)(?=\s*(?:and|or|&|morning|afternoon|$))", re.IGNORECASE
)
_DAYS["wednesday"] = re.compile(r"\bwednesdays?\b|\bweds\b", re.IGNORECASE)

_WHENEVER = (
    r"(?:mornings?|afternoons?|evenings?|nights?|weekends?|weekdays?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|weds?|thurs?|fri|sat|sun)"
)
_NOT_THEN = re.compile(
    rf"\b(?:can'?t|cannot|couldn'?t|doesn'?t|don'?t|won'?t|never) (?:really )?(?:do|make|come|go|be doing)"
    rf" (?:in |on |at )?(?:the )?{_WHENEVER}(?: (?:or|and) {_WHENEVER})*\b|"
    rf"\b(?:not|except) (?:in |on |at )?(?:the |a )?{_WHENEVER}\b|"
    rf"\b{_WHENEVER} (?:is|are) (?:no good|out|no use|bad)\b",
    re.IGNORECASE,
)

_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|"
    r"\b(?:from|by|starting|until|till|over|before|after) (?:next (?:week|month)|tomorrow|christmas|new year|easter|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_LANGUAGES = {
    "pl": "polish", "ro": "romanian", "bn": "bengali|bangla|sylheti", "ur": "urdu", "pa": "punjabi|panjabi",
    "gu": "gujarati", "hi": "hindi", "zh": "chinese|cantonese|mandarin", "ar": "arabic", "tr": "turkish",
    "pt": "portuguese", "es": "spanish", "fr": "french", "it": "italian", "lt": "lithuanian", "lv": "latvian",
    "ru": "russian", "uk": "ukrainian", "bg": "bulgarian", "hu": "hungarian", "so": "somali", "ta": "tamil",
    "fa": "farsi|persian", "sq": "albanian", "yo": "yoruba", "bsl": "bsl|british sign language|sign language",
}  # fmt: skip
_SPEAKS = {
    code: re.compile(
        rf"\b(?:speaks?|speaking|in|talks?|knows?|uses?|using|with|fluent)\s+(?:some |a bit of |fluent )?(?:{names})\b|"
        rf"\b(?:{names})[- ]?(?:speak\w+|signer|user|interpreter)\b",
        re.IGNORECASE,
    )
    for code, names in _LANGUAGES.items()
}
_PRICE = re.compile(
    r"(?:under|below|less than|no more than|up to|max(?:imum)?|at most|cheaper than)\s*£?\s*(\d{1,4}(?:\.\d\d)?)"
    r"\s*(?:pounds|quid|£)?\s*(?:an|a|per|/)\s*(?:hour|hr|h|session|go|time|visit|meal|day)|"
    r"(?:under|below|less than|no more than|up to|at most)\s*£\s*(\d{1,4}(?:\.\d\d)?)",
    re.IGNORECASE,
)
_RADIUS = re.compile(
    r"\b(?:within|up to|no more than|max|about|less than)\s*(\d{1,3})\s*-?(miles?|mi|km|kilomet\w+)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:aged?|age of)\s*(\d{2,3})\b|\b(\d{2,3})[- ]?(?:years?[- ]old|yrs?[- ]old|yr[- ]?old|yo)\b|"
    r"\b(?:shes|she's|hes|he's|she is|he is|im|i'm|i am|mum is|dad is)\s(\d{2,3})\b",
    re.IGNORECASE,
)


def read_constraints(text: str) -> Constraints:
    """What `text` asks for; nothing that it does not say."""
    plain = text.replace("’", "'")
    said: dict[str, Any] = {}
    for key, value, rule in _COMPILED:
        if key not in said and rule.search(plain):
            said[key] = value
    said["availability"] = tuple(_availability(plain))
    for code, rule in _SPEAKS.items():
        if rule.search(plain):
            said["language"] = code
            break
    if match := _PRICE.search(plain):
        said["max_price"] = float(match.group(1) or match.group(2))
    if match := _RADIUS.search(plain):
        unit = 1.0 if match.group(2).lower().startswith("k") else _MILES_TO_KM
        said["radius_km"] = round(float(match.group(1)) * unit, 1)
    return Constraints(**said)


def has_times_to_ask(text: str) -> bool:
    """Whether `text` says times that only those who help can answer: "he can't do mornings", "from the
    12th of December"."""
    plain = text.replace("’", "'")
    return bool(_NOT_THEN.search(plain) or _DATE.search(plain))


def read_age(text: str) -> int | None:
    """A person's age as stated, in whole years."""
    match = _AGE.search(text.replace("’", "'"))
    years = int(next(g for g in match.groups() if g)) if match else 0
    return years if 16 <= years <= 115 else None


def _availability(text: str) -> list[str]:
    text = _NOT_THEN.sub(" ", text)
    days = [day for day, rule in _DAYS.items() if rule.search(text)]
    times = [key for key, rule in _WHEN.items() if rule.search(text)]
    return times + days
