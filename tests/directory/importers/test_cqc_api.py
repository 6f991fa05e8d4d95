"""Records and lists of the CQC's API: places, their providers, what is closed, and nonsense."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.importers import ImportRefused
from directory.models import ListingChange, Organisation, Service
from tests.directory.importers.brought_in import Import, listing, status
from tests.directory.importers.cqc_files import PROVIDER, a_location, a_row, write, write_lines


@pytest.mark.parametrize("suffix", ["jsonl", "jsonl.gz", "json"])
def test_records_of_the_api(
    session: Session, bring_cqc: Import, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"details.{suffix}"
    if suffix == "json":
        path.write_text(json.dumps(a_location(), indent=1), encoding="utf-8")
    else:
        write_lines(path, [a_location()])
    assert bring_cqc(path).added == 1
    assert bring_cqc(path).unchanged == 1
    data = listing(session)
    assert (data.cqc_rating, data.cqc_rating_date) == ("outstanding", date(2025, 1, 31))
    assert data.cqc_questions == (("safe", "good"), ("well_led", "outstanding"))
    assert (data.checked_on, data.confirmed_on) == (date(2024, 12, 1), None)
    assert data.location
    assert data.location.address == "1 Orchard Road, Witham"
    assert not data.location.is_approximate


def test_what_is_deregistered_is_withdrawn_and_stays_so(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    plain = write(tmp_path / "plain.csv", [a_row(1), a_row(2)])
    bring_cqc(plain)
    gone = a_location(1, registrationStatus="Deregistered", deregistrationDate="2024-07-17")
    never_here = {**gone, "locationId": "1-3"}
    path = write_lines(tmp_path / "a.jsonl", [gone, never_here])
    report = bring_cqc(path)
    assert (report.withdrawn, sum(report.skipped.values())) == (1, 2)
    changes = session.scalars(select(ListingChange).where(ListingChange.action == "withdrawn"))
    assert [(c.who, c.changes["status"]) for c in changes] == [
        ("import cqc", ["published", "withdrawn"])
    ]
    assert bring_cqc(path).withdrawn == 0
    again = bring_cqc(plain)
    assert (again.unchanged, again.changed, sum(again.skipped.values())) == (1, 0, 1)
    assert (status(session, 1), status(session, 2)) == ("withdrawn", "published")
    assert session.scalar(select(func.count()).select_from(Service)) == 2


def test_what_is_closed_on_an_unknown_day_stays_closed(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    plain = write(tmp_path / "plain.csv", [a_row()])
    bring_cqc(plain)
    path = write_lines(tmp_path / "a.jsonl", [a_location(registrationStatus="Deregistered")])
    bring_cqc(path)
    day = listing(session).ends_on
    assert day
    bring_cqc(path)
    bring_cqc(plain)
    assert (status(session), listing(session).ends_on) == ("withdrawn", day)


def test_what_the_api_says_is_registered_comes_back(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    bring_cqc(write_lines(tmp_path / "a.jsonl", [a_location()]))
    gone = a_location(registrationStatus="Deregistered", deregistrationDate="2024-07-17")
    bring_cqc(write_lines(tmp_path / "b.jsonl", [gone]))
    bring_cqc(write_lines(tmp_path / "c.jsonl", [a_location()]))
    assert (status(session), listing(session).ends_on) == ("published", None)


@pytest.mark.parametrize("providers_first", [True, False])
def test_providers_give_their_name(
    session: Session, bring_cqc: Import, tmp_path: Path, providers_first: bool
) -> None:
    locations = write_lines(tmp_path / "a.jsonl", [a_location(1), a_location(2, name="Other")])
    providers = write_lines(tmp_path / "p.jsonl", [PROVIDER])
    for path in (providers, locations) if providers_first else (locations, providers):
        bring_cqc(path)
    owner = listing(session).organisation
    assert (owner.name, owner.website) == ("Quince Care Limited", "http://www.example.org/care")
    assert session.scalar(select(func.count()).select_from(Organisation)) == 1
    assert (bring_cqc(providers).unchanged, bring_cqc(locations).unchanged) == (1, 2)


def test_a_deregistered_provider_runs_nothing_any_more(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    bring_cqc(write(tmp_path / "plain.csv", [a_row()]))
    gone = {**PROVIDER, "registrationStatus": "Deregistered", "deregistrationDate": "2024-07-17"}
    assert bring_cqc(write_lines(tmp_path / "p.jsonl", [gone])).withdrawn == 1
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
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    kent = [a_row(n, Local_authority="Kent") for n in (31, 32)]
    bring_cqc(write(tmp_path / "plain.csv", [a_row(n) for n in range(1, 21)] + kent))
    path = tmp_path / "list.json"
    path.write_text(json.dumps(a_list(*range(1, 20), 99), indent=2), encoding="utf-8")
    report = bring_cqc(path, complete=True)
    assert (report.changed, report.withdrawn, report.added) == (19, 1, 0)
    assert listing(session, 1).name == "Medlar House"
    assert (status(session, 20), status(session, 31)) == ("withdrawn", "published")
    assert bring_cqc(path, complete=True).changed == 0


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (a_list(1, totalPages=2, total=2), "one page of several"),
        (a_list(1, firstPageUri="/locations?page=1"), "which local authority"),
        (a_list(1, firstPageUri="/locations?localAuthority=Essex&careHome=Y"), "which local"),
    ],
)
def test_a_list_that_is_not_whole_cannot_be_complete(
    bring_cqc: Import, tmp_path: Path, page: dict[str, Any], why: str
) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps(page), encoding="utf-8")
    with pytest.raises(ImportRefused, match=why):
        bring_cqc(path, complete=True)


def test_single_records_cannot_be_complete(bring_cqc: Import, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [a_location()])
    with pytest.raises(ImportRefused, match=r"single records.*Nothing was imported"):
        bring_cqc(path, complete=True)


def test_nonsense_among_the_records_is_a_bad_row(
    session: Session, bring_cqc: Import, tmp_path: Path
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
    report = bring_cqc(path)
    assert report.added == 1
    assert [bad.line for bad in report.bad] == [2, 3, 4, 5, 6, 7, 8]
    assert report.bad[0].reason == "Local authority is empty."
    assert report.bad[3].reason == "It repeats the location of line 1."
    assert report.bad[6].reason == "It is not a record in JSON."
    assert report.read == report.added + len(report.bad)


@pytest.mark.parametrize(
    "content", ["{", "[]", "{}", "[1]", '{"locations": 5}', '{"a": 1}\n{"b": 2}\n', "[" * 100_000]
)
def test_other_json_is_refused(bring_cqc: Import, tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ImportRefused, match=r"(?i)nothing was imported"):
        bring_cqc(path)


def test_a_broken_gzip_is_refused(bring_cqc: Import, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl.gz", [a_location(n) for n in range(50)])
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ImportRefused, match="cannot be read"):
        bring_cqc(path)


STRANGE = (None, [], {}, [1, "a"], "", "x" * 1000, "half \ud800 \0", -1, 10**20, 1e999, True, 0.5)


@pytest.mark.parametrize("make", [a_location, lambda n, **said: {**PROVIDER, **said}])
def test_nothing_that_the_api_may_say_breaks_the_import(
    session: Session, bring_cqc: Import, tmp_path: Path, make: Callable[..., dict[str, Any]]
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
    report = bring_cqc(path)
    used = report.added + report.changed + report.unchanged + sum(report.skipped.values())
    assert report.read == len(records) + len(deep) + 1 == used + len(report.bad)
    assert report.added
