"""The councils' tables mirror the gazetteer."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.commands import load_councils
from directory.models import Council, District
from directory.places import Gazetteer
from directory.places.gazetteer import GazetteerError


def test_councils_and_districts_are_loaded_once(session: Session, gazetteer: Gazetteer) -> None:
    expected = len(gazetteer.councils) + len(gazetteer.districts)
    assert load_councils(session, gazetteer) == expected
    assert load_councils(session, gazetteer) == 0
    essex = session.scalars(select(District).where(District.council_id == "essex")).all()
    assert len(essex) == 12


def test_a_reorganised_county_replaces_the_old_rows(session: Session, gazetteer: Gazetteer) -> None:
    load_councils(session, gazetteer)
    new = dict(gazetteer.councils[0], council_id="mid", name="Mid Council", from_date="2028-04-01")
    old = dict(gazetteer.councils[0], to_date="2028-04-01")
    harlow = dict(gazetteer.districts[0], council_id="mid", from_date="2028-04-01")
    load_councils(session, replace(gazetteer, councils=(new, old), districts=(harlow,)))
    assert set(session.scalars(select(Council.id))) == {"mid", "essex"}
    assert session.scalar(select(func.count()).select_from(District)) == 1


def test_a_date_that_is_none_is_said(session: Session, gazetteer: Gazetteer) -> None:
    wrong = dict(gazetteer.councils[0], from_date="1 April 2028")
    with pytest.raises(GazetteerError, match="'1 April 2028' is no date"):
        load_councils(session, replace(gazetteer, councils=(wrong,), districts=()))


def test_a_district_needs_its_council(session: Session, gazetteer: Gazetteer) -> None:
    with pytest.raises(GazetteerError, match=r"not in councils\.csv"):
        load_councils(session, replace(gazetteer, councils=()))
