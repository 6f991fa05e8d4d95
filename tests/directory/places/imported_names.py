"""Names as an operator imports them, for tests."""

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from directory.models import PlaceName
from directory.places import Gazetteer
from directory.places.imported import with_imported
from directory.places.words import normalise

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


def stocked(gazetteer: Gazetteer, lines: tuple[str, ...] = KNOWN) -> Gazetteer:
    """The gazetteer with imported names as well."""
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
