"""Where a place of the CQC stands: the surest position that any file knows of it."""

from pathlib import Path

from sqlalchemy.orm import Session

from directory.importers.cqc_forms import POINTS
from directory.models import Postcode
from tests.directory.importers.brought_in import Import, listing
from tests.directory.importers.cqc_files import a_location, a_row, write, write_lines


def test_points_place_what_is_here_and_move_nothing_that_is_sure(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    bring_cqc(write(tmp_path / "plain.csv", [a_row(1)]))
    bring_cqc(write_lines(tmp_path / "a.jsonl", [a_location(2)]))
    rows = [
        {"cqc_location_id": f"1-{n}", "lat": "51.9", "lon": "0.7", "marker_type": "1"}
        for n in (1, 2, 3)
    ]
    path = write(tmp_path / "points.csv", rows, (*POINTS.columns, "marker_type"))
    report = bring_cqc(path)
    assert (report.changed, report.unchanged, sum(report.skipped.values())) == (1, 1, 1)
    one, two = listing(session, 1).location, listing(session, 2).location
    assert one
    assert two
    assert (one.latitude, one.is_approximate, one.address) == (
        51.9,
        False,
        "1 Orchard Road, Witham",
    )
    assert two.latitude == 51.8001


def test_a_position_elsewhere_on_earth_is_left_out(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    far = a_location(onspdLatitude=0.0, onspdLongitude=0.0)
    report = bring_cqc(write_lines(tmp_path / "a.jsonl", [far]))
    assert report.notes["position left out: not in Great Britain"] == 1
    place = listing(session).location
    assert place
    assert place.is_approximate


def test_another_postcode_takes_the_old_position_along(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    bring_cqc(write_lines(tmp_path / "a.jsonl", [a_location()]))
    bring_cqc(write(tmp_path / "plain.csv", [a_row(Postcode="CO1 1AA", Address="2 High Street")]))
    place = listing(session).location
    assert place
    assert (place.postcode, place.address, place.town) == ("CO1 1AA", "2 High Street", None)
    assert place.is_approximate
    assert place.latitude != 51.8001


def test_full_postcodes_are_used_where_they_are_known(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    session.add(Postcode(postcode="CM8 1AA", latitude=51.81, longitude=0.63, district="Braintree"))
    session.flush()
    bring_cqc(write(tmp_path / "plain.csv", [a_row()]))
    place = listing(session).location
    assert place
    assert (place.latitude, place.district, place.is_approximate) == (51.81, "Braintree", False)
