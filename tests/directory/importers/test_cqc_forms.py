"""Every form of CQC file is told by its content, and says of a place what the others say."""

import json
from collections.abc import Callable
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.commands import ListingData, read_listings
from directory.ids import stable_id
from directory.importers import ImportRefused, ImportReport, import_cqc
from directory.importers.cqc_forms import DIRECTORY_18, IGNORED, POINTS, TABLES
from directory.models import ListingChange, Organisation, Postcode, Service
from directory.places import Gazetteer
from tests.directory.importers.cqc_files import (
    ACTIVE_ROW,
    RATED,
    a_location,
    a_rated_row,
    a_row,
    write,
    write_lines,
    write_ods,
    write_xlsx,
)

Bring = Callable[..., ImportReport]


@pytest.fixture
def bring(session: Session, gazetteer: Gazetteer) -> Bring:
    return lambda path, **options: import_cqc(session, path, gazetteer, **options)


def listing(session: Session, number: int = 1) -> ListingData:
    return read_listings(session, [stable_id("cqc", f"1-{number}")])[
        stable_id("cqc", f"1-{number}")
    ]


def status(session: Session, number: int = 1) -> str:
    return session.get_one(Service, stable_id("cqc", f"1-{number}")).status


def rated(path: Path, *rows: dict[str, str]) -> Path:
    return write(path / "ratings.csv", list(rows), list(RATED))


def test_the_directory_with_ratings(session: Session, bring: Bring, tmp_path: Path) -> None:
    report = bring(rated(tmp_path, a_rated_row()))
    assert (report.form, report.added) == ("the CQC care directory with ratings", 1)
    data = listing(session)
    assert (data.cqc_rating, data.cqc_rating_date) == ("good", date(2024, 5, 20))
    assert dict(data.cqc_questions) == {
        "safe": "good",
        "effective": "good",
        "caring": "outstanding",
        "responsive": "requires_improvement",
    }
    assert (data.beds, data.cqc_provider_id, data.source_area) == (12, "1-100", "Essex")
    assert data.needs == ("autism", "dementia", "learning_disability")
    assert data.services == ("residential_home",)


def test_a_day_of_registration_is_no_day_of_a_rating(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    report = bring(rated(tmp_path, a_rated_row(Publication_Date="2/3/2011 12:00:00 AM")))
    assert listing(session).cqc_rating_date is None
    assert report.notes["rating date left out: it is the day of registration"] == 1


def test_a_dormant_place_is_kept_and_not_found_whatever_else_is_read(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    report = bring(rated(tmp_path, a_rated_row(Dormant="Y")))
    assert report.kinds_unlisted == {"dormant: Care home service without nursing": 1}
    bring(write(tmp_path / "plain.csv", [a_row()]))
    assert status(session) == "unlisted"
    bring(rated(tmp_path, a_rated_row(Dormant="N")))
    assert status(session) == "published"


def test_the_plain_directory_takes_nothing_away(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    bring(write_lines(tmp_path / "a.jsonl", [a_location()]))
    before = listing(session)
    bring(write(tmp_path / "plain.csv", [a_row(Phone_number="", Date="01/01/2013")]))
    after = listing(session)
    kept = ("cqc_rating", "cqc_rating_date", "cqc_questions", "beds", "phones", "checked_on")
    assert {f: getattr(after, f) for f in kept} == {f: getattr(before, f) for f in kept}
    assert after.location
    assert (after.location.latitude, after.location.is_approximate) == (51.8001, False)
    assert after.website == "http://www.example.org/quince"


def test_what_people_added_stays(session: Session, bring: Bring, tmp_path: Path) -> None:
    path = write(tmp_path / "plain.csv", [a_row()])
    bring(path)
    service = session.get_one(Service, stable_id("cqc", "1-1"))
    service.summary, service.capacity, service.confirmed_on = "Warm.", "yes", date(2026, 1, 2)
    session.flush()
    bring(rated(tmp_path, a_rated_row(Location_Name="Medlar House")))
    data = listing(session)
    assert (data.name, data.summary, data.capacity) == ("Medlar House", "Warm.", "yes")
    assert data.confirmed_on == date(2026, 1, 2)


def test_the_order_of_forms_does_not_matter(session: Session, bring: Bring, tmp_path: Path) -> None:
    """Where they say the same in their own words, each leaving out what it does not know: one
    place for each order."""
    orders = list(permutations(("plain", "rated", "api", "points")))
    for step in range(4):
        for form in orders[0]:
            numbers = [n for n, order in enumerate(orders, 1) if order[step] == form]
            bring(the_same_of(form, numbers, tmp_path))
    own = {"id", "source_id", "cqc_location_id"}
    ends = [
        {k: v for k, v in vars(listing(session, n)).items() if k not in own}
        for n in range(1, len(orders) + 1)
    ]
    assert all(end == ends[0] for end in ends)
    assert ends[0]["cqc_rating"] == "outstanding"
    assert ends[0]["needs"] == ("autism", "dementia", "learning_disability", "older_people")
    assert ends[0]["location"].latitude == 51.8001


def the_same_of(form: str, numbers: list[int], folder: Path) -> Path:
    """A file of `form` that says of places what the files of other forms say."""
    if form == "plain":
        needs = "Dementia|Learning disabilities|Caring for adults over 65 yrs"
        return write(folder / "plain.csv", [a_row(n, Specialisms=needs) for n in numbers])
    if form == "rated":
        needs = (
            "Caring for adults over 65 yrs, Dementia, "
            "Learning Disabilities or autistic spectrum disorder"
        )
        return rated(folder, *(a_rated_row(n, Service_users_supported=needs) for n in numbers))
    if form == "api":
        names = ("Dementia", "Learning disabilities", "Caring for adults over 65 yrs")
        specialisms = [{"name": name} for name in names]
        records = [a_location(n, specialisms=specialisms) for n in numbers]
        return write_lines(folder / "api.jsonl", records)
    rows = [{"cqc_location_id": f"1-{n}", "lat": "51.9", "lon": "0.7"} for n in numbers]
    return write(folder / "points.csv", rows, POINTS.columns)


@pytest.mark.parametrize("suffix", ["jsonl", "jsonl.gz", "json"])
def test_records_of_the_api(session: Session, bring: Bring, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"details.{suffix}"
    if suffix == "json":
        path.write_text(json.dumps(a_location(), indent=1), encoding="utf-8")
    else:
        write_lines(path, [a_location()])
    assert bring(path).added == 1
    assert bring(path).unchanged == 1
    data = listing(session)
    assert (data.cqc_rating, data.cqc_rating_date) == ("outstanding", date(2025, 1, 31))
    assert data.cqc_questions == (("safe", "good"), ("well_led", "outstanding"))
    assert (data.checked_on, data.confirmed_on) == (date(2024, 12, 1), None)
    assert data.location
    assert data.location.address == "1 Orchard Road, Witham"
    assert not data.location.is_approximate


def test_what_is_deregistered_is_withdrawn_and_stays_so(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    plain = write(tmp_path / "plain.csv", [a_row(1), a_row(2)])
    bring(plain)
    gone = a_location(1, registrationStatus="Deregistered", deregistrationDate="2024-07-17")
    never_here = {**gone, "locationId": "1-3"}
    path = write_lines(tmp_path / "a.jsonl", [gone, never_here])
    report = bring(path)
    assert (report.withdrawn, sum(report.skipped.values())) == (1, 2)
    changes = session.scalars(select(ListingChange).where(ListingChange.action == "withdrawn"))
    assert [(c.who, c.changes["status"]) for c in changes] == [
        ("import cqc", ["published", "withdrawn"])
    ]
    assert bring(path).withdrawn == 0
    again = bring(plain)
    assert (again.unchanged, again.changed, sum(again.skipped.values())) == (1, 0, 1)
    assert (status(session, 1), status(session, 2)) == ("withdrawn", "published")
    assert session.scalar(select(func.count()).select_from(Service)) == 2


def test_what_is_closed_on_an_unknown_day_stays_closed(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    plain = write(tmp_path / "plain.csv", [a_row()])
    bring(plain)
    path = write_lines(tmp_path / "a.jsonl", [a_location(registrationStatus="Deregistered")])
    bring(path)
    day = listing(session).ends_on
    assert day
    bring(path)
    bring(plain)
    assert (status(session), listing(session).ends_on) == ("withdrawn", day)


def test_what_the_api_says_is_registered_comes_back(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    bring(write_lines(tmp_path / "a.jsonl", [a_location()]))
    gone = a_location(registrationStatus="Deregistered", deregistrationDate="2024-07-17")
    bring(write_lines(tmp_path / "b.jsonl", [gone]))
    bring(write_lines(tmp_path / "c.jsonl", [a_location()]))
    assert (status(session), listing(session).ends_on) == ("published", None)


PROVIDER = {
    "providerId": "1-100",
    "locationIds": ["1-1"],
    "name": "Quince Care Limited",
    "website": "www.example.org/care",
    "registrationStatus": "Registered",
}


@pytest.mark.parametrize("providers_first", [True, False])
def test_providers_give_their_name(
    session: Session, bring: Bring, tmp_path: Path, providers_first: bool
) -> None:
    locations = write_lines(tmp_path / "a.jsonl", [a_location(1), a_location(2, name="Other")])
    providers = write_lines(tmp_path / "p.jsonl", [PROVIDER])
    for path in (providers, locations) if providers_first else (locations, providers):
        bring(path)
    owner = listing(session).organisation
    assert (owner.name, owner.website) == ("Quince Care Limited", "http://www.example.org/care")
    assert session.scalar(select(func.count()).select_from(Organisation)) == 1
    assert (bring(providers).unchanged, bring(locations).unchanged) == (1, 2)


def test_a_deregistered_provider_runs_nothing_any_more(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    bring(write(tmp_path / "plain.csv", [a_row()]))
    gone = {**PROVIDER, "registrationStatus": "Deregistered", "deregistrationDate": "2024-07-17"}
    assert bring(write_lines(tmp_path / "p.jsonl", [gone])).withdrawn == 1
    assert status(session) == "withdrawn"


def a_list(*numbers: int, **said: Any) -> dict[str, Any]:
    places = [{"locationId": f"1-{n}", "locationName": "Medlar House"} for n in numbers]
    return {
        "total": len(places),
        "totalPages": 1,
        "firstPageUri": "/locations?page=1&perPage=1000&localAuthority=Essex",
        "locations": places,
        **said,
    }


def test_a_list_names_what_is_here_and_tells_what_is_missing(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    kent = [a_row(n, Local_authority="Kent") for n in (31, 32)]
    bring(write(tmp_path / "plain.csv", [a_row(n) for n in range(1, 21)] + kent))
    path = tmp_path / "list.json"
    path.write_text(json.dumps(a_list(*range(1, 20), 99), indent=2), encoding="utf-8")
    report = bring(path, complete=True)
    assert (report.changed, report.withdrawn, report.added) == (19, 1, 0)
    assert listing(session, 1).name == "Medlar House"
    assert (status(session, 20), status(session, 31)) == ("withdrawn", "published")
    assert bring(path, complete=True).changed == 0


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (a_list(1, totalPages=2, total=2), "one page of several"),
        (a_list(1, firstPageUri="/locations?page=1"), "which local authority"),
        (a_list(1, firstPageUri="/locations?localAuthority=Essex&careHome=Y"), "which local"),
    ],
)
def test_a_list_that_is_not_whole_cannot_be_complete(
    bring: Bring, tmp_path: Path, page: dict[str, Any], why: str
) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps(page), encoding="utf-8")
    with pytest.raises(ImportRefused, match=why):
        bring(path, complete=True)


def test_single_records_cannot_be_complete(bring: Bring, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [a_location()])
    with pytest.raises(ImportRefused, match=r"single records.*Nothing was imported"):
        bring(path, complete=True)


def test_nonsense_among_the_records_is_a_bad_row(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    path = write_lines(
        tmp_path / "a.jsonl",
        [
            a_location(1),
            a_location(2, localAuthority=""),
            a_location(3, numberOfBeds=1e999),
            a_location(4, lastInspection={"date": "soon"}),
            a_location(1),
            {"locationId": ["no"]},
        ],
    )
    with path.open("a", encoding="utf-8") as file:
        file.write('"text"\n{broken\n')
    report = bring(path)
    assert report.added == 1
    assert [bad.line for bad in report.bad] == [2, 3, 4, 5, 6, 7, 8]
    assert report.bad[0].reason == "Local authority is empty."
    assert report.bad[3].reason == "It repeats the location of line 1."
    assert report.bad[6].reason == "It is not a record in JSON."
    assert report.read == report.added + len(report.bad)


@pytest.mark.parametrize(
    "content", ["{", "[]", "{}", "[1]", '{"locations": 5}', '{"a": 1}\n{"b": 2}\n', "[" * 100_000]
)
def test_other_json_is_refused(bring: Bring, tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ImportRefused, match=r"(?i)nothing was imported"):
        bring(path)


def test_a_broken_gzip_is_refused(bring: Bring, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl.gz", [a_location(n) for n in range(50)])
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ImportRefused, match="cannot be read"):
        bring(path)


def a_register(*rows: dict[str, Any]) -> dict[str, list[list[Any]]]:
    """The workbook as the CQC publishes it: a sheet to read, and the data below some lines."""
    return {
        "README": [["Active locations"], ["Location ID", "is the id of a location"], ["", "x"]],
        "Dual_Registration_Locations": [["Location ID", "Location Name", "Primary ID"]],
        "HSCA_Active_Locations": [
            *[[f"Line {n} about the file"] for n in range(27)],
            list(ACTIVE_ROW),
            *[list({**ACTIVE_ROW, **row}.values()) for row in rows],
        ],
    }


@pytest.mark.parametrize(("writer", "name"), [(write_ods, "a.ods"), (write_xlsx, "a.xlsx")])
def test_the_register_as_a_workbook(
    session: Session,
    bring: Bring,
    tmp_path: Path,
    writer: Callable[[Path, dict[str, list[list[Any]]]], Path],
    name: str,
) -> None:
    rows = ({}, {"Location ID": "1-2", "Location Name": ""})
    path = writer(tmp_path / name, a_register(*rows))
    report = bring(path)
    assert (report.added, report.counted_in) == (1, "Row")
    assert [(bad.line, bad.reason) for bad in report.bad] == [(30, "Name is empty.")]
    data = listing(session)
    assert (data.services, data.beds) == (("nursing_home",), 12)
    assert data.needs == ("autism", "dementia", "learning_disability")
    assert (data.cqc_rating, data.cqc_rating_date) == ("good", date(2024, 5, 20))
    assert data.organisation.website == "http://www.example.org/quince-care"
    assert data.location
    assert (data.location.latitude, data.location.is_approximate) == (51.8, False)
    assert bring(path, complete=True).unchanged == 1


def test_a_workbook_without_the_data_is_refused_and_names_the_nearest_sheet(
    bring: Bring, tmp_path: Path
) -> None:
    sheets = a_register({})
    sheets["HSCA_Active_Locations"][27][0] = "Id"
    with pytest.raises(ImportRefused, match=r"it lacks: \"Location ID\".*HSCA_Active_Locations"):
        bring(write_ods(tmp_path / "a.ods", sheets))


def test_the_directory_as_a_workbook_too(session: Session, bring: Bring, tmp_path: Path) -> None:
    row = a_row()
    sheets = {"Notes": [["Read me"]], "Directory": [list(row), list(row.values())]}
    assert bring(write_xlsx(tmp_path / "a.xlsx", sheets)).added == 1
    assert listing(session).services == ("residential_home",)


def test_a_damaged_workbook_is_refused(bring: Bring, tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    path.write_bytes(b"PK\x03\x04" + b"nonsense" * 100)
    with pytest.raises(ImportRefused, match="cannot be read as a workbook"):
        bring(path)


def test_the_latest_ratings_rate_what_is_here(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    bring(write(tmp_path / "plain.csv", [a_row(1)]))
    header = [
        "Location ID",
        "Location Name",
        "Service / Population Group",
        "Domain",
        "Latest Rating",
        "Publication Date",
    ]
    sheet: list[list[Any]] = [
        ["1-1", "Q", "Overall", "Overall", "Good", date(2023, 3, 4)],
        ["1-1", "Q", "Overall", "Safe", "Requires improvement", date(2023, 3, 4)],
        ["1-1", "Q", "Overall", "Well-led", "Good", date(2023, 3, 4)],
        ["1-1", "Q", "People with dementia", "Overall", "Inadequate", date(2023, 3, 4)],
        ["1-9", "Elsewhere", "Overall", "Overall", "Good", date(2023, 3, 4)],
    ]
    path = write_ods(
        tmp_path / "r.ods", {"README": [["x"]], "Locations": [header, *sheet], "Providers": [["a"]]}
    )
    report = bring(path)
    assert (report.changed, report.added, sum(report.skipped.values())) == (1, 0, 1)
    data = listing(session)
    assert (data.cqc_rating, data.cqc_rating_date) == ("good", date(2023, 3, 4))
    assert data.cqc_questions == (("safe", "requires_improvement"), ("well_led", "good"))
    assert bring(path).unchanged == 1


def test_deactivated_locations_are_withdrawn(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    bring(write(tmp_path / "plain.csv", [a_row(1), a_row(2)]))
    sheet = [
        ["Location ID", "Location Name", "Location HSCA End Date"],
        ["1-1", "Quince House", date(2025, 6, 7)],
    ]
    report = bring(write_ods(tmp_path / "d.ods", {"Deactivated_Locations": sheet}))
    assert (report.withdrawn, status(session, 1), status(session, 2)) == (
        1,
        "withdrawn",
        "published",
    )
    assert listing(session).ends_on == date(2025, 6, 7)


def test_points_place_what_is_here_and_move_nothing_that_is_sure(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    bring(write(tmp_path / "plain.csv", [a_row(1)]))
    bring(write_lines(tmp_path / "a.jsonl", [a_location(2)]))
    rows = [
        {"cqc_location_id": f"1-{n}", "lat": "51.9", "lon": "0.7", "marker_type": "1"}
        for n in (1, 2, 3)
    ]
    path = write(tmp_path / "points.csv", rows, (*POINTS.columns, "marker_type"))
    report = bring(path)
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
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    far = a_location(onspdLatitude=0.0, onspdLongitude=0.0)
    report = bring(write_lines(tmp_path / "a.jsonl", [far]))
    assert report.notes["position left out: not in Great Britain"] == 1
    place = listing(session).location
    assert place
    assert place.is_approximate


def test_another_postcode_takes_the_old_position_along(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    bring(write_lines(tmp_path / "a.jsonl", [a_location()]))
    bring(write(tmp_path / "plain.csv", [a_row(Postcode="CO1 1AA", Address="2 High Street")]))
    place = listing(session).location
    assert place
    assert (place.postcode, place.address, place.town) == ("CO1 1AA", "2 High Street", None)
    assert place.is_approximate
    assert place.latitude != 51.8001


def test_full_postcodes_are_used_where_they_are_known(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    session.add(Postcode(postcode="CM8 1AA", latitude=51.81, longitude=0.63, district="Braintree"))
    session.flush()
    bring(write(tmp_path / "plain.csv", [a_row()]))
    place = listing(session).location
    assert place
    assert (place.latitude, place.district, place.is_approximate) == (51.81, "Braintree", False)


def test_the_directory_with_18_columns_leaves_its_rows_about_providers_out(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    usual = {
        "Name": "Quince House",
        "Address 1": "1 Orchard Road",
        "Town/City": "Witham",
        "Postcode": "CM8 1AA",
        "CQC Provider ID (for office use only)": "1-100",
        "CQC Location ID (for office use only)": "1-1",
        "Local authority": "Essex",
        "Report publication date": "2021-12-10T00:00:00Z",
        "Specialisms/services": "Dementia,Treatment of disease, disorder or injury",
        "Service types": "Residential homes,Homecare agencies",
        "Provider name": "Quince Care Limited",
    }
    provider = {"CQC Location ID (for office use only)": "", "Service types": "Organisation"}
    path = write(tmp_path / "a.csv", [usual, {**usual, **provider}], DIRECTORY_18.columns)
    report = bring(path)
    assert (report.added, report.bad, dict(report.skipped)) == (
        1,
        [],
        {"about a provider, not a place": 1},
    )
    assert not report.notes
    data = listing(session)
    assert data.services == ("homecare", "residential_home")
    assert data.checked_on == date(2021, 12, 10)
    assert data.location
    assert data.location.address == "1 Orchard Road, Witham"


def test_words_that_nobody_knows_are_counted(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    row = a_rated_row(
        Service_Types="Care home service without nursing, Moon care",
        Service_users_supported="Dementia, Moonstruck people",
        Location_Latest_Overall_Rating="Splendid",
    )
    report = bring(rated(tmp_path, row))
    assert dict(report.notes) == {
        "service type not known: Moon care": 1,
        "specialism not known: Moonstruck people": 1,
        "rating not known: Splendid": 1,
        "no position: no postcode is known": 1,
    }
    assert listing(session).cqc_rating is None


def test_the_later_rating_stays_and_no_rating_takes_an_earlier_one_away(
    session: Session, bring: Bring, tmp_path: Path
) -> None:
    bring(write_lines(tmp_path / "a.jsonl", [a_location()]))
    bring(rated(tmp_path, a_rated_row()))
    assert listing(session).cqc_rating == "outstanding"
    bring(rated(tmp_path, a_rated_row(Publication_Date="6/1/2026 12:00:00 AM")))
    assert listing(session).cqc_rating == "good"
    overall = {"overall": {"rating": "No published rating", "reportDate": "2026-07-01"}}
    bring(write_lines(tmp_path / "b.jsonl", [a_location(currentRatings=overall)]))
    data = listing(session)
    assert (data.cqc_rating, data.cqc_questions, data.cqc_rating_date) == (None, (), None)


def test_nobody_named_is_read(session: Session, bring: Bring, tmp_path: Path) -> None:
    bring(rated(tmp_path, a_rated_row(1)))
    bring(write_lines(tmp_path / "a.jsonl", [a_location(2)]))
    bring(write_ods(tmp_path / "a.ods", a_register({"Location ID": "1-3"})))
    said = json.dumps(
        [
            *(str(vars(listing(session, n))) for n in (1, 2, 3)),
            *(change.changes for change in session.scalars(select(ListingChange))),
        ]
    )
    assert "Somebody" not in said
    for form in TABLES:
        assert not set(IGNORED) & {*form.columns, *form.others}


STRANGE = (None, [], {}, [1, "a"], "", "x" * 1000, "half \ud800 \0", -1, 10**20, 1e999, True, 0.5)


@pytest.mark.parametrize("make", [a_location, lambda n, **said: {**PROVIDER, **said}])
def test_nothing_that_the_api_may_say_breaks_the_import(
    session: Session, bring: Bring, tmp_path: Path, make: Callable[..., dict[str, Any]]
) -> None:
    usual = make(1)
    records = [
        {**usual, key: value} if key.endswith("Id") else make(number, **{key: value})
        for number, (key, value) in enumerate(((k, v) for k in usual for v in STRANGE), 2)
    ]
    deep = [
        make(1000 + number, **said)
        for number, value in enumerate(STRANGE)
        for said in (
            {"currentRatings": {"overall": value}, "lastInspection": value},
            {"gacServiceTypes": [{"name": value}, value, {"name": "Residential homes"}]},
        )
    ]
    path = write_lines(tmp_path / "a.jsonl", [usual, *records, *deep])
    report = bring(path)
    used = report.added + report.changed + report.unchanged + sum(report.skipped.values())
    assert report.read == len(records) + len(deep) + 1 == used + len(report.bad)
    assert report.added
