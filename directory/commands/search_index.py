"""Writes and removes what search reads, beside the listings that it is about."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from directory.commands.bulk import insert_rows
from directory.commands.listing_data import ListingData
from directory.commands.search_rows import entry_rows, place_rows, posting_rows, spoken_stems
from directory.models import (
    Base,
    SearchEntry,
    SearchLocation,
    SearchPosting,
    SearchSpelling,
    SearchStem,
)
from directory.search.text import spelling_keys, stem_number

CHUNK = 500


def index_listings(session: Session, listings: Sequence[ListingData]) -> None:
    """Make new listings, which have nothing in the index, findable. Flushes."""
    if not listings:
        return
    entries = [row for data in listings for row in entry_rows(data)]
    insert_rows(session, SearchEntry, sorted(entries, key=itemgetter("cell", "number", "part")))
    places = [row for data in listings for row in place_rows(data)]
    insert_rows(session, SearchLocation, sorted(places, key=itemgetter("cell", "number", "part")))
    postings = [row for data in listings for row in posting_rows(data)]
    insert_rows(session, SearchPosting, sorted(postings, key=itemgetter("stem_id", "number")))
    learn(session, {s: word for data in listings for s, word in spoken_stems(data).items()})


def unindex_listings(session: Session, numbers: Sequence[int]) -> None:
    """Take listings out of every search. Flushes."""
    for start in range(0, len(numbers), CHUNK):
        some = numbers[start : start + CHUNK]
        for model in (SearchEntry, SearchLocation, SearchPosting):
            session.execute(
                delete(model).where(model.number.in_(some)),
                execution_options={"synchronize_session": False},
            )


def learn(session: Session, stems: Mapping[str, str]) -> None:
    """Keep each stem (to a word that has it) that is new, with the spellings close to it. Flushes."""
    known: set[int] = set()
    wanted = {stem_number(stem): stem for stem in stems}
    ids = list(wanted)
    for start in range(0, len(ids), 5 * CHUNK):
        query = select(SearchStem.id).where(SearchStem.id.in_(ids[start : start + 5 * CHUNK]))
        known.update(session.scalars(query))
    new = {number: stem for number, stem in wanted.items() if number not in known}
    if not new:
        return
    rows = [{"id": number, "stem": stem, "word": stems[stem]} for number, stem in new.items()]
    _insert_unless_there(session, _table(SearchStem), rows)
    spellings = [
        {"key": key, "stem_id": number}
        for number, stem in new.items()
        if len(stem) > 3
        for key in spelling_keys(stem)
    ]
    _insert_unless_there(session, _table(SearchSpelling), spellings)


def _table(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


def _insert_unless_there(session: Session, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Another writer may have learnt the same word meanwhile: both agree on its number."""
    rows = sorted(rows, key=lambda row: tuple(row.values()))
    if not rows:
        return
    connection = session.connection()
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows)
