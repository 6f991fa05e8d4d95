"""Loads made-up listings into a database.

python -m tests.bench.loading DATABASE_URL [--size 50000] [--seed 1] [--postcodes FILE]
"""

import argparse
import time
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from directory import migrate
from directory.commands import ListingData, publish_listings
from directory.database import analyse, make_engine, make_sessions
from tests.bench.generator import Positions, make_listings
from tests.bench.memory import resident_mb

BATCH = 10_000


def load(engine: Engine, listings: Iterable[ListingData], say: bool = True) -> int:
    """Publish `listings`, a transaction for each 10,000; how many."""
    done, start = 0, time.perf_counter()
    rest = iter(listings)
    sessions = make_sessions(engine)
    while batch := list(islice(rest, BATCH)):
        with sessions.begin() as session:
            publish_listings(session, batch)
        done += len(batch)
        if say:
            seconds = time.perf_counter() - start
            print(
                f"{done:>9,} listings in {seconds:,.0f} s, {done / seconds:,.0f} a second, "
                f"{resident_mb():.0f} MB resident",
                flush=True,
            )
    return done


def listings_for(
    size: int, seed: int, postcodes: Path | None, today: date
) -> Iterator[ListingData]:
    """The listings that a benchmark of this size is about."""
    return make_listings(size, seed, Positions(postcodes), today)


def main() -> None:
    """Migrates and loads the database that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database_url")
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postcodes", type=Path)
    args = parser.parse_args()
    migrate.upgrade(args.database_url)
    engine = make_engine(args.database_url)
    load(engine, listings_for(args.size, args.seed, args.postcodes, date.today()))
    start = time.perf_counter()
    analyse(engine)
    print(f"counted by the database in {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
