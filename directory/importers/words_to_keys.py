"""Days, times, languages and access as people and systems write them, as we keep them."""

import re
from collections.abc import Iterable
from datetime import time

from directory.places.words import normalise
from directory.vocabulary import AVAILABILITY
from directory.vocabulary.keys import WEEKDAYS

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_NAMES = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_DAY = re.compile(
    r"mon(?:days?|s)?|tue(?:s|sdays?)?|wed(?:s|nesdays?)?|thu(?:r|rs|rsdays?)?|"
    r"fri(?:days?|s)?|sat(?:urdays?|s)?|sun(?:days?|s)?"
)
_DAY_SETS = {
    "weekday": range(5),
    "weekdays": range(5),
    "weekend": range(5, 7),
    "weekends": range(5, 7),
    "daily": range(7),
    "every day": range(7),
    "all week": range(7),
    "seven days a week": range(7),
    "7 days a week": range(7),
}
_TIME = re.compile(
    r"(\d{1,2})(?:[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?)?\s*(am|pm|a\.m\.|p\.m\.)?"
    r"(?:Z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}

LANGUAGES = {
    "albanian": "sq",
    "arabic": "ar",
    "bengali": "bn",
    "british sign language": "bsl",
    "british sign language bsl": "bsl",
    "bsl": "bsl",
    "bulgarian": "bg",
    "cantonese": "zh",
    "chinese": "zh",
    "czech": "cs",
    "dari": "fa",
    "dutch": "nl",
    "english": "en",
    "farsi": "fa",
    "french": "fr",
    "german": "de",
    "greek": "el",
    "gujarati": "gu",
    "hebrew": "he",
    "hindi": "hi",
    "hungarian": "hu",
    "irish": "ga",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "kurdish": "ku",
    "latvian": "lv",
    "lithuanian": "lt",
    "malayalam": "ml",
    "mandarin": "zh",
    "nepali": "ne",
    "pashto": "ps",
    "persian": "fa",
    "persian farsi": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "punjabi": "pa",
    "panjabi": "pa",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "shona": "sn",
    "sign language": "bsl",
    "sinhala": "si",
    "slovak": "sk",
    "somali": "so",
    "spanish": "es",
    "swahili": "sw",
    "sylheti": "bn",
    "tagalog": "tl",
    "tamil": "ta",
    "telugu": "te",
    "thai": "th",
    "tigrinya": "ti",
    "turkish": "tr",
    "twi": "tw",
    "ukrainian": "uk",
    "urdu": "ur",
    "vietnamese": "vi",
    "welsh": "cy",
    "xhosa": "xh",
    "yoruba": "yo",
    "zulu": "zu",
}
"""English names, normalised, to ISO 639-1 codes, and "bsl"."""

_ACCESS = (
    ("changing_places", r"changing[ _-]?places"),
    (
        "accessible_toilet",
        r"(accessible|disabled|adapted) (wc|toilets?|loos?)|(wc|toilets?) for dis",
    ),
    ("hearing_loop", r"(induction|hearing|audio)[ _-]?(induction )?loops?|t[ -]coil"),
    (
        "accessible_parking",
        r"(accessible|disabled|blue badge)[ _-]?(car )?(parking|bays?|spaces?)|parking for dis",
    ),
    ("quiet_space", r"quiet (space|room|area)s?|sensory room"),
    ("easy_read", r"easy[ -]?read"),
    ("assistance_dogs", r"(assistance|guide|hearing|support) dogs?"),
    ("step_free", r"step[ -]?free|level access|no steps|\bramps?\b|ramped|\blifts?\b|elevator"),
    ("wheelchair", r"wheel ?chairs?"),
)
_ACCESS_PATTERNS = tuple((key, re.compile(p, re.IGNORECASE)) for key, p in _ACCESS)
_NOT_BEFORE = re.compile(
    r"\b(no|not|without|isn'?t|cannot|can'?t|lacks?|limited|partial|unsuitable for|poor|un)"
    r"\b[^.;,\n]{0,30}$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"^[^.;,\n]{0,25}\b(not (available|possible|suitable|provided|permitted|allowed|accessible)|"
    r"unavailable|no\b|none)",
    re.IGNORECASE,
)


def find_days(text: str) -> str | None:
    """Days as in iCalendar ("MO,TU") for "MO,TU", "2MO", "Monday", "Mon-Fri", "weekdays"; None where
    `text` names none, or anything else."""
    said = " ".join(text.replace("–", "-").lower().split())
    if said in _DAY_SETS:
        return _written(set(_DAY_SETS[said]))
    found: set[int] = set()
    for piece in re.split(r"[,;/&\s]+", re.sub(r"\s+to\s+|\s*-\s*(?=[a-z])", "-", said)):
        if piece in ("", "and"):
            continue
        first, _, last = piece.rpartition("-") if piece[:1] != "-" else ("", "", piece)
        ends = _day(first or last), _day(last)
        if ends[0] is None or ends[1] is None:
            return None
        found |= {(ends[0] + n) % 7 for n in range((ends[1] - ends[0]) % 7 + 1)}
    return _written(found) if found else None


def _day(word: str) -> int | None:
    plain = re.sub(r"^[+-]?\d+", "", word.strip(" ."))
    if plain.upper() in DAYS:
        return DAYS.index(plain.upper())
    full = _DAY.fullmatch(plain)
    return _DAY_NAMES[plain[:3]] if full else None


def _written(days: set[int]) -> str:
    return ",".join(DAYS[day] for day in sorted(days))


def find_time(text: str) -> time | None:
    """ "10:00:00", "9.30am", "2 pm", "noon"; None where it is no time of day."""
    said = text.strip().lower()
    if said in _NAMED_TIMES:
        return _NAMED_TIMES[said]
    read = _TIME.fullmatch(said)
    if not read:
        return None
    hour, minute = int(read.group(1)), int(read.group(2) or 0)
    half = (read.group(3) or "").replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour == 24 and not minute:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def find_language(text: str) -> str | None:
    """The code of a language by its English name or its code ("en-GB" is "en"), or None."""
    plain = normalise(text)
    if plain in LANGUAGES:
        return LANGUAGES[plain]
    code = re.fullmatch(r"([a-z]{2})([_-][a-z0-9]{2,8})*", text.strip().lower())
    return code.group(1) if code else None


def access_of(text: str) -> tuple[set[str], bool | None]:
    """(keys of ACCESSIBILITY that `text` says there are, whether wheelchairs can be used there)."""
    said = text.replace("_", " ")
    there: set[str] = set()
    wheelchair: bool | None = None
    for key, pattern in _ACCESS_PATTERNS:
        for match in pattern.finditer(said):
            before, after = said[: match.start()], said[match.end() :]
            is_denied = match.group(0).lower() != "no steps" and bool(
                _NOT_BEFORE.search(before) or _NOT_AFTER.search(after)
            )
            if not is_denied:
                there.add(key)
            elif key == "wheelchair":
                wheelchair = False
    return there, True if "wheelchair" in there else wheelchair


def availability_of(hours: Iterable[tuple[str, time | None, time | None]]) -> tuple[str, ...]:
    """The keys of AVAILABILITY for (days as in iCalendar, opens, closes)."""
    days: set[str] = set()
    parts: set[str] = set()
    for byday, opens, closes in hours:
        days.update(byday.split(","))
        if opens and closes:
            parts |= _parts_of_day(opens, closes)
    named = [WEEKDAYS[DAYS.index(day)] for day in days if day in DAYS]
    if set(DAYS[:5]) <= days:
        named.append("weekday")
    if days & set(DAYS[5:]):
        named.append("weekend")
    return tuple(key for key in AVAILABILITY if key in parts or key in named)


def _parts_of_day(opens: time, closes: time) -> set[str]:
    starts, ends = opens.hour + opens.minute / 60, closes.hour + closes.minute / 60
    if ends <= starts:
        ends += 24
    parts = (("morning", 5, 12), ("afternoon", 12, 17), ("evening", 17, 22), ("night", 22, 29))
    return {
        part
        for part, begins, stops in parts
        for shift in (0, 24)
        if starts < stops + shift - 0.5 and ends > begins + shift + 0.5
    }
