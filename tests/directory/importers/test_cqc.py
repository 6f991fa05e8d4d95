"""The import of the CQC directory: all or nothing, twice the same, never losing much."""

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.importers import ImportRefused, ImportReport, import_cqc
from directory.importers.cqc_row import COLUMNS
from directory.models import Service
from directory.places import Gazetteer
from tests.directory.importers.cqc_files import a_row, write


@pytest.fixture
def bring_in(session: Session, gazetteer: Gazetteer, tmp_path: Path):  # type: ignore[no-untyped-def]
    def run(rows: list[dict[str, str]], **options: bool) -> ImportReport:
        return import_cqc(session, write(tmp_path / "cqc.csv", rows), gazetteer, **options)

    return run


def statuses(session: Session) -> dict[str, str]:
    return {s.source_id: s.status for s in session.scalars(select(Service))}


def test_twice_changes_nothing(bring_in) -> None:  # type: ignore[no-untyped-def]
    rows = [a_row(n) for n in range(1, 6)]
    assert bring_in(rows).added == 5
    again = bring_in(rows)
    assert (again.read, again.added, again.changed, again.unchanged) == (5, 0, 0, 5)


def test_a_changed_row_is_changed(bring_in, session: Session) -> None:  # type: ignore[no-untyped-def]
    bring_in([a_row(1), a_row(2)])
    report = bring_in([a_row(1, Name="Medlar House"), a_row(2)])
    assert (report.changed, report.unchanged) == (1, 1)
    assert "Medlar House" in session.scalars(select(Service.name)).all()


def test_bad_rows_are_counted_named_and_skipped(bring_in) -> None:  # type: ignore[no-untyped-def]
    report = bring_in([a_row(1), a_row(2, Name=""), a_row(1), a_row(3)])
    assert (report.read, report.added) == (4, 2)
    assert [(bad.line, bad.reason) for bad in report.bad] == [
        (3, "Name is empty."),
        (4, "It repeats the location of line 2."),
    ]


def test_rows_that_are_not_social_care_are_kept_and_counted(bring_in, session: Session) -> None:  # type: ignore[no-untyped-def]
    report = bring_in([a_row(1), a_row(2, Service_types="Dentist")])
    assert (report.added, report.unlisted) == (2, 1)
    assert report.kinds_unlisted == {"Dentist": 1}
    assert statuses(session) == {"1-1": "published", "1-2": "unlisted"}


def test_a_row_with_too_few_cells_is_bad(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    path = write(tmp_path / "cqc.csv", [a_row(1)])
    path.write_text(path.read_text(encoding="utf-8") + "only,three,cells\n", encoding="utf-8")
    report = import_cqc(session, path, gazetteer)
    assert report.added == 1
    assert report.bad[0].reason == "It has 3 cells, and the header has 15."


def test_lines_above_the_header_and_another_order_are_understood(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    path = write(tmp_path / "cqc.csv", [a_row(1)], header=tuple(reversed(COLUMNS)))
    text = path.read_text(encoding="utf-8-sig")
    path.write_bytes(f"CQC care directory\nMade on 1 May\n\n{text}".encode("cp1252"))
    assert import_cqc(session, path, gazetteer).added == 1


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (COLUMNS[:-1], 'it lacks: "CQC Provider ID'),
        ((*COLUMNS, "Shoe size"), 'columns that are not known: "Shoe size"'),
        (("a", "b"), 'it lacks: "Name"'),
        ((*COLUMNS[:-1], "Name"), 'it has twice: "Name"'),
    ],
)
def test_a_header_that_is_not_understood_stops_before_anything_is_written(
    session: Session,
    gazetteer: Gazetteer,
    tmp_path: Path,
    header: tuple[str, ...],
    message: str,
) -> None:
    path = write(tmp_path / "cqc.csv", [a_row(1)], header=header)
    with pytest.raises(ImportRefused, match="nothing was imported") as refused:
        import_cqc(session, path, gazetteer)
    assert message in str(refused.value)
    assert statuses(session) == {}


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x89PNG\r\n\x1a\n\x00\xff\xfe"])
def test_what_is_no_csv_is_refused(
    session: Session, gazetteer: Gazetteer, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "cqc.csv"
    path.write_bytes(content)
    with pytest.raises(ImportRefused):
        import_cqc(session, path, gazetteer)


def test_a_missing_row_stays_without_complete(bring_in, session: Session) -> None:  # type: ignore[no-untyped-def]
    bring_in([a_row(n) for n in range(1, 21)])
    bring_in([a_row(1)])
    assert set(statuses(session).values()) == {"published"}


def test_complete_withdraws_what_is_missing_in_the_files_own_area(
    bring_in, session: Session
) -> None:  # type: ignore[no-untyped-def]
    kent = [a_row(n, Local_authority="Kent") for n in range(101, 105)]
    bring_in([a_row(n) for n in range(1, 21)] + kent)
    report = bring_in([a_row(n) for n in range(1, 20)], complete=True)
    assert report.withdrawn == 1
    assert statuses(session)["1-20"] == "withdrawn"
    assert {statuses(session)[f"1-{n}"] for n in range(101, 105)} == {"published"}
    assert bring_in([a_row(n) for n in range(1, 21)]).changed == 1
    assert statuses(session)["1-20"] == "published"


def test_a_bad_row_is_not_a_missing_one(bring_in, session: Session) -> None:  # type: ignore[no-untyped-def]
    bring_in([a_row(n) for n in range(1, 21)])
    rows = [a_row(n) for n in range(1, 20)]
    report = bring_in([*rows, a_row(20, Name="")], complete=True)
    assert (len(report.bad), report.withdrawn) == (1, 0)
    assert statuses(session)["1-20"] == "published"


def test_more_than_a_tenth_is_refused_unless_forced(bring_in, session: Session) -> None:  # type: ignore[no-untyped-def]
    bring_in([a_row(n) for n in range(1, 21)])
    some = [a_row(n, Name="New name") for n in range(1, 18)]
    with pytest.raises(ImportRefused, match=r"3 of the 20 .* more than a tenth"):
        bring_in(some, complete=True)
    assert set(session.scalars(select(Service.name))) == {"Quince House"}
    assert bring_in(some, complete=True, force=True).withdrawn == 3


def test_progress_is_told_of_every_listing(
    session: Session, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    told: list[int] = []
    path = write(tmp_path / "cqc.csv", [a_row(n) for n in range(1, 8)])

    def progress(total: int):  # type: ignore[no-untyped-def]
        assert total == 7
        return told.append

    import_cqc(session, path, gazetteer, progress=progress)
    assert sum(told) == 7


@pytest.mark.slow
def test_all_rows_of_the_real_directory_import_and_again_change_nothing(
    session: Session, gazetteer: Gazetteer, shared_data: Path
) -> None:
    path = shared_data / "cqc" / "cqc_directory_feb2016_7000_locations.csv"
    if not path.is_file():
        pytest.skip(f"No {path.name} in the shared data.")
    first = import_cqc(session, path, gazetteer)
    assert (first.read, first.added, first.bad) == (7000, 7000, [])
    assert session.scalar(select(func.count()).select_from(Service)) == 7000
    assert first.unlisted < 900
    assert not [note for note in first.notes if note.startswith("service type not known")]
    again = import_cqc(session, path, gazetteer, complete=True)
    assert (again.unchanged, again.changed, again.withdrawn) == (7000, 0, 0)
