"""The page of one listing."""

import uuid

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from directory.models import Service
from directory.models.service import PUBLISHED, WITHDRAWN
from directory.vocabulary import KINDS
from tests.web.page_client import PageClient


@pytest.mark.parametrize("kind", KINDS)
def test_a_listing_of_every_kind_has_a_page(
    page_client: PageClient, session: Session, kind: str
) -> None:
    service = session.scalars(select(Service).where(Service.kind == kind).limit(1)).one()
    page = page_client.get(f"/listings/{service.id}")
    assert page.headings() == [service.name]
    assert "This is a made-up example" in page.words()
    assert "How to check them" in page.words()
    assert "Details confirmed on" in page.words() or "do not know when" in page.words()


def test_phones_are_links(page_client: PageClient, session: Session) -> None:
    service = session.scalars(select(Service).where(Service.phones.any()).limit(1)).one()
    page = page_client.get(f"/listings/{service.id}")
    number = service.phones[0].number
    assert page.links()[number] == "tel:" + number.replace(" ", "")


def test_a_registered_service_leads_to_the_cqc(page_client: PageClient, session: Session) -> None:
    service = session.scalars(select(Service).limit(1)).one()
    _change(session, service.id, cqc_location_id="1-123456789")
    try:
        page = page_client.get(f"/listings/{service.id}")
        assert "https://www.cqc.org.uk/location/1-123456789" in page.links().values()
    finally:
        _change(session, service.id, cqc_location_id=service.cqc_location_id)


def test_a_listing_nobody_has_is_not_found(page_client: PageClient) -> None:
    page = page_client.get(f"/listings/{uuid.uuid4()}", status=404)
    assert page.headings() == ["Sorry, we cannot find that page"]
    page_client.get("/listings/not-a-uuid", status=404)


def test_a_withdrawn_listing_has_gone(page_client: PageClient, session: Session) -> None:
    service = session.scalars(select(Service).limit(1)).one()
    _change(session, service.id, status=WITHDRAWN)
    try:
        page = page_client.get(f"/listings/{service.id}", status=410)
        assert page.headings() == ["This listing has gone"]
        assert service.name in page.words()
    finally:
        _change(session, service.id, status=PUBLISHED)


def _change(session: Session, service_id: uuid.UUID, **values: object) -> None:
    session.execute(
        update(Service)
        .where(Service.id == service_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    session.commit()
