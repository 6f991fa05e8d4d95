"""The real files of the CQC, where they are: all of them, and all of them again."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from directory.importers import ImportReport, import_cqc
from directory.places import Gazetteer

FILES = (
    "cqc_directory_feb2016_essex_geocoded.csv",
    "cqc_care_directory_with_ratings_999rows_2025.csv",
    "cqc_directory_cols_500rows_2025.csv",
    "api_location_details_oldham.jsonl.gz",
    "api_locations_list_oldham.json",
    "api_provider_details_oldham_20.jsonl",
    "api_example_location_0.json",
    "cqc_care_home_points_2017_13909.csv",
)
WRITES = {"added": 0, "changed": 0, "withdrawn": 0, "joined": 0, "possible_duplicates": 0}


@pytest.fixture
def folder(shared_data: Path) -> Path:
    """Where the CQC's files are; skips, saying so, where there are none."""
    if not (shared_data / "cqc").is_dir():
        pytest.skip("No folder cqc in the shared data.")
    return shared_data / "cqc"


def adds_up(report: ImportReport) -> bool:
    used = report.added + report.changed + report.unchanged
    return report.read == used + len(report.bad) + sum(report.skipped.values())


@pytest.mark.slow
@pytest.mark.parametrize("order", [1, -1], ids=["forwards", "backwards"])
def test_every_file_twice(session: Session, gazetteer: Gazetteer, folder: Path, order: int) -> None:
    for name in FILES[::order]:
        first = import_cqc(session, folder / name, gazetteer)
        assert adds_up(first), name
        assert not [n for n in first.notes if "not known:" in n], name
        again = import_cqc(session, folder / name, gazetteer)
        assert {field: getattr(again, field) for field in WRITES} == WRITES, name
        assert len(again.bad) == len(first.bad) <= 2, name


@pytest.mark.slow
def test_half_of_oldham_is_closed(session: Session, gazetteer: Gazetteer, folder: Path) -> None:
    report = import_cqc(session, folder / "api_location_details_oldham.jsonl.gz", gazetteer)
    assert (report.read, report.added) == (226, 114)
    assert dict(report.skipped) == {"closed: deregistered by the CQC": 112}
    assert report.unlisted == 63
