"""Random questions about the listings of `corpora`."""

from typing import Any

from hypothesis import strategies as st

from directory.places import Place
from directory.search import Constraints, Criteria
from directory.vocabulary import (
    ACCESSIBILITY,
    AVAILABILITY,
    GENDERS,
    KINDS,
    LISTING_OUTCOMES,
    NEEDS,
    PATHWAY_STEPS,
    RATINGS,
    SERVICES,
)
from tests.oracle.corpora import DISTRICTS, GROUPS, LANGUAGES, POSITIONS, WORDS, some

RADII = st.sampled_from([None, None, None, 0.1, 1.0, 5.0, 10.0, 16.1, 32.2, 90.0, 400.0])
WRONG = st.lists(
    st.tuples(
        st.sampled_from("aegilnrstz"),
        st.integers(0, 20),
        st.sampled_from(["less", "more", "other", "swapped"]),
    ),
    min_size=1,
    max_size=2,
)


@st.composite
def misspelt(draw: st.DrawFn) -> str:
    """A word of some listing with a letter or two wrong."""
    word = draw(st.sampled_from(WORDS))
    for letter, lot, wrong in draw(WRONG):
        at = lot % len(word)
        rest = word[at + 1 :]
        changed = {
            "less": word[:at] + rest,
            "more": word[:at] + letter + word[at:],
            "other": word[:at] + letter + rest,
            "swapped": word[:at] + rest[:1] + word[at] + rest[1:],
        }
        word = changed[wrong] or letter
    return word


PHRASES = st.sampled_from([phrase for group in GROUPS for phrase in group.phrases])
SAYINGS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    PHRASES,
    misspelt(),
    st.sampled_from(["the", "of", "me", "nonsensical", "qq", "Owner", "Witham"]),
)
TEXTS = st.one_of(st.just(""), st.just(""), st.lists(SAYINGS, min_size=1, max_size=3).map(" ".join))
WHERE = st.sampled_from([*DISTRICTS, "Elsewhere", None])


@st.composite
def places(draw: st.DrawFn) -> Place | None:
    if draw(st.integers(0, 3)) == 0:
        return None
    latitude, longitude = draw(POSITIONS)
    district = draw(WHERE)
    return Place("Somewhere", latitude, longitude, district=district)


CONSTRAINTS: dict[str, st.SearchStrategy[Any]] = {
    "gender": st.sampled_from(GENDERS),
    "accepts_direct_payments": st.just(True),
    "min_rating": st.sampled_from(RATINGS),
    "availability": some(AVAILABILITY, 2, 14),
    "language": st.sampled_from([*LANGUAGES, "cy"]),
    "wheelchair_accessible": st.just(True),
    "drives": st.just(True),
    "places_free": st.just(True),
    "free": st.just(True),
    "max_price": st.sampled_from([0.0, 9.98, 9.99, 20.0, 20.49, 31.25, 1000.0]),
    "age": st.sampled_from([0, 5, 17, 18, 25, 26, 64, 65, 66, 100]),
    "accessibility": some(ACCESSIBILITY, 2),
    "outcomes": some(LISTING_OUTCOMES, 2),
    "pathway_step": st.sampled_from(PATHWAY_STEPS),
}
ASKED = st.lists(st.sampled_from(list(CONSTRAINTS)), max_size=3, unique=True)


@st.composite
def constraints(draw: st.DrawFn) -> Constraints:
    keys = draw(ASKED)
    said = {key: draw(CONSTRAINTS[key]) for key in keys}
    return Constraints(radius_km=draw(RADII), **said)


NEEDED = st.just(()) | some(NEEDS)
WHO = st.just(()) | st.just(()) | some(KINDS, 2)
NARROWED = st.just(Constraints()) | constraints()


@st.composite
def questions(draw: st.DrawFn) -> Criteria:
    """Any search, on its first page."""
    return Criteria(
        services=draw(some(SERVICES)),
        needs=draw(NEEDED),
        kinds=draw(WHO),
        place=draw(places()),
        constraints=draw(NARROWED),
        text=draw(TEXTS),
    )


FAR_OUT = Place("Far out", 53.3, 3.5)
"""In the North Sea, further from everything than any search goes before it goes anywhere."""
FROM_FAR = st.builds(Criteria, services=some(SERVICES), place=st.just(FAR_OUT))
FROM_NEAR = st.builds(
    Criteria,
    services=st.sampled_from(SERVICES[:4]).map(lambda key: (key,)),
    needs=st.sampled_from(NEEDS[:4]).map(lambda key: (key,)),
    place=places(),
    constraints=st.builds(Constraints, radius_km=st.sampled_from([2.0, 4.0, 8.0])),
)
"""Questions that have to look a little further."""
