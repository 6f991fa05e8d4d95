"""The words of every form of CQC file, as those of the directory with 15 columns.

The CQC names one thing in several ways: the directory says "Residential homes", the register and
the API's descriptions "Care home service without nursing"; specialisms, bands of service users and
regulated activities overlap. One table for each vocabulary brings them to the directory's words,
whose meaning is `cqc_mapping`. Case and spaces do not matter. A word in no table is counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from directory.importers.cqc_mapping import HEALTH_ONLY, NEEDS, NURSING, SOCIAL_CARE

_TYPES = {
    "Acute services with overnight beds": "Hospital",
    "Acute services without overnight beds / listed acute services with or without overnight beds": (
        "Clinic"
    ),
    "Ambulance service": "Ambulances",
    "Blood and Transplant service": "Blood and transplant service",
    "Care home service with nursing": "Nursing homes",
    "Care home service without nursing": "Residential homes",
    "Community based services for people who misuse substances": (
        "Community services - Substance abuse"
    ),
    "Community based services for people with a learning disability": (
        "Community services - Learning disabilities"
    ),
    "Community based services for people with mental health needs": (
        "Community services - Mental Health"
    ),
    "Community health care services - Independent Midwives": "Community services - Healthcare",
    "Community health care services - Nurses Agency only": "Community services - Nursing",
    "Community healthcare service": "Community services - Healthcare",
    "Dental service": "Dentist",
    "Diagnostic and/or screening service": "Diagnosis/screening",
    "Diagnostic and/or screening service - single handed sessional providers": (
        "Diagnosis/screening"
    ),
    "Doctors consultation service": "Doctors/GPs",
    "Doctors treatment service": "Doctors/GPs",
    "Domiciliary care service": "Homecare agencies",
    "Extra Care housing services": "Supported housing",
    "Hospice services": "Hospice",
    "Hospice services at home": "Home hospice care",
    "Hospital services for people with mental health needs, learning disabilities and problems "
    "with substance misuse": "Hospitals - Mental health/capacity",
    "Hyperbaric Chamber": "Hyperbaric chamber services",
    "Long term conditions services": "Long-term conditions",
    "Mobile doctors service": "Mobile doctors",
    "Prison Healthcare Services": "Prison healthcare",
    "Rehabilitation services": "Rehabilitation (illness/injury)",
    "Remote clinical advice service": "Phone/online advice",
    "Residential substance misuse treatment and/or rehabilitation service": (
        "Rehabilitation (substance abuse)"
    ),
    "Specialist college service": "Education disability services",
    "Supported living service": "Supported living",
    "Urgent care services": "Urgent care centres",
}
"""The register's service types, and the API's descriptions."""

_SPECIALISMS = {
    "Mental Health": "Mental health conditions",
    "Older People": "Caring for adults over 65 yrs",
    "People detained under the Mental Health Act": (
        "Caring for people whose rights are restricted under the Mental Health Act"
    ),
    "People who misuse drugs and alcohol": "Substance misuse problems",
    "People with an eating disorder": "Eating disorders",
    "Physical Disability": "Physical disabilities",
    "Sensory Impairment": "Sensory impairments",
}
"""What bands of service users and the API's specialisms are called in the directory."""

SAYS_NO_NEED = frozenset(
    {
        "Accommodation for persons who require nursing or personal care",
        "Assessment or medical treatment for persons detained under the 1983 Act",
        "Assessment or medical treatment for persons detained under the Mental Health Act 1983",
        "Caring for adults under 65 yrs",
        "Caring for children",
        "Caring for children (0 - 18yrs)",
        "Children 0-18 years",
        "Diagnostic and screening procedures",
        "Family planning",
        "Family planning services",
        "Management of supply of blood and blood derived products",
        "Management of supply of blood and blood derived products etc",
        "Maternity and midwifery services",
        NURSING,
        "Personal care",
        "Services for everyone",
        "Services in slimming clinics",
        "Slimming clinics",
        "Surgical procedures",
        "Termination of pregnancies",
        "Transport services, triage and medical advice provided remotely",
        "Treatment of disease, disorder or injury",
        "Whole Population",
        "Younger Adults",
    }
)
"""Specialisms, bands and regulated activities that say an age, or what the law calls it."""

NO_TYPE = frozenset({"Partnership", "Organisation", "Individual", "NHS Body"})
"""What an owner is, and stands in some files where a type of service should."""

_RATINGS = {
    "Outstanding": "outstanding",
    "Good": "good",
    "Requires improvement": "requires_improvement",
    "Inadequate": "inadequate",
}
_NOT_RATED = frozenset(
    {
        "Inspected but not rated",
        "Insufficient evidence to rate",
        "No published rating",
        "Not applicable",
        "Not rated",
        "-",
    }
)

_QUESTIONS = {
    "Safe": "safe",
    "Effective": "effective",
    "Caring": "caring",
    "Responsive": "responsive",
    "Well-led": "well_led",
}


def _key(word: str) -> str:
    return " ".join(word.split()).casefold()


_TYPE_OF = {_key(w): w for w in (*SOCIAL_CARE, *HEALTH_ONLY, *NO_TYPE)} | {
    _key(said): ours for said, ours in _TYPES.items()
}
_SPECIALISM_OF = {_key(w): w for w in (*NEEDS, *SAYS_NO_NEED)} | {
    _key(said): ours for said, ours in _SPECIALISMS.items()
}
_RATING_OF = {_key(said): ours for said, ours in _RATINGS.items()}
_UNRATED = frozenset(_key(word) for word in _NOT_RATED)
_QUESTION_OF = {_key(said): ours for said, ours in _QUESTIONS.items()}


def split_types(text: str) -> list[str]:
    """The service types in one cell, as they stand there."""
    return _split(text, _TYPE_OF)


def split_specialisms(text: str) -> list[str]:
    """The specialisms in one cell, as they stand there."""
    return _split(text, _SPECIALISM_OF)


def types_of(words: Iterable[str], notes: Counter[str]) -> list[str]:
    """The directory's words for service types, each once; what nobody knows is kept and counted."""
    found = _known(words, _TYPE_OF, "service type", notes)
    return [word for word in found if word not in NO_TYPE]


def says_type(word: str) -> bool:
    """Whether a word says what a place does, and not who owns it."""
    return _TYPE_OF.get(_key(word), word) not in NO_TYPE


def specialisms_of(words: Iterable[str], notes: Counter[str]) -> list[str]:
    """The same for specialisms, bands of service users and regulated activities."""
    return _known(words, _SPECIALISM_OF, "specialism", notes)


def is_rating(text: str, notes: Counter[str]) -> bool:
    """Whether the cell says a rating, or that there is none; an unknown word is counted."""
    key = _key(text)
    if not key:
        return False
    if key not in _RATING_OF and key not in _UNRATED:
        notes[f"rating not known: {text[:60]}"] += 1
        return False
    return True


def find_rating(text: str) -> str | None:
    """Our key for a rating, or None where the place is not rated."""
    return _RATING_OF.get(_key(text))


def find_question(text: str) -> str | None:
    """Our key for one of the five questions, or None."""
    return _QUESTION_OF.get(_key(text))


def _known(
    words: Iterable[str], table: Mapping[str, str], what: str, notes: Counter[str]
) -> list[str]:
    found: dict[str, None] = {}
    for word in words:
        if _key(word) not in table:
            notes[f"{what} not known: {word[:80]}"] += 1
        found[table.get(_key(word), word)] = None
    return list(found)


def _split(text: str, table: Mapping[str, str]) -> list[str]:
    """Words between bars; without bars between commas, where a comma may be part of a word."""
    if "|" in text:
        return _without_repeats(text.split("|"))
    parts = [part.strip() for part in text.split(",")]
    words: list[str] = []
    while parts:
        taken = next(
            (n for n in range(min(len(parts), 4), 1, -1) if _key(", ".join(parts[:n])) in table), 1
        )
        words.append(", ".join(parts[:taken]))
        parts = parts[taken:]
    return _without_repeats(words)


def _without_repeats(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, (word.strip() for word in words))))
