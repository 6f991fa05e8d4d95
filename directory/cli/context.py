"""What every command needs: the settings, a session that commits or does not, plain errors."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from directory.database import WRITING_CACHE_KB, make_engine, make_sessions
from directory.places.gazetteer import Gazetteer, GazetteerError, load_gazetteer
from directory.settings import Settings, SettingsError

NOT_READY = "The database is not set up yet: run `care-finder release` first."

OVERTAKEN = "Another change came in between, so nothing was written: run the command again."


@contextmanager
def plain_errors() -> Iterator[None]:
    """What can go wrong outside our code, said in one sentence."""
    try:
        yield
    except (SettingsError, GazetteerError) as error:
        raise click.ClickException(str(error)) from error
    except IntegrityError as error:
        raise click.ClickException(OVERTAKEN) from error
    except (OperationalError, ProgrammingError) as error:
        raise click.ClickException(_in_words(error)) from error


def _in_words(error: DBAPIError) -> str:
    said = str(error.orig).strip().splitlines()[0]
    if "no such table" in said or ("does not exist" in said and "relation" in said):
        return NOT_READY
    if "locked" in said:
        return "The database is busy with another change: try again in a minute."
    return f"The database cannot be used ({said}): check DATABASE_URL."


def settings() -> Settings:
    """From the environment. Raises click.ClickException."""
    with plain_errors():
        found = Settings.from_environment()
        found.make_folders()
        return found


def gazetteer(found: Settings) -> Gazetteer:
    """The council's own, or the Essex example. Raises click.ClickException."""
    with plain_errors():
        try:
            return load_gazetteer(found.gazetteer_folder)
        except (KeyError, ValueError) as error:
            raise GazetteerError(
                f"The list of places in {found.gazetteer_folder} has a wrong "
                f"column or value: {error}."
            ) from error


@contextmanager
def transaction(found: Settings, keep: bool = True) -> Iterator[Session]:
    """A session that commits at the end; with an error, or `keep` False, nothing is written."""
    engine = make_engine(found.database_url, WRITING_CACHE_KB)
    try:
        with plain_errors(), make_sessions(engine)() as session:
            yield session
            if keep:
                session.commit()
            else:
                session.rollback()
    finally:
        engine.dispose()
