"""Names and sentences. The surnames are invented, some tens of thousands, a few of them common."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

_BEGIN = (
    "Ab Al Am And Bar Bel Ber Bran Bren Bril Bur Cal Car Cath Chal Col Cor Cran Dan Del Den Dor "
    "Dun Ed El Em Fal Far Fen Fil Gal Gar Gil Glen Gor Gran Hal Har Hask Hel Hin Hol Hur Ing Jar "
    "Kel Ken Kil Kir Lam Lan Lav Lin Lor Lud Mal Mar Mel Mer Mil Mor Nar Nel Nor Oak Ol Or Pal Pem "
    "Pel Per Pol Quin Ral Ran Red Ril Ros Row Sal San Sel Sil Sor Stan Tal Tam Tar Tel Tor Tre Ul "
    "Val Ven Wal War Wel Wil Win Yar Yel Zan"
).split()
_MIDDLE = "a be co de en fi go ha i ka lo mi ne o pi ra si ta u ver".split()
_END = (
    "bard beck bourne by cliffe combe cote croft dane fell field ford gate grave hurst lake land "
    "ley low mere more ness nor pike rick ridge sall shaw stead stock stone thorp thwaite ton "
    "varn vick wade water well wick win wold worthy"
).split()
HOW_MANY = 40_000


def _surnames() -> tuple[str, ...]:
    every = [f"{begin}{middle}{end}" for begin in _BEGIN for middle in _MIDDLE for end in _END]
    return tuple(Random(0).sample(every, HOW_MANY))


SURNAMES = _surnames()
FIRST_NAMES = tuple(
    (
        "Ada Aisha Alan Alice Amir Amy Andrew Anita Anna Ben Beth Carol Chloe Claire Dan David "
        "Deepa Denise Diane Ella Emma Esther Fatima Frank Gail Gemma George Grace Hannah Harry "
        "Helen Ian Irene Ivy Jack Jane Jo Joan John Joyce June Karen Kate Kemi Kofi Laura Leah "
        "Lena Lily Linda Liz Lucy Maria Mark Mary Maya Megan Mo Nadia Neil Nina Noor Olga Oliver "
        "Olive Omar Pam Pat Paul Priya Rachel Raj Rita Rob Rosa Ruth Sam Sara Sean Sheila Sofia "
        "Sue Tara Tom Tony Uma Vera Viv Wendy Will Yusuf Zoe"
    ).split()
)
HOUSES = (
    "House Lodge Court Manor Grange Hall Cottage Gardens View Lea Park Rest Villa Mews Place "
    "Care~Home Nursing~Home Residential~Home"
).split()
AGENCIES = (
    "Home~Care Homecare Care~at~Home Care~Services Support~Services Care~Agency Domiciliary~Care "
    "Community~Care Care~Partners Independent~Living Live-in~Care Nursing~Care"
).split()
SMALL_FIRMS = (
    "Helping~Hands Home~Help Companions Errands Garden~Care Meals~at~Home Handy~Help Good~Company "
    "Clean~and~Tidy Day~Breaks Kitchen Driving"
).split()
CENTRES = (
    "Day~Centre Skills~Hub Workshop Allotment~Project Craft~Studio Training~Kitchen Work~Project "
    "Woodland~Group Drama~Group Music~Project Pottery Community~Farm"
).split()
GROUPS = (
    "Lunch~Club Carers~Group Memory~Cafe Friendship~Club Stroke~Group Walking~Group Choir "
    "Befriending~Scheme Advice~Service Parkinson's~Group Shopmobility Good~Neighbours "
    "Community~Transport Men's~Shed Tea~and~Chat Hearing~Help Sight~Group"
).split()

OPENINGS = (
    "We offer",
    "A small team giving",
    "Friendly local people who give",
    "A family run service for",
    "Run by volunteers, with",
    "Trained and patient staff give",
    "For over twenty years we have given",
    "A warm welcome and",
    "Our team gives",
    "New in the area, offering",
)
CLOSINGS = (
    "Tea, biscuits and good company every time.",
    "Please ring first so that we can tell you more.",
    "We match you with somebody who shares your interests.",
    "The same faces each week, and always on time.",
    "There is a minibus with a tail lift.",
    "Family and friends are welcome at any hour.",
    "We have a large garden, a library and a hairdresser.",
    "All our workers have checks, training and insurance.",
    "Come and try a session before you decide.",
    "Help with forms and with direct payments.",
    "Home cooked food, and we cater for every diet.",
    "Pets are welcome, and there is a quiet lounge.",
    "We use pictures, signs and plain words.",
    "Short visits, sleeping nights or a few weeks at a time.",
    "Singing, painting, gentle exercise and trips to the coast.",
    "Most rooms have their own shower and a view of the hills.",
    "Part of a larger charity with a shop and a cafe.",
    "Ramps, wide doors and an adapted kitchen.",
)
SERVICE_PHRASES = {
    "homecare": "help with washing, dressing and medicines at home",
    "live_in_care": "a carer who lives in with you",
    "night_care": "waking or sleeping nights",
    "nursing_care_at_home": "nurses who visit you at home",
    "reablement": "help to get back on your feet after hospital",
    "end_of_life_care": "gentle care at the end of life",
    "residential_home": "a comfortable care home with single rooms",
    "nursing_home": "a nursing home with nurses day and night",
    "short_break": "short breaks and respite",
    "supported_living": "support in a home of your own",
    "extra_care_housing": "flats with care when you need it",
    "shared_lives": "a place in a family home",
    "domestic_help": "cleaning, ironing and laundry",
    "shopping_errands": "shopping, collecting prescriptions and errands",
    "meals": "hot meals brought to the door",
    "companionship": "companionship, a chat and a game of cards",
    "transport": "lifts to appointments in an adapted car",
    "gardening_handyperson": "gardening and small repairs",
    "day_centre": "a safe and lively place to spend the day",
    "lunch_club": "a weekly lunch club",
    "activities": "art, music and sport",
    "skills_learning": "cooking, money and travel skills",
    "employment_support": "help to find and keep a job",
    "carer_support": "support and a listening ear for carers",
    "peer_support": "a group of people who have been there",
    "advocacy": "an advocate to speak up with you",
    "care_technology": "pendant alarms and sensors",
    "equipment_adaptations": "grab rails, walking frames and stairlifts",
    "money_advice": "advice on benefits and debt",
}
NEED_PHRASES = {
    "older_people": "older people",
    "dementia": "people living with dementia",
    "learning_disability": "adults with a learning disability",
    "autism": "autistic adults",
    "physical_disability": "disabled people and wheelchair users",
    "sight_loss": "blind and partially sighted people",
    "hearing_loss": "deaf people and those who sign",
    "mental_health": "people with mental health needs",
    "brain_injury": "people with a brain injury",
    "stroke": "people who had a stroke",
    "parkinsons": "people with Parkinson's",
    "long_term_condition": "people with a long-term illness",
    "substance_misuse": "people with drug or alcohol problems",
    "eating_disorder": "people with an eating disorder",
    "end_of_life": "people near the end of life",
    "complex_needs": "people with complex needs",
    "young_adults": "young adults moving into adult services",
    "unpaid_carers": "unpaid carers",
}


def common_first(words: Sequence[T], rng: Random) -> T:
    """One of `words`, the first ones far more often, as words of a language are."""
    return words[int(len(words) ** rng.random()) - 1]


def a_surname(rng: Random) -> str:
    """Half of them common, half as rare as can be."""
    return common_first(SURNAMES, rng) if rng.random() < 0.5 else rng.choice(SURNAMES)


def a_name(kind: str, visits: bool, rng: Random) -> str:
    """What a listing of `kind` is called; `visits`: it comes out to people."""
    surname = a_surname(rng)
    if kind == "personal_assistant":
        return f"{rng.choice(FIRST_NAMES)} {surname}"
    if kind == "micro_enterprise":
        return f"{surname} {_of(SMALL_FIRMS, rng)}"
    if kind == "day_opportunity":
        return f"{surname} {_of(CENTRES, rng)}"
    if kind == "community_group":
        return f"{surname} {_of(GROUPS, rng)}"
    if rng.random() < 0.2:
        surname = f"{surname} and {a_surname(rng)}"
    return f"{surname} {_of(AGENCIES if visits else HOUSES, rng)}"


def a_summary(services: Sequence[str], needs: Sequence[str], town: str, rng: Random) -> str:
    """Some 15 to 25 words on what is offered, to whom and where."""
    what = " and ".join(SERVICE_PHRASES[key] for key in services[: rng.randint(1, 2)])
    whom = NEED_PHRASES[needs[0]] if needs else "anyone over 18"
    closing = f" {rng.choice(CLOSINGS)}" if rng.random() < 0.5 else ""
    return f"{rng.choice(OPENINGS)} {what} for {whom} near {town}.{closing}"


def _of(words: Sequence[str], rng: Random) -> str:
    return rng.choice(words).replace("~", " ")
