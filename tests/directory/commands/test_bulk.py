"""Rows written in one go read back as they were given, and are refused as any others are."""

import uuid
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from directory.commands.bulk import insert_rows
from directory.models import CostOption, Organisation, Schedule, Service

OWNER = uuid.UUID(int=7)


def an_owner(name: str = "Owner") -> dict[str, Any]:
    return {"id": OWNER, "name": name, "source": "test", "source_id": "7", "website": None}


def a_service(number: int, **said: Any) -> dict[str, Any]:
    now = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
    usual = {
        "id": uuid.UUID(int=number),
        "number": number,
        "organisation_id": OWNER,
        "name": f"Listing {number}",
        "other_names": "",
        "summary": "",
        "kind": "care_provider",
        "status": "published",
        "status_by": "source",
        "is_example": False,
        "source": "test",
        "source_id": str(number),
        "cqc_questions": None,
        "confirmed_on": None,
        "needs_confirming": True,
        "created_at_utc": now,
        "updated_at_utc": now,
    }
    return {**usual, **said}


def test_every_type_of_value_comes_back(session: Session) -> None:
    insert_rows(session, Organisation, [an_owner("Tab\tnew\nline \\N \\. ’ 人")])
    told = {"cqc_questions": {"safe": "good"}, "confirmed_on": date(2026, 10, 1)}
    insert_rows(session, Service, [a_service(1, **told), a_service(2)])
    hours = {"service_id": uuid.UUID(int=1), "byday": "MO", "opens_at": time(9, 5)}
    insert_rows(session, Schedule, [hours])
    price = {"service_id": uuid.UUID(int=1), "unit": "hour", "amount": Decimal("21.50")}
    insert_rows(session, CostOption, [price, {**price, "amount": None}])
    one, two = session.scalars(select(Service).order_by(Service.number))
    assert one.organisation.name == "Tab\tnew\nline \\N \\. ’ 人"
    assert (one.cqc_questions, one.confirmed_on) == ({"safe": "good"}, date(2026, 10, 1))
    assert (two.cqc_questions, two.confirmed_on) == (None, None)
    assert one.updated_at_utc == datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
    assert one.schedules[0].opens_at == time(9, 5)
    assert {cost.amount for cost in one.cost_options} == {Decimal("21.50"), None}


def test_columns_may_be_named_in_any_order(session: Session) -> None:
    backwards = dict(reversed(an_owner().items()))
    insert_rows(session, Organisation, [backwards])
    assert session.get_one(Organisation, OWNER).source_id == "7"


def test_nothing_is_nothing(session: Session) -> None:
    insert_rows(session, Organisation, [])
    assert session.scalars(select(Organisation)).all() == []


def test_a_row_that_is_there_is_refused(session: Session) -> None:
    insert_rows(session, Organisation, [an_owner()])
    with pytest.raises(IntegrityError), session.begin_nested():
        insert_rows(session, Organisation, [an_owner()])
    assert len(session.scalars(select(Organisation)).all()) == 1


def test_a_row_without_its_owner_is_refused(session: Session) -> None:
    with pytest.raises(IntegrityError), session.begin_nested():
        insert_rows(session, Service, [a_service(1)])
