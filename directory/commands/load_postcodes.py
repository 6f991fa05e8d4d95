"""Full postcodes into their table: millions of them, in one transaction, in memory that is flat."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from directory.places.gazetteer import Gazetteer

CHUNK = 20_000
KNOWN_SHARE = 0.5
"""A sector's district goes to postcodes that have none where so many of the sector's have one: at
the edge of an area the others lie mostly beyond it."""

_STAGING = """
CREATE TEMPORARY TABLE incoming_postcode (
    postcode VARCHAR(8) PRIMARY KEY, latitude DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL, district VARCHAR(100)
)"""
_STAGE = """
INSERT INTO incoming_postcode {rows} ON CONFLICT (postcode) DO UPDATE SET
    latitude = excluded.latitude, longitude = excluded.longitude,
    district = coalesce(excluded.district, incoming_postcode.district)"""
_DIFFERS = """(
    known.latitude <> incoming.latitude OR known.longitude <> incoming.longitude
    OR (incoming.district IS NOT NULL AND coalesce(known.district, '') <> incoming.district)
)"""
_COUNT = f"""
SELECT count(*), count(known.postcode),
    coalesce(sum(CASE WHEN known.postcode IS NOT NULL AND {_DIFFERS} THEN 1 ELSE 0 END), 0)
FROM incoming_postcode AS incoming LEFT JOIN postcode AS known USING (postcode)"""  # noqa: S608
_ADD = """
INSERT INTO postcode (postcode, latitude, longitude, district)
SELECT incoming.postcode, incoming.latitude, incoming.longitude, incoming.district
FROM incoming_postcode AS incoming LEFT JOIN postcode AS known USING (postcode)
WHERE known.postcode IS NULL ORDER BY incoming.postcode"""
_CHANGE = f"""
UPDATE postcode SET latitude = found.latitude, longitude = found.longitude,
    district = coalesce(found.district, postcode.district)
FROM (
    SELECT incoming.postcode, incoming.latitude, incoming.longitude, incoming.district
    FROM incoming_postcode AS incoming JOIN postcode AS known USING (postcode) WHERE {_DIFFERS}
) AS found WHERE postcode.postcode = found.postcode"""  # noqa: S608
_SECTOR_OF = "substr(postcode.postcode, 1, length(postcode.postcode) - 2)"
_SECTORS = """
CREATE TEMPORARY TABLE incoming_sector (sector VARCHAR(8) PRIMARY KEY, district VARCHAR(100))"""
_SHARES = f"""
SELECT incoming_sector.sector, incoming_sector.district, count(*), count(postcode.district)
FROM postcode JOIN incoming_sector ON incoming_sector.sector = {_SECTOR_OF}
GROUP BY incoming_sector.sector, incoming_sector.district"""  # noqa: S608
_FILL = f"""
UPDATE postcode SET district = incoming_sector.district FROM incoming_sector
WHERE postcode.district IS NULL AND incoming_sector.sector = {_SECTOR_OF}"""  # noqa: S608


@dataclass(frozen=True)
class PostcodeRow:
    """A full postcode ("CM8 1AA"), the middle of it in degrees (WGS 84), its district if known."""

    postcode: str
    latitude: float
    longitude: float
    district: str | None = None


@dataclass(frozen=True)
class PostcodeCounts:
    """How many postcodes were added, changed and left as they were."""

    added: int
    changed: int
    unchanged: int


class PostcodeLoader:
    """Takes batches of rows with `add`, then writes them with `finish`; the last one of a postcode
    counts, but a row without a district keeps the district that is known. Never commits."""

    def __init__(self, session: Session) -> None:
        session.flush()
        self._connection = session.connection()
        self._is_postgresql = self._connection.dialect.name == "postgresql"
        run(self._connection, "DROP TABLE IF EXISTS incoming_postcode")
        run(self._connection, _STAGING)
        if self._is_postgresql:
            run(self._connection, "DROP TABLE IF EXISTS copied_postcode")
            copied = _STAGING.replace("incoming_postcode", "copied_postcode")
            run(self._connection, copied)

    def add(self, rows: Iterable[PostcodeRow]) -> None:
        """Keep some for writing; call it with some thousands at a time."""
        batch: dict[str, PostcodeRow] = {}
        for row in rows:
            before = batch.get(row.postcode)
            if before and before.district and not row.district:
                row = PostcodeRow(row.postcode, row.latitude, row.longitude, before.district)
            batch[row.postcode] = row
        if not batch:
            return
        if self._is_postgresql:
            self._copy(batch.values())
            rows_of = "SELECT * FROM copied_postcode"
            run(self._connection, _STAGE.format(rows=rows_of))
            run(self._connection, "TRUNCATE copied_postcode")
        else:
            values = [(r.postcode, r.latitude, r.longitude, r.district) for r in batch.values()]
            self._connection.exec_driver_sql(_STAGE.format(rows="VALUES (?, ?, ?, ?)"), values)

    def _copy(self, rows: Iterable[PostcodeRow]) -> None:
        lines = (
            f"{r.postcode}\t{r.latitude!r}\t{r.longitude!r}\t{_copied(r.district)}\n" for r in rows
        )
        cursor = self._connection.connection.cursor()
        with cursor.copy("COPY copied_postcode FROM STDIN") as copy:
            copy.write("".join(lines))

    def finish(self) -> PostcodeCounts:
        """Write what differs from the table."""
        if self._is_postgresql:
            run(self._connection, "ANALYZE incoming_postcode")
        total, known, changed = self._connection.execute(text(_COUNT)).one()
        if changed:
            run(self._connection, _CHANGE)
        if total > known:
            run(self._connection, _ADD)
        for table in ("incoming_postcode", "copied_postcode"):
            run(self._connection, f"DROP TABLE IF EXISTS {table}")
        return PostcodeCounts(total - known, int(changed), known - int(changed))


def fill_districts(
    session: Session, sectors: Mapping[str, str], gazetteer: Gazetteer
) -> tuple[int, list[str]]:
    """Give postcodes without a district that of their sector ("CM8 1"): (how many, the sectors that
    were left out). Flushes.

    A sector that crosses a border says nothing of the rest: its district is used where the
    outcode's own is of the same council, or where half of the sector's postcodes have one."""
    session.flush()
    connection = session.connection()
    run(connection, "DROP TABLE IF EXISTS incoming_sector")
    run(connection, _SECTORS)
    _insert_sectors(connection, sectors)
    used, left = {}, []
    for sector, district, count, known in connection.execute(text(_SHARES)):
        if known < count * KNOWN_SHARE and not _agrees(sector, district, gazetteer):
            left.append(sector)
        else:
            used[sector] = district
    run(connection, "DELETE FROM incoming_sector")
    _insert_sectors(connection, used)
    filled = connection.execute(text(_FILL)).rowcount if used else 0
    run(connection, "DROP TABLE incoming_sector")
    return filled, sorted(left)


def _insert_sectors(connection: Connection, sectors: Mapping[str, str]) -> None:
    rows = [{"sector": sector, "district": district} for sector, district in sectors.items()]
    if rows:
        connection.execute(text("INSERT INTO incoming_sector VALUES (:sector, :district)"), rows)


def _agrees(sector: str, district: str, gazetteer: Gazetteer) -> bool:
    centre = gazetteer.outcodes.get(sector.partition(" ")[0])
    council = gazetteer.council_of.get(district)
    return centre is not None and council is not None and centre.council_id == council


def _copied(district: str | None) -> str:
    return r"\N" if district is None else district.replace("\\", "\\\\")


def run(connection: Connection, statement: str) -> None:
    """Execute SQL that takes no values."""
    connection.exec_driver_sql(statement)
