"""For whom help is looked for, where a message says so: "for my dad", "mine", "nan's"."""

import re

ME = "me"
_CALLED = {
    "mother": r"mum|mums|mother|mam|mummy|mom|ma",
    "father": r"dad|dads|father|daddy|pa|pop",
    "parents": r"parents|folks|mum and dad|mam and dad",
    "grandmother": r"nan|nana|nanna|nans|gran|granny|grandma|grandmother|nain",
    "grandfather": r"grandad|granddad|grandpa|grandfather|gramps",
    "husband": r"husband|hubby|hubbie|hubbys",
    "wife": r"wife|missus|missis",
    "partner": r"partner|girlfriend|boyfriend|fianc[eé]e?",
    "brother": r"brother|bro",
    "sister": r"sister|sis",
    "son": r"son|lad|boy",
    "daughter": r"daughter",
    "aunt": r"aunt|auntie|aunty",
    "uncle": r"uncle",
    "mother_in_law": r"mother[- ]in[- ]law|mil",
    "father_in_law": r"father[- ]in[- ]law|fil",
    "friend": r"friend|mate|pal",
    "neighbour": r"neighbour|lady next door|man next door|bloke next door",
}
_ANYBODY = "|".join(sorted("|".join(_CALLED.values()).split("|"), key=len, reverse=True))
_OWN = r"(?:(?:my|our|the|me) )?(?:(?:own|dear|old|late|little|elderly|poor) )?"
_FOR = re.compile(
    rf"\bfor {_OWN}({_ANYBODY})\b(?!['’]s (?:\w+ )?(?:{_ANYBODY})\b)"
    rf"|(?:^|[,.;] ?|\b(?:now|and|but|so|also|then|ok|see|show|about|to) )(?:see |show |about |back )?{_OWN}"
    rf"({_ANYBODY})(?:['’]?s)?(?: (?:ones?|list|search|results?|lot|bit|stuff|too|as well|again|now|next|instead)\b"
    rf"| (?:also )?(?:needs?|wants?|would like|could do with|is after)\b|['’]s again|['’]s[.!?]?$)",
    re.IGNORECASE,
)
_FOR_ME = re.compile(
    r"\b(?:mine|for myself|for me (?:too|as well|now|this time|instead|again|next|myself)|"
    r"(?:it|this|that)(?:['’]?s| is| would be| will be) (?:just )?for me|back to me|i (?:also )?need one too)\b",
    re.IGNORECASE,
)
_FOR_ME_PLAINLY = re.compile(r"\bfor me\b", re.IGNORECASE)
_ASKS_US = re.compile(
    r"\b(?:find|get|look|search|check|book|ring|call|show|ask|phone|arrange|send|tell|print|do|sort|work)\b"
    r".{0,40}\bfor me\b|\bas for me\b|\btoo (?:much|\w+) for me\b",
    re.IGNORECASE,
)
_WHO = {who: re.compile(rf"(?:{names})['’]?s?", re.IGNORECASE) for who, names in _CALLED.items()}


def read_whom(text: str) -> str:
    """A key for the one help is for ("mother", "me"); "" where `text` does not say it plainly."""
    named = _FOR.search(text)
    if named:
        said = next(group for group in named.groups() if group)
        return next(who for who, names in _WHO.items() if names.fullmatch(said))
    if _FOR_ME.search(text):
        return ME
    is_plain = _FOR_ME_PLAINLY.search(text) and not _ASKS_US.search(text)
    return ME if is_plain else ""
