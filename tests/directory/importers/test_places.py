"""Files of place names into their table, on both engines."""

import csv
import os
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.importers.places import NO_PLACE, import_places
from directory.importers.report import ImportRefused, ImportReport
from directory.models import PlaceName, Postcode
from directory.places import Gazetteer

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("CARE_FINDER_SHARED_DATA") or ROOT.parent / "shared" / "data")
LIST = "place,lat,lon,population,district\nNewplace,51.8,0.64,9000,Braintree\nOther,51.9,0.7,,\n"
CUT = (
    "name1,name2,local_type,lat,lon,postcode_district,district_borough,county_unitary\n"
    "Lower Winch,Nether Winch,Village,51.80377,-0.93838,HP18,,Buckinghamshire\n"
    "Toppleby,,Town,53.54,-2.11,OL1,Oldham,\n"
    "Big Wood,,Woodland,53.54,-2.11,OL1,Oldham,\n"
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def imported(session: Session, gazetteer: Gazetteer, path: Path) -> ImportReport:
    report = import_places(session, path, gazetteer)
    session.expire_all()
    return report


def by_name(session: Session) -> dict[str, PlaceName]:
    return {row.name: row for row in session.scalars(select(PlaceName))}


def survey_row(name: str, kind: str, local: str) -> str:
    cells = [""] * 34
    cells[0], cells[2], cells[6], cells[7] = f"osgb{len(name):012}", name, kind, local
    cells[8], cells[9], cells[16], cells[21] = "582100", "214500", "CM8", "Braintree"
    cells[24] = "Essex"
    return ",".join(cells)


def dump_row(number: int, name: str, code: str, people: int) -> str:
    cells = [str(number), name, name, "", "51.8", "0.64", code[0], code[2:], "GB"]
    return "\t".join([*cells, *[""] * 5, str(people), *[""] * 4])


def postal_row(outcode: str, name: str) -> str:
    return "\t".join(
        ["GB", outcode, name, "England", "ENG", "Lancs", "", "", "", "53.54", "-2.11", "4"]
    )


def test_a_list_is_read_once(session: Session, gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = write(tmp_path, "mine.csv", LIST)

    first, again = imported(session, gazetteer, path), imported(session, gazetteer, path)

    assert (first.added, first.changed, first.unchanged) == (2, 0, 0)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    place = by_name(session)["Newplace"]
    assert (place.size, place.district, place.name_key) == ("town", "Braintree", "newplace")
    assert by_name(session)["Other"].size == "village"


def test_a_changed_row_is_changed(session: Session, gazetteer: Gazetteer, tmp_path: Path) -> None:
    imported(session, gazetteer, write(tmp_path, "mine.csv", LIST))

    report = imported(session, gazetteer, write(tmp_path, "mine.csv", LIST.replace("9000", "90")))

    assert (report.added, report.changed, report.unchanged) == (0, 1, 1)
    assert by_name(session)["Newplace"].size == "village"


def test_open_names_with_degrees(session: Session, gazetteer: Gazetteer, tmp_path: Path) -> None:
    report = imported(session, gazetteer, write(tmp_path, "os.csv", CUT))

    found = by_name(session)
    assert set(found) == {"Lower Winch", "Nether Winch", "Toppleby"}
    assert report.skipped[NO_PLACE] == 1
    assert (found["Nether Winch"].district, found["Nether Winch"].size) == (
        "Buckinghamshire",
        "village",
    )
    assert (found["Toppleby"].size, found["Toppleby"].outcode) == ("town", "OL1")


def test_open_names_as_the_survey_gives_them(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    rows = [
        survey_row("Withamby", "populatedPlace", "Town"),
        survey_row("A Road", "transportNetwork", "Named Road"),
    ]
    report = imported(session, gazetteer, write(tmp_path, "TL81.csv", "\n".join(rows) + "\n"))

    assert (report.read, report.added, report.skipped[NO_PLACE]) == (2, 1, 1)
    place = by_name(session)["Withamby"]
    assert (place.latitude, place.longitude) == (
        pytest.approx(51.80, abs=0.01),
        pytest.approx(0.64, abs=0.01),
    )
    assert (place.district, place.size) == ("Braintree", "town")


def test_geonames_everything(session: Session, gazetteer: Gazetteer, tmp_path: Path) -> None:
    rows = [
        dump_row(1, "Bigby", "P.PPLA", 120_000),
        dump_row(2, "Midby", "P.PPL", 9_000),
        dump_row(3, "Smallby", "P.PPL", 0),
        dump_row(4, "Partby", "P.PPLX", 0),
        dump_row(5, "Goneby", "P.PPLQ", 0),
        dump_row(6, "The Hill", "T.HLL", 0),
    ]
    report = imported(session, gazetteer, write(tmp_path, "GB.txt", "\n".join(rows) + "\n"))

    assert {n: p.size for n, p in by_name(session).items()} == {
        "Bigby": "city",
        "Midby": "town",
        "Smallby": "village",
        "Partby": "suburb",
    }
    assert report.skipped[NO_PLACE] == 2


def test_geonames_postal_codes_tell_size_by_outcodes(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    rows = [postal_row(f"OL{n}", "Bigby") for n in range(1, 10)]
    rows += [postal_row(f"OL{n}", "Midby") for n in range(1, 4)]
    rows += [
        postal_row("OL1", "Smallby"),
        postal_row("PR1", "Smallby"),
        postal_row("LA1", "Smallby"),
    ]
    report = imported(session, gazetteer, write(tmp_path, "GB.txt", "\n".join(rows) + "\n"))

    assert report.added == 15
    sizes = {n: p.size for n, p in by_name(session).items()}
    assert sizes == {"Bigby": "city", "Midby": "town", "Smallby": "village"}


def test_a_district_comes_from_the_nearest_postcode(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    session.add_all(
        [
            Postcode(postcode="CM8 1AA", latitude=51.801, longitude=0.641, district="Braintree"),
            Postcode(postcode="CM8 1AB", latitude=51.81, longitude=0.65, district="Maldon"),
            Postcode(postcode="OL1 1AA", latitude=53.541, longitude=-2.11, district=None),
            Postcode(postcode="OL1 1AB", latitude=53.55, longitude=-2.11, district="Oldham"),
        ]
    )
    session.flush()
    rows = ["Near,51.8,0.64", "Unknown,53.54,-2.11", "Far,54.9,-1.0"]
    path = write(tmp_path, "mine.csv", "place,lat,lon\n" + "\n".join(rows) + "\n")

    imported(session, gazetteer, path)

    found = by_name(session)
    assert (found["Near"].district, found["Near"].outcode) == ("Braintree", "CM8")
    # the nearest postcode decides, also where nobody knows its district: a border may be between
    assert (found["Unknown"].district, found["Unknown"].outcode) == (None, "OL1")
    assert (found["Far"].district, found["Far"].outcode) == (None, None)


def test_bad_rows_are_counted_with_their_line(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    text = f"place,lat,lon\nGood,51.8,0.6\n,51.8,0.6\nX,no,0.6\nY,0.6,51.8\nZ,51.8\n{'n' * 101},51.8,0.6\n"

    report = imported(session, gazetteer, write(tmp_path, "mine.csv", text))

    assert list(by_name(session)) == ["Good"]
    assert [bad.line for bad in report.bad] == [3, 4, 5, 6, 7]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "outcode,lat,lon\nCM8,51.8,0.6\n"])
def test_an_unknown_header_is_refused(
    session: Session, gazetteer: Gazetteer, tmp_path: Path, text: str
) -> None:
    with pytest.raises(ImportRefused):
        import_places(session, write(tmp_path, "strange.csv", text), gazetteer)

    assert by_name(session) == {}


@pytest.mark.slow
def test_the_places_of_england(session: Session, gazetteer: Gazetteer, tmp_path: Path) -> None:
    """The district by the nearest postcode is nearly always the one that the Survey gives."""
    path = SHARED / "places" / "os_open_names_populated_places_england_partial.csv"
    postcodes = SHARED / "postcodes" / "essex_postcodes_with_district.csv"
    for file in (path, postcodes):
        if not file.is_file():
            pytest.skip(f"public data file {file.name} is not here; set CARE_FINDER_SHARED_DATA")
    with postcodes.open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines) if r["lat"]]
    session.connection().execute(
        Postcode.__table__.insert(),  # type: ignore[attr-defined]
        [
            {
                "postcode": r["postcode"],
                "latitude": float(r["lat"]),
                "longitude": float(r["lon"]),
                "district": r["district"],
            }
            for r in rows
        ],
    )
    with path.open(encoding="utf-8", newline="") as lines:
        essex = [r for r in csv.DictReader(lines) if r["county_unitary"] == "Essex"]
    bare = "place,lat,lon\n" + "".join(f"{r['name1']},{r['lat']},{r['lon']}\n" for r in essex)

    whole = imported(session, gazetteer, path)
    assert whole.added > 18_000
    assert not whole.bad
    imported(session, gazetteer, write(tmp_path, "bare.csv", bare))

    given = {(r["name1"], r["lat"][:5]): r["district_borough"] for r in essex}
    query = select(PlaceName).where(PlaceName.source == "file:bare")
    guessed = {(p.name, f"{p.latitude:.5f}"[:5]): p.district for p in session.scalars(query)}
    right = sum(guessed[key] == district for key, district in given.items())
    assert len(given) > 300
    assert right / len(given) > 0.95
