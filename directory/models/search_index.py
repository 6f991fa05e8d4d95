"""What search reads: listings as numbers, words as numbers. Written beside a listing, never alone.

Only published listings stand here. No foreign keys: a million listings have twenty million rows,
and `directory.commands` writes and removes them with their listing. Positions are whole metres on
`directory.search.plane`; keys of the vocabulary are bits (`directory.search.bits`), so that both
engines do the same whole-number sums over one narrow table.
"""

from sqlalchemy import BigInteger, Index, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.models.base import Base

NAME, SUMMARY = 1, 2
"""Values of `SearchPosting.field`."""
PLACE, ASSUMED, RADIUS, IN_DISTRICT, EVERYWHERE = range(5)
"""Values of `SearchEntry.cover`, the surer the larger."""


class SearchEntry(Base):
    """One way in which a listing may be near: one of its places, or one area that it covers.

    `cell` is the square of `directory.search.cells`. `cover` is 0 for a place to go to, 1 for an
    assumed area, 2 for an area said by radius, 3 for a district, 4 for everywhere. `reach` is how
    far it goes out, in metres (0: not by distance). `x`, `y` are the place or the base; None where
    nobody knows. `services`, `needs` and `flags` are bits; `rating` 0 (none) to 4; `capacity` 0 (not
    known), 1 no, 2 soon, 3 yes; prices in pence, 2^31-1 for unknown; days count from 1970 (0: never
    said); `name_key` begins the name, for the alphabet.
    """

    __tablename__ = "search_entry"
    __table_args__ = (
        Index("ix_search_entry_number", "number", "part", "from_day", "to_day"),
        {"sqlite_with_rowid": False},
    )

    cell: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    part: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    cover: Mapped[int] = mapped_column(SmallInteger)
    reach: Mapped[int] = mapped_column(Integer)
    x: Mapped[int | None] = mapped_column(Integer)
    y: Mapped[int | None] = mapped_column(Integer)
    services: Mapped[int] = mapped_column(BigInteger)
    needs: Mapped[int] = mapped_column(BigInteger)
    flags: Mapped[int] = mapped_column(BigInteger)
    rating: Mapped[int] = mapped_column(SmallInteger)
    capacity: Mapped[int] = mapped_column(SmallInteger)
    price: Mapped[int] = mapped_column(Integer)
    minimum_age: Mapped[int] = mapped_column(SmallInteger)
    maximum_age: Mapped[int] = mapped_column(SmallInteger)
    confirmed_day: Mapped[int] = mapped_column(Integer)
    from_day: Mapped[int] = mapped_column(Integer)
    to_day: Mapped[int] = mapped_column(Integer)
    ages: Mapped[int] = mapped_column(SmallInteger)
    name_key: Mapped[int] = mapped_column(BigInteger)


class SearchLocation(Base):
    """One place that a listing is given from, `part` counting them; what a position is searched by
    where services and places are listed as pairs.

    `cell` is the square of the place (NOWHERE: nobody knows where), `x` and `y` its metres, also for
    a listing with areas. `pair` is `ids.number_of` of the pair's public id. `says_area`: 1 where the
    listing says to which areas it goes out, 0 where it has none or they are only assumed. The days
    are the listing's."""

    __tablename__ = "search_location"
    __table_args__ = (
        Index("ix_search_location_number", "number"),
        Index("ix_search_location_pair", "pair"),
        {"sqlite_with_rowid": False},
    )

    cell: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    part: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    x: Mapped[int | None] = mapped_column(Integer)
    y: Mapped[int | None] = mapped_column(Integer)
    pair: Mapped[int] = mapped_column(BigInteger)
    says_area: Mapped[int] = mapped_column(SmallInteger)
    from_day: Mapped[int] = mapped_column(Integer, server_default="0")
    to_day: Mapped[int] = mapped_column(Integer, server_default="0")


class SearchStem(Base):
    """A stem that stands in some listing, or once did, and a word that has it.

    `id` is `directory.search.text.stem_number`."""

    __tablename__ = "search_stem"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    stem: Mapped[str] = mapped_column(String(60))
    word: Mapped[str] = mapped_column(String(60))


class SearchPosting(Base):
    """Which listing has which stem; `field` is the best one that holds it (1 name, 2 the rest)."""

    __tablename__ = "search_posting"
    __table_args__ = (
        Index("ix_search_posting_number", "number"),
        {"sqlite_with_rowid": False},
    )

    stem_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    field: Mapped[int] = mapped_column(SmallInteger)


class SearchSpelling(Base):
    """The number of `directory.search.text.spelling_keys`: two stems that share one may be close."""

    __tablename__ = "search_spelling"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    stem_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
