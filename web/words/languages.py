"""The names of languages that people speak.

`lazy_gettext` is called `_` here so that the catalogue tool finds every string.
"""

from collections.abc import Mapping
from typing import Any

from babel import Locale, UnknownLocaleError
from flask_babel import get_locale
from flask_babel import lazy_gettext as _

LANGUAGES: Mapping[str, Any] = {
    "en": _("English"),
    "bsl": _("British Sign Language (BSL)"),
    "ar": _("Arabic"),
    "bg": _("Bulgarian"),
    "bn": _("Bengali"),
    "es": _("Spanish"),
    "fa": _("Persian (Farsi)"),
    "fr": _("French"),
    "gu": _("Gujarati"),
    "hi": _("Hindi"),
    "hu": _("Hungarian"),
    "it": _("Italian"),
    "lt": _("Lithuanian"),
    "lv": _("Latvian"),
    "pa": _("Punjabi"),
    "pl": _("Polish"),
    "pt": _("Portuguese"),
    "ro": _("Romanian"),
    "ru": _("Russian"),
    "so": _("Somali"),
    "sq": _("Albanian"),
    "ta": _("Tamil"),
    "tr": _("Turkish"),
    "uk": _("Ukrainian"),
    "ur": _("Urdu"),
    "yo": _("Yoruba"),
    "zh": _("Chinese"),
}


def language_name(code: str) -> str:
    """The name of a language in the language of the page; the code itself where nobody knows it."""
    if code in LANGUAGES:
        return str(LANGUAGES[code])
    try:
        name = Locale.parse(code).get_display_name(get_locale() or "en")
    except (UnknownLocaleError, ValueError):
        return code
    return name or code
