"""What the chat says. The assistant, the site without it, and every channel use these sentences.

A saying is a key and parameters; `say` makes the sentence. Sentences are whole: nothing is glued.
"""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _

from directory.places import Place
from web.extensions import council
from web.words.boundaries import other_area, website_of
from web.words.labels import label
from web.words.measures import whole_miles
from web.words.reasons import why_empty_in_words
from web.words.sayings_on_listings import ON_LISTINGS

Params = dict[str, Any]

PLAIN: Mapping[str, Any] = {
    "greets": _(
        "Hello. I can help you find care and support near you, or answer a question about care. "
        "Tell me in your own words what you need and where."
    ),
    "welcomes": _("You are welcome. Is there anything else you need?"),
    "says_goodbye": _("Goodbye, and take care. You can come back at any time."),
    "tells_what_it_is": _(
        "I am a computer, not a person. I can look for care and support near you and explain how care "
        "works. I keep what you write for 24 hours, so that you can carry on. Then it is deleted."
    ),
    "acknowledges": _("All right. I am here if you need anything else."),
    "register": _(
        "You can ask to be listed here if you are a personal assistant, run a small care business, or "
        "run a club or a group. This page tells you how."
    ),
    "feedback": _("Thank you for telling us. You can say more on the feedback page if you like."),
    "out_of_scope": _(
        "I am sorry, I cannot help with that. I can help you find care and support, and I can answer "
        "questions about care, money for care, and caring for someone."
    ),
    "not_clear": _(
        "I am sorry, I did not understand that. Tell me what help you need, and your town, village or "
        "postcode. For example: someone to help mum wash, in Witham."
    ),
    "not_sure": _("I am not sure what you mean. Is it one of these?"),
    "can_look_for": _("I can also look for this near you."),
    "perhaps_you_meant": _("If that is not what you meant, try one of these."),
    "started_again": _("We have started again. What do you need help with?"),
    "ask_which_of_these": _("Which of these places do you mean?"),
    "ask_which_listing": _(
        "Which one do you mean? You can say “the first one” or “the second one”. Here they are again."
    ),
    "hint_in_hospital": _(
        "If they are in hospital now, ask the ward who is planning for them to come home. The staff should "
        "talk to you about the help that is needed."
    ),
    "hint_looks_after": _(
        "If you look after them without pay, there is help for you too. You can ask the council to look at "
        "what you need."
    ),
    "compared": _("Here they are together."),
    "cannot_tell": _("I do not know that about them. You can ask them. Here they are again."),
    "times_to_ask": _("I cannot search by those times. Ask each one when they can help."),
    "cannot_tell_nearest": _("I cannot tell which is nearest. Here they are again."),
    "cannot_tell_cheapest": _(
        "I cannot tell which costs least, as not all of them tell us their prices. You can ask each one."
    ),
    "cannot_tell_best_rated": _("I cannot tell which has the best rating. Here they are again."),
    "cannot_tell_transport": _(
        "I do not know which of these can fetch you. You can ask them. Here they are again."
    ),
    "can_fetch": _("These say they help with transport."),
    "no_more": _("That is all I can find. You can change the search, or look further away."),
    "no_more_near": _("That is all near there. Here is what is further away."),
    "degraded": _(
        "Part of this site is not working just now, so I may not understand you as well as usual. "
        "I have looked through the lists and the advice for you."
    ),
    "degraded_nothing": _(
        "Part of this site is not working just now, and I could not find an answer. You can use the "
        "search form, or ring us."
    ),
    "handoff_asked": _("Of course. This is how to reach a person."),
    "handoff_nothing_found": _("A person may know of something that is not listed here."),
    "handoff_worried": _("You can also talk to a person about this."),
    "handoff_degraded": _("If you would rather talk to a person, you can ring."),
    "too_long": _(
        "Your message is too long for me to read. Please send it again in fewer words: at most "
        "2,000 letters."
    ),
    "too_many": _("You have sent a lot of messages. Please wait a minute and try again."),
}

CHOICES: Mapping[str, Any] = {
    "choice_more": _("Show me more"),
    "choice_wider": _("Look further away"),
    "choice_person": _("I want to talk to a person"),
}


def _place(params: Params) -> str:
    place = params.get("place") or {}
    return str(place.get("name") or "") if isinstance(place, dict) else str(place)


def _found(params: Params) -> str:
    count = int(params["count"])
    if not params.get("place"):
        return str(
            ngettext(
                "I looked across %(area)s and found %(num)s option.",
                "I looked across %(area)s and found %(num)s options. Here are some that fit best.",
                count,
                area=council().area_name,
            )
        )
    return str(
        ngettext(
            "I found %(num)s option for %(place)s.",
            "I found %(num)s options for %(place)s. These fit best.",
            count,
            place=_place(params),
        )
    )


def _found_nothing(params: Params) -> str:
    if params.get("place"):
        return str(
            gettext(
                "I am sorry, I could not find anything like that near %(place)s.",
                place=_place(params),
            )
        )
    return str(gettext("I am sorry, I could not find anything like that."))


def _widened(params: Params) -> str:
    if not params.get("km"):
        return str(
            gettext("I found nothing near %(place)s, so I looked everywhere.", place=_place(params))
        )
    return str(
        gettext(
            "I found nothing closer, so I looked up to %(miles)s miles from %(place)s.",
            miles=whole_miles(float(params["km"])),
            place=_place(params),
        )
    )


def _other_council(params: Params) -> str:
    place = Place.from_dict({"latitude": 0.0, "longitude": 0.0, **params["place"]})
    assert place
    sentences = [other_area(place)]
    website = website_of(place)
    if website:
        sentences.append(str(gettext("Its website is %(website)s.", website=website)))
    if params.get("count"):
        sentences.append(str(gettext("We still show what is near.")))
    return " ".join(sentences)


def _ask_place(params: Params) -> str:
    services = [label("service", s) for s in params.get("services") or []]
    if len(services) == 1:
        return str(
            gettext(
                "%(service)s: I can look for that. Where is it needed? Tell me a town, a village or a "
                "postcode.",
                service=services[0],
            )
        )
    return str(
        gettext("I can look for that. Where is it needed? Tell me a town, a village or a postcode.")
    )


def _ask_what(params: Params) -> str:
    if params.get("place"):
        return str(gettext("What kind of help do you need near %(place)s?", place=params["place"]))
    return str(gettext("What kind of help do you need?"))


_MADE: Mapping[str, Callable[[Params], str]] = {
    "found": _found,
    "found_nothing": _found_nothing,
    "approximate": lambda p: str(
        gettext(
            "Distances are measured from the middle of %(outcode)s, so they are not exact.",
            outcode=p["outcode"],
        )
    ),
    "other_council": _other_council,
    "looked_for": lambda p: str(
        gettext(
            "%(services)s: I looked for that.",
            services=", ".join(label("service", service) for service in p["services"]),
        )
    ),
    "more": lambda p: str(gettext("Here are more options.")),
    "widened": _widened,
    "dropped": lambda p: str(why_empty_in_words(p["filter"]) or ""),
    "ask_place": _ask_place,
    "ask_what": _ask_what,
    "ask_which_place": lambda p: str(
        gettext("There is more than one %(place)s. Which one do you mean?", place=p["place"])
    ),
    "place_unknown": lambda p: str(
        gettext(
            "I do not know the place %(place)s. Please tell me the nearest town, or a postcode.",
            place=p["place"],
        )
    ),
}

_ALL_MADE: Mapping[str, Callable[[Params], str]] = {**_MADE, **ON_LISTINGS}
KEYS = frozenset(PLAIN) | frozenset(_ALL_MADE)


def say(key: str, params: Params | None = None) -> str:
    """The sentence for a saying. Raises KeyError for a key that no saying has."""
    if key in PLAIN:
        return str(PLAIN[key])
    return _ALL_MADE[key](params or {})
