"""Whether a message asks for the whole area: "anywhere in Essex", "all over the county"."""

import re

from directory.places.gazetteer import Gazetteer

_COUNCIL = re.compile(
    r"\b(?:county|city|borough|district|metropolitan|council|of)\b", re.IGNORECASE
)
_ANYWHERE = (
    r"^(?:oh |well |um |ok )?(?:any ?where|everywhere)\b|\bdo(?:es)?n'?t (?:matter|mind) where\b|"
    r"\bany ?where (?:in the|in this|is fine|will do|at all|really|you like)|\bcounty[- ]?wide\b|"
    r"\ball (?:over|across) the county\b|\b(?:whole|entire) (?:of the )?county\b|\bthe county\b"
)
_NOT_THE_AREA = r"(?! (?:county council|council|police|partnership|cares|lad|girl|born|man|woman))"


def whole_area_pattern(gazetteer: Gazetteer) -> re.Pattern[str]:
    """Finds that the area of the gazetteer's own council is meant, or no place in particular."""
    own = [c["name"] for c in gazetteer.councils if c["council_id"] == gazetteer.home_council]
    names = [" ".join(_COUNCIL.sub(" ", name).split()) for name in own]
    named = "".join(rf"|\b{re.escape(name)}\b{_NOT_THE_AREA}" for name in names if name)
    return re.compile(_ANYWHERE + named, re.IGNORECASE)
