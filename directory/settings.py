"""What the directory's commands read from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

OFF = frozenset({"0", "false", "no", "off"})
DATABASE_WAIT = "DATABASE_WAIT_SECONDS"
USUAL_WAIT_SECONDS = 10.0
LONGEST_WAIT_SECONDS = 3600.0


class SettingsError(Exception):
    """A setting cannot be used; the message says which and what to do."""


@dataclass(frozen=True)
class Settings:
    """`database_url` names the database; `gazetteer_folder` None means the Essex example."""

    database_url: str
    var_dir: Path
    has_example_data: bool
    gazetteer_folder: Path | None

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Self:
        """From `environ` (the process's own by default); empty counts as not set.

        Raises SettingsError where DATABASE_URL is no database address, or DATABASE_WAIT_SECONDS no
        time to wait."""
        said = {k: v for k, v in (os.environ if environ is None else environ).items() if v.strip()}
        var_dir = Path(said.get("VAR_DIR", "var"))
        url = said.get("DATABASE_URL", f"sqlite:///{var_dir / 'care-finder.db'}")
        _check(url)
        database_wait_seconds(said)
        folder = said.get("GAZETTEER_FOLDER")
        return cls(
            database_url=url,
            var_dir=var_dir,
            has_example_data=said.get("EXAMPLE_DATA", "on").strip().lower() not in OFF,
            gazetteer_folder=Path(folder) if folder else None,
        )

    def make_folders(self) -> None:
        """Makes the folder of an SQLite file. Raises SettingsError where it cannot be made."""
        url = make_url(self.database_url)
        if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
            return
        folder = Path(url.database).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(
                f"The database's folder {folder} cannot be made: {error}."
            ) from error


def database_wait_seconds(environ: Mapping[str, str] | None = None) -> float:
    """How long a change to an SQLite file waits for another one, in seconds.

    Raises SettingsError where DATABASE_WAIT_SECONDS is no number from 0 to 3600."""
    said = (os.environ if environ is None else environ).get(DATABASE_WAIT, "").strip()
    try:
        seconds = float(said) if said else USUAL_WAIT_SECONDS
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= LONGEST_WAIT_SECONDS:
        raise SettingsError(f"{DATABASE_WAIT} must be a number of seconds from 0 to 3600.")
    return seconds


def _check(url: str) -> None:
    try:
        backend = make_url(url).get_backend_name()
    except ArgumentError as error:
        raise SettingsError(
            "DATABASE_URL is not a database address: write it as sqlite:///var/care-finder.db "
            "or postgresql://user:password@host/name."
        ) from error
    if backend not in ("sqlite", "postgresql"):
        raise SettingsError(f"DATABASE_URL names {backend}: use sqlite or postgresql.")
