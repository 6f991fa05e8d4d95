"""The clear signs of danger, with what shows that they are not meant as they sound."""

# ruff: noqa: E501 - an expression reads best on one line

import re
from collections.abc import Sequence

from web.safety.signs import CLEAR, PLAIN
from web.safety.text import STOP

_NOT_NOW = re.compile(
    r"\b(?:years? (?:ago|back|on)|last (?:year|spring|summer|autumn|winter|month)|months ago|used to|long ago|"
    r"in (?:19|20)\d\d|since 20\d\d|in my (?:teens|twenties|thirties)|as a (?:child|kid)|back then|"
    r"ages ago|was ages|had mine in|when i was (?:\w+teen|\w+ty|\d\d|young(?:er)?|little|at school|a \w+))\b"
)
_NOT_REAL = re.compile(
    r"\b(?:course|courses|training|homework|coursework|poster|leaflet|film|drama|book|novel|telly programme|on the news|"
    r"museum|song|quiz|joke|lol no|joking|survivors?|bereave\w*|grief|homework|policy|certificate|jobs?|licence|"
    r"just curious|just a what if|in general|dvd|research|lecture|essay|talk at)\b|"
    r"^(?:what (?:is|are|does|do|counts)|whats|how (?:does|do they|do you stop|can i stop|long)|is it classed)\b"
)
_DENIED = re.compile(
    r"\b(?:not suicidal|no longer suicidal|isnt suicidal|no emergency|not an emergency|false alarm|nobody is hurt|"
    r"no one is hurt|(?:nobody|no one) (?:is|was|has|has been|is being) (?:hurt|abus\w+|harmed|in danger|walked out)|"
    r"nothing has gone wrong|(?:in no|not in (?:any )?) ?danger|i am safe|im safe|breathing fine|already (?:rang|called|know|on)|(?:has|have) come now|turned up in the end|"
    r"rang 999|on the(?:ir|re|yre)? way|never (?:hit|hurt|been hit)|fine now|all good|mended|well controlled|under control|"
    r"happened|if (?:i|he|she|mum|dad|my \w+|one|they) (?:ever|was ever|were ever|got run)|"
    r"in case (?:he|she|i|of|there)|ever (?:needed|had to|rushed|was))\b"
)
_NEVER_MEANT = re.compile(
    r"\b(?:dying (?:for|to)|killing me|to kill (?:for|two|the)|bored to death|dead (?:end|tired|slow)|"
    r"wits end with (?:this|that|the|my|all this|these) (?:\w+ )?(?:forms?|paperwork|website|phone|printer|computer|letters?)|"
    r"cat(?:s)? choking|freezing to death joke|hit (?:me|us) with|who pays|charged for|is (?:it|that) (?:ok|legal|the dementia)|can they|then i had|what (?:should|do) (?:a care home|we tell)|checks the provider)\b"
)


def clear_sign(said: Sequence[str]) -> str | None:
    """The alert that the words clearly call for, the gravest first, or None."""
    sentences = _sentences(said)
    for alert, signs in CLEAR.items():
        for sentence in sentences:
            if any(sign.search(sentence) for sign in signs) and not _is_excused(sentence):
                return alert
    return None


def is_plain(said: Sequence[str]) -> bool:
    """Whether a sign is among the words that nobody says in jest or of a thing."""
    return any(
        sign.search(sentence) and not _is_excused(sentence)
        for sentence in _sentences(said)
        for sign in PLAIN
    )


def _sentences(said: Sequence[str]) -> list[str]:
    parts = " ".join(said).split(f" {STOP} ")
    return list(dict.fromkeys(part.strip(f" {STOP}") for part in parts))


def _is_excused(sentence: str) -> bool:
    return any(guard.search(sentence) for guard in (_NOT_NOW, _NOT_REAL, _DENIED, _NEVER_MEANT))
