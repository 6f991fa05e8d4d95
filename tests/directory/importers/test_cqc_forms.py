"""Files of the CQC one after another: what one form says stands beside what the others say."""

import json
from datetime import date
from itertools import permutations
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.ids import stable_id
from directory.importers.cqc_forms import IGNORED, POINTS, TABLES
from directory.models import ListingChange, Service
from tests.directory.importers.brought_in import Import, listing
from tests.directory.importers.cqc_files import (
    a_location,
    a_rated_row,
    a_register,
    a_row,
    rated,
    write,
    write_lines,
    write_ods,
)


def test_the_plain_directory_takes_nothing_away(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    bring_cqc(write_lines(tmp_path / "a.jsonl", [a_location()]))
    before = listing(session)
    bring_cqc(write(tmp_path / "plain.csv", [a_row(Phone_number="", Date="01/01/2013")]))
    after = listing(session)
    kept = ("cqc_rating", "cqc_rating_date", "cqc_questions", "beds", "phones", "checked_on")
    assert {f: getattr(after, f) for f in kept} == {f: getattr(before, f) for f in kept}
    assert after.location
    assert (after.location.latitude, after.location.is_approximate) == (51.8001, False)
    assert after.website == "http://www.example.org/quince"


def test_what_people_added_stays(session: Session, bring_cqc: Import, tmp_path: Path) -> None:
    path = write(tmp_path / "plain.csv", [a_row()])
    bring_cqc(path)
    service = session.get_one(Service, stable_id("cqc", "1-1"))
    service.summary, service.capacity, service.confirmed_on = "Warm.", "yes", date(2026, 1, 2)
    session.flush()
    bring_cqc(rated(tmp_path, a_rated_row(Location_Name="Medlar House")))
    data = listing(session)
    assert (data.name, data.summary, data.capacity) == ("Medlar House", "Warm.", "yes")
    assert data.confirmed_on == date(2026, 1, 2)


def test_the_order_of_forms_does_not_matter(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    """Where they say the same in their own words, each leaving out what it does not know: one
    place for each order."""
    orders = list(permutations(("plain", "rated", "api", "points")))
    for step in range(4):
        for form in orders[0]:
            numbers = [n for n, order in enumerate(orders, 1) if order[step] == form]
            bring_cqc(the_same_of(form, numbers, tmp_path))
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


def test_the_later_rating_stays_and_no_rating_takes_an_earlier_one_away(
    session: Session, bring_cqc: Import, tmp_path: Path
) -> None:
    bring_cqc(write_lines(tmp_path / "a.jsonl", [a_location()]))
    bring_cqc(rated(tmp_path, a_rated_row()))
    assert listing(session).cqc_rating == "outstanding"
    bring_cqc(rated(tmp_path, a_rated_row(Publication_Date="6/1/2026 12:00:00 AM")))
    assert listing(session).cqc_rating == "good"
    overall = {"overall": {"rating": "No published rating", "reportDate": "2026-07-01"}}
    bring_cqc(write_lines(tmp_path / "b.jsonl", [a_location(currentRatings=overall)]))
    data = listing(session)
    assert (data.cqc_rating, data.cqc_questions, data.cqc_rating_date) == (None, (), None)


def test_nobody_named_is_read(session: Session, bring_cqc: Import, tmp_path: Path) -> None:
    bring_cqc(rated(tmp_path, a_rated_row(1)))
    bring_cqc(write_lines(tmp_path / "a.jsonl", [a_location(2)]))
    bring_cqc(write_ods(tmp_path / "a.ods", a_register({"Location ID": "1-3"})))
    said = json.dumps(
        [
            *(str(vars(listing(session, n))) for n in (1, 2, 3)),
            *(change.changes for change in session.scalars(select(ListingChange))),
        ]
    )
    assert "Somebody" not in said
    for form in TABLES:
        assert not set(IGNORED) & {*form.columns, *form.others}
