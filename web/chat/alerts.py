"""What is said first when somebody may be in danger: the truth about this site, and whom to ring.

National numbers, with where they stand and the day they were checked there (stored copies):
999 and 111: nhs.uk and gov.uk; 111 option 2: nhs.uk; Samaritans 116 123: samaritans.org; Shout 85258:
giveusashout.org; gas 0800 111 999: nationalgas.com; Carers UK 0808 808 7777: carersuk.org. 2026-11-23.
"""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _

from web.extensions import council

Contact = dict[str, str | None]
NOBODY_TOLD = _("I am a computer. Nobody has been told what you wrote.")

TITLES: Mapping[str, Any] = {
    "emergency": _("If someone's life is in danger, ring 999 now"),
    "gas": _("Smell gas or a carbon monoxide alarm? Ring 0800 111 999 now"),
    "safeguarding": _("If you or someone else is not safe, please tell someone now"),
    "mental_health_crisis": _("You matter. Please talk to someone now"),
    "urgent_medical": _("This may need medical help soon: ring NHS 111"),
    "carer_breakdown": _("If care has stopped or you cannot go on, ring the council now"),
}

TEXTS: Mapping[str, Any] = {
    "emergency": _(
        "Ring 999 and ask for an ambulance, the police or the fire service. If you cannot speak, press "
        "55 on a mobile phone when you are asked to."
    ),
    "gas": _(
        "Open doors and windows. Do not use switches or flames. Leave the house and ring from outside. "
        "If someone feels ill or there is a fire, ring 999."
    ),
    "safeguarding": _(
        "If there is danger now, ring 999. If not, ring the council. They will listen, and they can "
        "help to keep you or the other person safe. It is not your fault, and it is right to tell someone."
    ),
    "mental_health_crisis": _(
        "If you or someone else has been hurt, has taken something, or is in danger now, ring 999. If not, "
        "you can talk to a person at any time, day or night. You do not have to face this alone."
    ),
    "urgent_medical": _(
        "NHS 111 can tell you what to do, day and night. Ring 999 if it gets much worse: trouble "
        "breathing, chest pain, a lot of blood, or someone who will not wake up."
    ),
    "carer_breakdown": _(
        "Tell them that care has stopped, or that you cannot go on, and that it is urgent. You have "
        "done nothing wrong. If someone is in danger now, ring 999."
    ),
}


def alert_block(alert: str, is_gas: bool = False) -> dict[str, Any]:
    """The contract's `alert` block for a key of the vocabulary."""
    words = "gas" if is_gas else alert
    return {
        "type": "alert",
        "alert": alert,
        "title": str(TITLES[words]),
        "text": f"{NOBODY_TOLD} {TEXTS[words]}",
        "contacts": _gas_contacts() if is_gas else _CONTACTS[alert](),
    }


def in_sight() -> list[Contact]:
    """Who can be rung by somebody who spoke of suicide: shown as long as the conversation lasts."""
    emergency, *listeners = _crisis_contacts()
    return [*listeners, emergency]


def council_contacts() -> list[Contact]:
    """The council's adult care team by day and by night, as far as the council has said."""
    details = council()
    day = _contact(
        details.name,
        details.adult_care_phone,
        details.adult_care_url or details.website,
        details.adult_care_hours,
    )
    night = _contact(
        _("%(council)s, nights and weekends", council=details.name),
        details.out_of_hours_phone,
        None,
        details.out_of_hours_hours,
    )
    return [c for c in (day, night) if c["phone"] or c["url"]]


def _safeguarding_contacts() -> list[Contact]:
    details = council()
    worried = _contact(
        _("%(council)s, worried about an adult", council=details.name),
        details.safeguarding_phone,
        details.safeguarding_url,
        details.adult_care_hours,
    )
    night = council_contacts()[1:] if details.out_of_hours_phone else []
    own = [worried] if worried["phone"] or worried["url"] else []
    police = _contact(_("Police, when it is not an emergency"), "101", None, _("Day and night"))
    return [_nine_nine_nine(), *own, *night, police]


def _contact(name: Any, phone: str | None, url: str | None = None, hours: Any = None) -> Contact:
    return {"name": str(name), "phone": phone, "url": url, "hours": str(hours) if hours else None}


def _nine_nine_nine() -> Contact:
    return _contact(_("Emergency services"), "999", None, _("Day and night, free"))


def _one_one_one(name: Any = None) -> Contact:
    return _contact(name or _("NHS 111"), "111", "https://111.nhs.uk", _("Day and night, free"))


def _gas_contacts() -> list[Contact]:
    gas = _contact(
        _("National Gas Emergency Service"), "0800 111 999", None, _("Day and night, free")
    )
    return [gas, _nine_nine_nine()]


def _crisis_contacts() -> list[Contact]:
    samaritans = _contact(
        _("Samaritans: someone to talk to"),
        "116 123",
        "https://www.samaritans.org",
        _("Day and night, free"),
    )
    nhs = _one_one_one(_("NHS 111: choose the mental health option (press 2)"))
    shout = _contact(
        _("Shout: text SHOUT to 85258"), None, "https://giveusashout.org", _("Day and night, free")
    )
    return [_nine_nine_nine(), samaritans, nhs, shout]


def _breakdown_contacts() -> list[Contact]:
    carers = _contact(_("Carers UK helpline"), "0808 808 7777", "https://www.carersuk.org", None)
    return [*council_contacts(), carers, _nine_nine_nine()]


_CONTACTS: Mapping[str, Any] = {
    "emergency": lambda: [_nine_nine_nine()],
    "safeguarding": _safeguarding_contacts,
    "mental_health_crisis": _crisis_contacts,
    "urgent_medical": lambda: [_one_one_one(), _nine_nine_nine()],
    "carer_breakdown": _breakdown_contacts,
}
