"""Where a postcode is: to the address where full postcodes were imported, or else the outcode."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from directory.models.place import Postcode
from directory.places.gazetteer import Gazetteer
from directory.places.place import Place
from directory.places.postcodes import find_postcodes

CHUNK = 500
_KNOWN = select(Postcode.__table__).where(
    Postcode.__table__.c.postcode.in_(bindparam("postcodes", expanding=True))
)
"""Made once: making it anew takes longer than looking one postcode up."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Position:
    """Where a postcode is, in degrees (WGS 84). `postcode` is as it should be written ("CM8 1AA"),
    or None where only an outcode was given.

    `is_approximate`: this is the middle of the outcode, and `district` the one that most of it is
    in; otherwise it is the middle of the postcode itself."""

    postcode: str | None
    outcode: str
    latitude: float
    longitude: float
    district: str | None
    council_id: str | None
    is_approximate: bool


def find_position(session: Session, postcode: str, gazetteer: Gazetteer) -> Position | None:
    """Where `postcode` (whole or only an outcode, however it is typed) is; None where nobody knows."""
    return find_positions(session, [postcode], gazetteer).get(postcode)


def find_positions(
    session: Session, postcodes: Iterable[str], gazetteer: Gazetteer
) -> dict[str, Position]:
    """Those of `postcodes` that are known, by how they were typed; one query for each 500."""
    read = {typed: _read(typed, gazetteer) for typed in dict.fromkeys(postcodes)}
    whole = list(dict.fromkeys(m[1] for m in read.values() if m and m[1]))
    rows: dict[str, Row[Any]] = {}
    for start in range(0, len(whole), CHUNK):
        some = {"postcodes": whole[start : start + CHUNK]}
        rows |= {row.postcode: row for row in session.execute(_KNOWN, some)}
    found: dict[str, Position] = {}
    for typed, mention in read.items():
        if mention is None:
            continue
        outcode, full = mention
        position = _exact(rows.get(full or ""), outcode, gazetteer)
        if position := position or _middle(outcode, full, gazetteer):
            found[typed] = position
    return found


def postcode_book(
    open_session: Callable[[], Session], gazetteer: Gazetteer
) -> Callable[[str], Place | None]:
    """What PlaceFinder looks full postcodes up in: the place of a postcode that was imported.

    Answers None while the database cannot be read, so that the outcode still does."""

    def find(postcode: str) -> Place | None:
        try:
            with open_session() as session:
                row = session.get(Postcode, postcode)
        except SQLAlchemyError as error:
            _log.warning("postcodes cannot be read: %s", type(error).__name__)
            return None
        position = _exact(row, postcode.partition(" ")[0], gazetteer)
        return _place(position, gazetteer) if position else None

    return find


def _read(typed: str, gazetteer: Gazetteer) -> tuple[str, str | None] | None:
    """(outcode, postcode or None) of what was typed, or None where it is neither."""
    mentions = find_postcodes(typed, gazetteer.known_outcodes)
    return (mentions[0].outcode, mentions[0].postcode) if mentions else None


def _exact(row: Postcode | Row[Any] | None, outcode: str, gazetteer: Gazetteer) -> Position | None:
    if row is None:
        return None
    centre = gazetteer.outcodes.get(outcode)
    district = row.district or (centre.district if centre else None)
    return Position(
        postcode=row.postcode,
        outcode=outcode,
        latitude=row.latitude,
        longitude=row.longitude,
        district=district,
        council_id=gazetteer.council_of.get(district or ""),
        is_approximate=False,
    )


def _middle(outcode: str, full: str | None, gazetteer: Gazetteer) -> Position | None:
    centre = gazetteer.outcodes.get(outcode)
    if centre is None:
        return None
    return Position(
        postcode=full,
        outcode=outcode,
        latitude=centre.latitude,
        longitude=centre.longitude,
        district=centre.district,
        council_id=centre.council_id,
        is_approximate=True,
    )


def _place(position: Position, gazetteer: Gazetteer) -> Place:
    written = position.postcode or position.outcode
    return Place(
        name=written,
        latitude=position.latitude,
        longitude=position.longitude,
        postcode=written,
        district=position.district,
        council_id=position.council_id,
        outcode=position.outcode,
        is_approximate=False,
        is_outside=gazetteer.is_outside(position.council_id),
    )
