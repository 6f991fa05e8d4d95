"""Files of full postcodes into their table, on both engines."""

import gzip
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.commands.load_postcodes import PostcodeLoader, PostcodeRow
from directory.importers.postcodes import (
    OBSOLETE,
    UNKNOWN_CODE,
    UNPLACED,
    PostcodeReport,
    import_postcodes,
)
from directory.importers.report import ImportRefused
from directory.models import Postcode
from directory.places import Gazetteer

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("CARE_FINDER_SHARED_DATA") or ROOT.parent / "shared" / "data")
PLAIN = "postcode,lat,lon\nCM8 1AA,51.8,0.64\nCM8 1AB,51.81,0.65\n"
WITH_DISTRICT = "postcode,lat,lon,district_gss,district\nCM8 1AA,51.8,0.64,E07000067,Braintree\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


def imported(session: Session, gazetteer: Gazetteer, *paths: Path) -> PostcodeReport:
    report = import_postcodes(session, paths, gazetteer)
    session.expire_all()
    return report


def counts(report: PostcodeReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.unchanged, len(report.bad)


def districts(session: Session) -> dict[str, str | None]:
    return {row.postcode: row.district for row in session.scalars(select(Postcode))}


@pytest.mark.parametrize("name", ["postcodes.csv", "postcodes.csv.gz"])
def test_a_file_is_read_once(
    session: Session, gazetteer: Gazetteer, tmp_path: Path, name: str
) -> None:
    path = write(tmp_path, name, PLAIN)

    assert counts(imported(session, gazetteer, path)) == (2, 0, 0, 0)
    assert counts(imported(session, gazetteer, path)) == (0, 0, 2, 0)
    row = session.get_one(Postcode, "CM8 1AB")
    assert (row.latitude, row.longitude, row.district) == (51.81, 0.65, None)


def test_a_moved_postcode_is_changed(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    imported(session, gazetteer, write(tmp_path, "a.csv", PLAIN))

    report = imported(session, gazetteer, write(tmp_path, "b.csv", PLAIN.replace("0.65", "0.66")))

    assert counts(report) == (0, 1, 1, 0)
    assert session.get_one(Postcode, "CM8 1AB").longitude == 0.66


def test_a_file_without_districts_erases_none(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    plain, full = write(tmp_path, "a.csv", PLAIN), write(tmp_path, "b.csv", WITH_DISTRICT)

    assert counts(imported(session, gazetteer, full)) == (1, 0, 0, 0)
    assert counts(imported(session, gazetteer, plain)) == (1, 0, 1, 0)
    assert districts(session) == {"CM8 1AA": "Braintree", "CM8 1AB": None}
    assert counts(imported(session, gazetteer, full, plain)) == (0, 0, 2, 0)
    assert districts(session) == {"CM8 1AA": "Braintree", "CM8 1AB": None}


def test_one_batch_may_say_a_postcode_twice(session: Session) -> None:
    loader = PostcodeLoader(session)
    loader.add([PostcodeRow("CM8 1AA", 51.8, 0.6, "Braintree"), PostcodeRow("CM8 1AA", 51.9, 0.7)])
    loader.add([PostcodeRow("CM8 1AA", 51.95, 0.75)])

    assert loader.finish().added == 1
    row = session.get_one(Postcode, "CM8 1AA")
    assert (row.latitude, row.longitude, row.district) == (51.95, 0.75, "Braintree")


def test_a_district_with_odd_characters_is_kept_as_it_is(session: Session) -> None:
    loader = PostcodeLoader(session)
    loader.add([PostcodeRow("CM8 1AA", 51.8, 0.6, 'King\'s \\N "Lynn" \\')])
    loader.finish()

    assert districts(session) == {"CM8 1AA": 'King\'s \\N "Lynn" \\'}


def test_bad_rows_are_counted_with_their_line(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    path = write(
        tmp_path,
        "bad.csv",
        "postcode,lat,lon\n"
        "cm81aa,51.8,0.64\n"
        "rubbish,51.8,0.64\n"
        "CM8 1AB,north,0.64\n"
        "CM8 1AD,0.64,51.8\n"
        "CM8 1AE,51.8\n"
        "CM8 1AF,nan,0.64\n"
        "NPT 0AD,51.6,-2.9\n"
        "CM8 1AG,99.999999,0.0\n",
    )

    report = imported(session, gazetteer, path)

    assert list(districts(session)) == ["CM8 1AA"]
    assert [bad.line for bad in report.bad] == [3, 4, 5, 6, 7]
    assert "no full postcode" in report.bad[0].reason
    assert "no number" in report.bad[1].reason
    assert "not in the United Kingdom" in report.bad[2].reason
    assert "2 cells" in report.bad[3].reason
    assert dict(report.skipped) == {OBSOLETE: 1, UNPLACED: 1}
    assert {bad.what for bad in report.bad} == {"bad.csv"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "outcode,lat,lon,postcodes\nCM8,51.8,0.64,900\n",
        "sector,lat,lon,postcodes\nCM8 1,51.8,0.64,90\n",
        "a,b,c\n1,2,3\n",
    ],
)
def test_an_unknown_header_is_refused_before_anything_is_written(
    session: Session, gazetteer: Gazetteer, tmp_path: Path, text: str
) -> None:
    good, strange = write(tmp_path, "good.csv", PLAIN), write(tmp_path, "strange.csv", text)

    with pytest.raises(ImportRefused, match=r"strange\.csv"):
        import_postcodes(session, [good, strange], gazetteer)

    assert districts(session) == {}


def test_a_file_that_breaks_off_is_refused(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    lines = "".join(f"CM{n % 9} {n % 7}AA,51.{n:06},0.64\n" for n in range(20_000))
    path = write(tmp_path, "cut.csv.gz", f"postcode,lat,lon\n{lines}")
    path.write_bytes(path.read_bytes()[:-2000])

    with pytest.raises(ImportRefused, match="cannot be read"):
        import_postcodes(session, [path], gazetteer)

    assert districts(session) == {}


def test_the_nspl_itself_names_districts_by_code(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    path = write(
        tmp_path,
        "nspl.csv",
        "pcd,pcds,dointr,laua,lat,long\n"
        "CM8 1AA,CM8 1AA,198001,E07000067,51.8,0.64\n"
        "OL1 1AA,OL1 1AA,198001,E08000004,53.54,-2.11\n",
    )

    report = imported(session, gazetteer, path)

    assert districts(session) == {"CM8 1AA": "Braintree", "OL1 1AA": None}
    assert report.notes[UNKNOWN_CODE] == 1


def test_newer_postcodes_get_the_district_of_their_sector(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    rows = [
        "CM8 1AA,51.8,0.64,Braintree",
        "CM8 1AB,51.8,0.64,",
        "CM8 1AD,51.8,0.64,",
        "CM8 2AA,51.8,0.64,Maldon",
        "CM8 2AB,51.8,0.64,",
        "CB9 7AA,52.07,0.44,Braintree",
        "CB9 7AB,52.07,0.44,",
        "CB9 7AD,52.07,0.44,",
        "OL1 1AA,53.54,-2.11,Oldham",
        "OL1 1AB,53.54,-2.11,",
    ]
    postcodes = write(tmp_path, "p.csv", "postcode,lat,lon,district\n" + "\n".join(rows))
    sectors = write(
        tmp_path,
        "s.csv",
        "sector,district,postcodes_in_district_2014,lat,lon\n"
        "CM8 2,Maldon,12,51.8,0.64\n"
        "CM8 1,Maldon,12,51.8,0.64\n"
        "CM8 1,Braintree,130,51.8,0.64\n"
        "CM8 1,Chelmsford,1,51.8,0.64\n"
        "CB9 7,Braintree,89,52.08,0.44\n"
        "OL1 1,Oldham,8,53.54,-2.11\n"
        "nonsense,Braintree,89,52.08,0.44\n",
    )

    report = imported(session, gazetteer, sectors, postcodes)

    assert (report.added, report.by_sector, len(report.bad)) == (10, 4, 1)
    found = districts(session)
    assert found["CM8 1AB"] == found["CM8 1AD"] == "Braintree"
    assert found["CM8 2AB"] == "Maldon"
    assert found["OL1 1AB"] == "Oldham"
    # Haverhill is in Suffolk, and only the edge of its sector in Braintree
    assert found["CB9 7AB"] is None
    assert report.sectors_left_out == ("CB9 7",)
    again = imported(session, gazetteer, postcodes, sectors)
    assert (again.added, again.changed, again.by_sector) == (0, 0, 0)
    assert districts(session) == found


def shared(*names: str) -> Sequence[Path]:
    paths = [SHARED / "postcodes" / name for name in names]
    for path in paths:
        if not path.is_file():
            pytest.skip(f"public data file {path.name} is not here; set CARE_FINDER_SHARED_DATA")
    return paths


@pytest.mark.slow
def test_the_postcodes_of_essex(session: Session, gazetteer: Gazetteer) -> None:
    paths = shared(
        "essex_areas_postcodes_nspl_may2025.csv.gz",
        "essex_postcodes_with_district.csv",
        "essex_sector_to_district.csv",
    )

    first = imported(session, gazetteer, *paths)
    again = imported(session, gazetteer, *paths)

    assert first.added > 197_000
    assert first.by_sector > 20_000
    assert (again.added, again.changed, again.by_sector) == (0, 0, 0)
    query = select(Postcode.district, func.count()).group_by(Postcode.district)
    count = {row.district: row[1] for row in session.execute(query)}
    assert count["Southend-on-Sea"] > 4_500
    assert count["Thurrock"] > 3_500
    # what lies over the border is left without a district, not given one of Essex
    bishops_stortford = session.get_one(Postcode, "CM23 3BJ")
    assert bishops_stortford.district is None
