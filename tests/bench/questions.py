"""Twelve kinds of search, as many different ones of each as wanted, the same for the same seed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from directory.models import Service
from directory.places import Place
from directory.search import Constraints, Criteria
from directory.search.text import STOP_WORDS
from directory.vocabulary import NEEDS, SERVICES
from tests.bench.generator import SOURCE, Positions

PER_PAGE = 10
RARE_LANGUAGES = ("yo", "fa", "bg", "lt")
_WORD = re.compile(r"[A-Za-z]{4,}")
Ask = Callable[["Asker"], Criteria]


class Asker:
    """Draws what a search is about: places near which people live, names and words there are."""

    def __init__(self, session: Session, positions: Positions, seed: int) -> None:
        self.session, self.positions, self.rng = session, positions, Random(seed)

    def place(self) -> Place:
        """A postcode's or a town's place."""
        at = self.positions.draw(self.rng)
        return Place(at.town, at.latitude, at.longitude, at.postcode, at.district)

    def listing(self) -> Service:
        """Any listing, each as likely as any other."""
        query = select(Service).where(
            Service.source == SOURCE, Service.number >= self.rng.getrandbits(63)
        )
        found = self.session.scalars(query.order_by(Service.number).limit(1)).first()
        return found or self.listing()

    def words(self, count: int) -> str:
        """So many different words that one listing says of itself."""
        said = {w.lower() for w in _WORD.findall(self.listing().summary)} - STOP_WORDS
        return " ".join(self.rng.sample(sorted(said), count))

    def misspelt(self, name: str) -> str:
        """`name` with two letters of its longest word changed about."""
        word = max(name.split(), key=len)
        at = self.rng.randrange(1, len(word) - 2)
        return name.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :])


def _need_near(ask: Asker) -> Criteria:
    return Criteria(needs=(ask.rng.choice(NEEDS),), place=ask.place())


def _service_near(ask: Asker) -> Criteria:
    return Criteria(services=(ask.rng.choice(SERVICES),), place=ask.place())


def _text_near(ask: Asker) -> Criteria:
    return Criteria(text=ask.words(1), place=ask.place())


def _name(ask: Asker) -> Criteria:
    return Criteria(text=ask.listing().name)


def _misspelt_name(ask: Asker) -> Criteria:
    return Criteria(text=ask.misspelt(ask.listing().name))


def _text(ask: Asker) -> Criteria:
    return Criteria(text=ask.words(2))


def _wide(ask: Asker) -> Criteria:
    return replace(_service_near(ask), constraints=Constraints(radius_km=50))


def _narrowed(ask: Asker) -> Criteria:
    """As people narrow: who comes, when and for how much."""
    asked = Constraints(
        gender=ask.rng.choice(("female", "male")),
        accepts_direct_payments=True,
        availability=(ask.rng.choice(("morning", "evening", "weekend")),),
        max_price=30,
    )
    return replace(_service_near(ask), constraints=asked)


def _rare(ask: Asker) -> Criteria:
    language = ask.rng.choice(RARE_LANGUAGES)
    return replace(_need_near(ask), constraints=Constraints(language=language))


def _nothing(ask: Asker) -> Criteria:
    """What nobody offers: filters are given up until something is found."""
    asked = Constraints(
        language="xx", max_price=0.5, min_rating="outstanding", availability=("night",)
    )
    return replace(_service_near(ask), constraints=asked)


def _service(ask: Asker) -> Criteria:
    return Criteria(services=tuple(ask.rng.sample(SERVICES, ask.rng.randint(1, 2))))


def _page_five(ask: Asker) -> Criteria:
    return replace(_need_near(ask), page=5)


KINDS: Mapping[str, Ask] = {
    "need + place": _need_near,
    "service + place": _service_near,
    "text + place": _text_near,
    "provider's name": _name,
    "misspelt name": _misspelt_name,
    "text only, two words": _text,
    "wide radius, 50 km": _wide,
    "four constraints + place": _narrowed,
    "rare language + need + place": _rare,
    "nothing found, relaxes": _nothing,
    "service, no place": _service,
    "page 5 of need + place": _page_five,
}


def questions(
    engine: Engine, kind: str, count: int, positions: Positions, seed: int = 0
) -> list[Criteria]:
    """`count` different searches of one of KINDS; fewer where there are no more."""
    with Session(engine) as session:
        ask = Asker(session, positions, seed=seed + list(KINDS).index(kind))
        asked: dict[Criteria, None] = {}
        for _ in range(20 * count):
            asked[replace(KINDS[kind](ask), per_page=PER_PAGE)] = None
            if len(asked) == count:
                break
    return list(asked)
