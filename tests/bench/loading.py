"""Loads made-up listings into a database.

python -m tests.bench.loading DATABASE_URL [--size 50000] [--seed 1] [--postcodes FILE]
"""

import argparse
import time
from collections.abc import Iterable
from datetime import date
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from directory import migrate
from directory.commands import ListingData, publish_listings
from directory.commands.bulk import insert_rows
from directory.database import WRITING_CACHE_KB, analyse, make_engine, make_sessions
from directory.models import Postcode
from tests.bench.generator import Positions, make_listings
from tests.bench.memory import Watch

BATCH = 10_000


def load(engine: Engine, listings: Iterable[ListingData]) -> int:
    """Publish `listings`, a transaction for each 10,000; how many. Says how it goes."""
    done, start = 0, time.perf_counter()
    rest = iter(listings)
    sessions = make_sessions(engine)
    while batch := list(islice(rest, BATCH)):
        with sessions.begin() as session:
            publish_listings(session, batch)
        done += len(batch)
        seconds = time.perf_counter() - start
        if done // 100_000 != (done - len(batch)) // 100_000 or done <= BATCH:
            print(f"  {done:>9,} in {seconds:,.0f} s, {done / seconds:,.0f} a second", flush=True)
    return done


def add_postcodes(engine: Engine, positions: Positions) -> None:
    """The whole postcodes that questions are about, so that the site knows where they are."""
    rows = [
        {
            "postcode": at.postcode,
            "latitude": at.latitude,
            "longitude": at.longitude,
            "district": at.district,
        }
        for at in positions.known()
    ]
    with make_sessions(engine).begin() as session:
        insert_rows(session, Postcode, rows)


def fill(database_url: str, size: int, positions: Positions, seed: int = 1) -> None:
    """Migrates a new database and loads it, saying how long it took and in how much memory."""
    migrate.upgrade(database_url)
    engine = make_engine(database_url, WRITING_CACHE_KB)
    start = time.perf_counter()
    with Watch() as memory:
        count = load(engine, make_listings(size, seed, positions, date.today()))
    seconds = time.perf_counter() - start
    print(f"loaded {count:,} in {seconds:,.0f} s ({count / seconds:,.0f} a second); {memory}")
    add_postcodes(engine, positions)
    start = time.perf_counter()
    analyse(engine)
    print(f"counted by the database in {time.perf_counter() - start:.0f} s")
    engine.dispose()


def main() -> None:
    """Loads the database that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database_url")
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postcodes", type=Path)
    args = parser.parse_args()
    fill(args.database_url, args.size, Positions(args.postcodes), args.seed)


if __name__ == "__main__":
    main()
