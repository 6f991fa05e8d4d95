"""Councils and districts from the gazetteer into their tables, which mirror it."""

from datetime import date
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from directory.models import Base, Council, District
from directory.places.gazetteer import Gazetteer, GazetteerError


def load_councils(session: Session, gazetteer: Gazetteer) -> int:
    """Make both tables say what the gazetteer says; how many rows changed. Flushes.

    Raises GazetteerError for a date that is none, or a district of a council that is not there."""
    councils = {row["council_id"]: _council(row) for row in gazetteer.councils}
    districts = {}
    for row in gazetteer.districts:
        if row["council_id"] not in councils:
            raise GazetteerError(
                f"districts.csv: {row['district']} has a council that is not in councils.csv, "
                f"{row['council_id']!r}."
            )
        district = _district(row)
        districts[district.name, district.from_date] = district
    changed = _remove(session, District, set(districts))
    for item in (*councils.values(), *districts.values()):
        merged = session.merge(item)
        changed += merged in session.new or session.is_modified(merged)
        session.flush()
    return changed + _remove(session, Council, {(key,) for key in councils})


def _remove(session: Session, model: type[Base], kept: set[Any]) -> int:
    """Delete the rows whose primary key is not in `kept`; how many."""
    gone = [row for row in session.scalars(select(model)) if inspect(row).identity not in kept]
    for row in gone:
        session.delete(row)
    session.flush()
    return len(gone)


def _council(row: dict[str, str]) -> Council:
    return Council(
        id=row["council_id"],
        name=row["name"],
        kind=row["kind"],
        website=row["website"] or None,
        from_date=_date("councils.csv", row["from_date"]) or date.min,
        to_date=_date("councils.csv", row["to_date"]),
    )


def _district(row: dict[str, str]) -> District:
    return District(
        name=row["district"],
        ons_code=row["ons_code"] or None,
        council_id=row["council_id"],
        from_date=_date("districts.csv", row["from_date"]) or date.min,
        to_date=_date("districts.csv", row["to_date"]),
    )


def _date(file: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise GazetteerError(f"{file}: {text!r} is no date: write it as 2026-04-01.") from error
