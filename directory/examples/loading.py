"""Writes the examples to the directory."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.commands import Published, publish_listings, withdraw_listings
from directory.examples.composing import SOURCE, compose_examples
from directory.models import Service
from directory.places.gazetteer import Gazetteer


def load_examples(session: Session, gazetteer: Gazetteer) -> Published:
    """Write every example; those of an earlier release that are no more are withdrawn. Flushes."""
    listings = compose_examples(gazetteer)
    counts = publish_listings(session, listings)
    query = select(Service.id).where(Service.source == SOURCE, Service.is_example.is_(True))
    gone = set(session.scalars(query)) - {listing.id for listing in listings}
    withdraw_listings(session, sorted(gone))
    return counts
