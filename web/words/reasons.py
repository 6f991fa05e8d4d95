"""Why a listing is shown, and why nothing fitted, in whole sentences that can be translated.

The keys come from `directory.search.explanation`. A sentence for each service and need, because
sentences glued from pieces cannot be translated.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from directory.search.explanation import Reason
from web.words.labels import label
from web.words.languages import language_name
from web.words.measures import about_miles

OFFERS: Mapping[str, Any] = {
    "homecare": _("Gives care at home"),
    "live_in_care": _("Gives live-in care"),
    "night_care": _("Gives care at night"),
    "nursing_care_at_home": _("Gives nursing care at home"),
    "reablement": _("Gives short-term help after hospital"),
    "end_of_life_care": _("Gives end of life care"),
    "residential_home": _("Is a care home"),
    "nursing_home": _("Is a nursing home"),
    "short_break": _("Gives short breaks"),
    "supported_living": _("Offers supported living"),
    "extra_care_housing": _("Offers housing with care"),
    "shared_lives": _("Offers Shared Lives"),
    "domestic_help": _("Helps with cleaning and housework"),
    "shopping_errands": _("Helps with shopping and errands"),
    "meals": _("Helps with meals"),
    "companionship": _("Offers company"),
    "transport": _("Helps you get out and about"),
    "gardening_handyperson": _("Does gardening or small repairs"),
    "day_centre": _("Is a day centre"),
    "lunch_club": _("Runs a lunch club or social club"),
    "activities": _("Runs activities"),
    "skills_learning": _("Teaches everyday skills"),
    "employment_support": _("Helps people get or keep a job"),
    "carer_support": _("Supports unpaid carers"),
    "peer_support": _("Runs a support group"),
    "advocacy": _("Can speak up for you"),
    "care_technology": _("Offers alarms and other technology"),
    "equipment_adaptations": _("Offers equipment or changes to your home"),
    "money_advice": _("Gives advice on benefits and money"),
}

SUPPORTS: Mapping[str, Any] = {
    "older_people": _("For older people"),
    "dementia": _("For people with dementia"),
    "learning_disability": _("For people with a learning disability"),
    "autism": _("For autistic people"),
    "physical_disability": _("For people with a physical disability"),
    "sight_loss": _("For people with sight loss"),
    "hearing_loss": _("For people with hearing loss"),
    "mental_health": _("For people with poor mental health"),
    "brain_injury": _("For people with a brain injury"),
    "stroke": _("For people who have had a stroke"),
    "parkinsons": _("For people with Parkinson's"),
    "long_term_condition": _("For people with a long-term illness"),
    "substance_misuse": _("For people with a drug or alcohol problem"),
    "eating_disorder": _("For people with an eating disorder"),
    "end_of_life": _("For people near the end of life"),
    "complex_needs": _("For people with complex needs"),
    "young_adults": _("For young adults"),
    "unpaid_carers": _("For unpaid carers"),
}

AVAILABLE: Mapping[str, Any] = {
    "morning": _("Can help in the morning"),
    "afternoon": _("Can help in the afternoon"),
    "evening": _("Can help in the evening"),
    "night": _("Can help at night"),
    "weekday": _("Can help from Monday to Friday"),
    "weekend": _("Can help at weekends"),
    "monday": _("Can help on Mondays"),
    "tuesday": _("Can help on Tuesdays"),
    "wednesday": _("Can help on Wednesdays"),
    "thursday": _("Can help on Thursdays"),
    "friday": _("Can help on Fridays"),
    "saturday": _("Can help on Saturdays"),
    "sunday": _("Can help on Sundays"),
    "urgent": _("Says it can start soon"),
}

PLAIN: Mapping[str, Any] = {
    "direct_payments": _("Takes direct payments"),
    "wheelchair_accessible": _("Good for wheelchair users"),
    "drives": _("Can drive"),
    "places_free": _("Had places free when last checked"),
    "free": _("Costs nothing"),
}

ACCESSIBLE: Mapping[str, Any] = {
    "wheelchair": _("Good for wheelchair users"),
    "step_free": _("Has no steps at the way in"),
    "accessible_toilet": _("Has an accessible toilet"),
    "changing_places": _("Has a Changing Places toilet"),
    "hearing_loop": _("Has a hearing loop"),
    "accessible_parking": _("Has accessible parking"),
    "quiet_space": _("Has a quiet space"),
    "easy_read": _("Has Easy Read information"),
    "assistance_dogs": _("Welcomes assistance dogs"),
}

HELPS_YOU: Mapping[str, Any] = {
    "friends": _("You can make friends"),
    "confidence": _("You can gain confidence"),
    "health": _("It is good for your health"),
    "independence": _("You can learn to do more by yourself"),
    "skills": _("You can learn new skills"),
    "getting_about": _("You can learn to get about"),
    "community": _("You can be part of your community"),
    "paid_work": _("It can lead to paid work"),
    "break_for_carer": _("It gives a carer a break"),
}

STEPS: Mapping[str, Any] = {
    "settle_in": _("A place to settle in"),
    "learn": _("A place to learn"),
    "connect": _("A place to meet people"),
    "volunteer": _("A place to volunteer"),
    "work": _("A place to work"),
}

GIVEN_BY: Mapping[str, Any] = {
    "female": _("Care can be given by a woman"),
    "male": _("Care can be given by a man"),
}

NOTHING_FITTED: Mapping[str, Any] = {
    "availability": _("Nothing fitted the days and times you asked for, so we left them out."),
    "places_free": _("Nothing says it has places free now, so we show others too."),
    "max_price": _("Nothing fitted the price you asked for, so we show other prices."),
    "age": _("Nothing fitted the age you gave, so we show other ages."),
    "drives": _("Nothing says the person can drive, so we show others too."),
    "free": _("Nothing is free of charge, so we show some that cost money."),
    "language": _("Nothing fitted the language you asked for, so we show others."),
    "min_rating": _("Nothing had the rating you asked for, so we show other ratings."),
    "gender": _("Nothing says if a woman or a man gives the care, as you asked. We show others."),
    "wheelchair_accessible": _("Nothing says it is good for wheelchair users. Ask before you go."),
    "accessibility": _("Nothing says it has the access you asked for. Ask before you go."),
    "outcomes": _(
        "None of them says it offers what you want, so we show others. Ask if they can help."
    ),
    "pathway_step": _("We found nothing for what you want to do, so we show others."),
    "accepts_direct_payments": _("Nothing says it takes direct payments. Ask before you choose."),
    "kinds": _("Nothing was the kind you asked for, so we show other kinds."),
    "needs": _("Nothing says it is for that need, so we show others. Ask if they can help."),
    "text": _("Nothing had the words you wrote, so we left them out."),
}


def _offers(params: dict[str, Any]) -> str:
    return str(OFFERS[params["service"]])


def _supports(params: dict[str, Any]) -> str:
    return str(SUPPORTS[params["need"]])


def _covers(params: dict[str, Any]) -> str:
    return str(gettext("Comes to people in %(place)s", place=params["place"]))


def _covers_perhaps(params: dict[str, Any]) -> str:
    return str(gettext("May come to people in %(place)s: please ask", place=params["place"]))


def _covers_everywhere(params: dict[str, Any]) -> str:
    return str(gettext("Helps people everywhere, by phone or online"))


def _has_words(params: dict[str, Any]) -> str:
    return str(gettext("Matches the words “%(text)s”", text=params["text"]))


def _near(params: dict[str, Any]) -> str:
    away, place = about_miles(params["km"]), params["place"]
    return str(
        gettext("%(distance)s from %(place)s", distance=away[:1].upper() + away[1:], place=place)
    )


def _rated(params: dict[str, Any]) -> str:
    return str(gettext("Rated %(rating)s by the CQC", rating=label("rating", params["rating"])))


def _speaks(params: dict[str, Any]) -> str:
    return str(gettext("Speaks %(language)s", language=language_name(params["language"])))


_SAY: Mapping[str, Callable[[dict[str, Any]], str]] = {
    "offers": _offers,
    "supports": _supports,
    "covers": _covers,
    "covers_perhaps": _covers_perhaps,
    "covers_everywhere": _covers_everywhere,
    "near": _near,
    "has_words": _has_words,
    "accessible": lambda params: str(ACCESSIBLE[params["key"]]),
    "outcome": lambda params: str(HELPS_YOU[params["key"]]),
    "pathway_step": lambda params: str(STEPS[params["key"]]),
    "gender": lambda params: str(GIVEN_BY[params["gender"]]),
    "available": lambda params: str(AVAILABLE[params["when"]]),
    "speaks": _speaks,
    "rated": _rated,
}


def reason_in_words(reason: Reason) -> str | None:
    """One reason as a sentence; None for one that there are no words for."""
    if reason.key in PLAIN:
        return str(PLAIN[reason.key])
    say = _SAY.get(reason.key)
    try:
        return say(reason.params) if say else None
    except KeyError:
        return None


def reasons_in_words(reasons: list[Reason]) -> list[str]:
    """The reasons as sentences, in order, none twice."""
    said = (reason_in_words(reason) for reason in reasons)
    return list(dict.fromkeys(words for words in said if words))


def why_empty_in_words(key: str | None) -> str | None:
    """Which filter left nothing, in words; None where there was none."""
    return str(NOTHING_FITTED[key]) if key and key in NOTHING_FITTED else None


def dropped_in_words(keys: Iterable[str]) -> list[str]:
    """Each filter that was given up, in words, the first given up first."""
    return [words for key in keys if (words := why_empty_in_words(key))]
