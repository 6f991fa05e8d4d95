"""`care-finder listing`: one listing's particulars, its history, and moves from status to status."""

import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.cli.context import settings, transaction
from directory.commands import lifecycle, read_listings
from directory.commands.history import as_json
from directory.models import ListingChange, Service
from directory.queries.history import HistoryError, difference_between, list_changes
from directory.vocabulary import CAPACITY

Move = Callable[[Session, uuid.UUID], object]
WIDTH = 100
"""A longer value is cut off in a list of changes."""

one_id = click.argument("listing_id", metavar="ID")
many_ids = click.argument("ids", metavar="ID...", nargs=-1, required=True)
by_whom = click.option("--who", required=True, metavar="NAME", help="Who is doing it.")
because = click.option("--reason", default="", help="Why, for the history.")


@click.group()
def listing() -> None:
    """Look at a listing, or move it on. ID is its own or its source's, like cqc:1-123."""


@contextmanager
def _session(keep: bool = True) -> Iterator[Session]:
    """What is refused is said in its own sentence, and nothing is written."""
    with transaction(settings(), keep=keep) as session:
        try:
            yield session
        except (lifecycle.Refused, HistoryError) as error:
            raise click.ClickException(str(error)) from error


def _find(session: Session, said: str) -> uuid.UUID:
    source, colon, source_id = said.strip().partition(":")
    try:
        wanted = (
            (Service.source == source) & (Service.source_id == source_id)
            if colon
            else Service.id == uuid.UUID(source)
        )
    except ValueError as error:
        raise click.ClickException(
            f"{said!r} is not a listing's ID. Give its own, or its source's, like cqc:1-123."
        ) from error
    found = session.scalar(select(Service.id).where(wanted))
    if found is None:
        raise click.ClickException(f"There is no listing {said}.")
    return found


@listing.command()
@one_id
def show(listing_id: str) -> None:
    """Say everything that is kept of a listing."""
    with _session(keep=False) as session:
        key = _find(session, listing_id)
        service = session.get_one(Service, key)
        said = as_json(read_listings(session, [key])[key])
        click.echo(f"{service.name}")
        click.echo(f"  id: {key}")
        click.echo(f"  status: {service.status} (by {service.status_by})")
        if service.joined_to_id:
            click.echo(f"  shown as: {service.joined_to_id}")
        for field, value in said.items():
            if value not in (None, "", []) and field != "name":
                click.echo(f"  {field}: {_in_words(value)}")


@listing.command()
@one_id
def history(listing_id: str) -> None:
    """List every change, the newest first."""
    with _session(keep=False) as session:
        changes = list_changes(session, _find(session, listing_id))
        for change in changes:
            _echo_change(change)
    if not changes:
        click.echo("No changes were kept.")


def _echo_change(change: ListingChange) -> None:
    click.echo(f"{change.id}  {change.at_utc:%Y-%m-%d %H:%M} UTC  {change.action} by {change.who}")
    _echo_pairs(change.changes, WIDTH)


def _echo_pairs(changes: dict[str, Any], width: int | None = None) -> None:
    for field, (before, after) in changes.items():
        if field == "reason":
            click.echo(f"    reason: {after}")
        else:
            said = (_in_words(before, width), _in_words(after, width))
            click.echo(f"    {field}: {said[0]} -> {said[1]}")


def _in_words(value: Any, width: int | None = None) -> str:
    if value in (None, "", []):
        return "nothing"
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return words if width is None or len(words) <= width else words[: width - 3] + "..."


@listing.command()
@one_id
@click.argument("one", type=int)
@click.argument("other", type=int)
def diff(listing_id: str, one: int, other: int) -> None:
    """Say what differs between the listing after change ONE and after change OTHER."""
    with _session(keep=False) as session:
        found = difference_between(session, _find(session, listing_id), one, other)
    _echo_pairs(found)
    if not found:
        click.echo("Nothing differs.")


@listing.command()
@one_id
@click.argument("change", type=int)
@by_whom
@click.option("--before", is_flag=True, help="As it was before that change, not after it.")
def restore(listing_id: str, change: int, who: str, before: bool) -> None:
    """Write the listing as it was after CHANGE. Its status stays."""
    with _session() as session:
        key = _find(session, listing_id)
        is_new = lifecycle.restore(session, key, change, who, before=before)
        source = session.get_one(Service, key).source
    click.echo("Restored." if is_new else "It is like that today: nothing was written.")
    if is_new and source != lifecycle.WRITTEN_HERE:
        click.echo(f"It comes from {source}: the next import writes what its source says.")


def _move_each(ids: Sequence[str], move: Move, done: str) -> None:
    """All of them, or none."""
    names = []
    with _session() as session:
        for key in dict.fromkeys(_find(session, said) for said in ids):
            names.append(session.get_one(Service, key).name)
            try:
                move(session, key)
            except lifecycle.Refused as error:
                raise click.ClickException(f"{names[-1]}: {error}") from error
    for name in names:
        click.echo(f"{name}: {done}.")


@listing.command()
@many_ids
@by_whom
def submit(ids: tuple[str, ...], who: str) -> None:
    """Send drafts to be checked."""
    staff = lifecycle.STAFF
    _move_each(ids, lambda s, key: lifecycle.submit(s, key, who, role=staff), "submitted")


@listing.command()
@many_ids
@by_whom
def publish(ids: tuple[str, ...], who: str) -> None:
    """Show listings to the public."""
    _move_each(ids, lambda s, key: lifecycle.publish(s, key, who), "published")


@listing.command()
@many_ids
@by_whom
@because
def pause(ids: tuple[str, ...], who: str, reason: str) -> None:
    """Take listings out of search for a while."""
    _move_each(ids, lambda s, key: lifecycle.pause(s, key, who, reason), "paused")


@listing.command()
@many_ids
@by_whom
@because
def withdraw(ids: tuple[str, ...], who: str, reason: str) -> None:
    """Take listings out of search for good."""
    _move_each(ids, lambda s, key: lifecycle.withdraw(s, key, who, reason), "withdrawn")


@listing.command("return")
@many_ids
@by_whom
@because
def return_(ids: tuple[str, ...], who: str, reason: str) -> None:
    """Make listings that were written here drafts again."""
    _move_each(ids, lambda s, key: lifecycle.return_to_draft(s, key, who, reason), "a draft again")


@listing.command()
@many_ids
@by_whom
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Which day, if not today.")
def confirm(ids: tuple[str, ...], who: str, on: Any) -> None:
    """Say that the details of listings are true."""
    with _session() as session:
        keys = [_find(session, said) for said in ids]
        news = lifecycle.confirm(session, keys, who, _day(on))
    click.echo(f"Listings: {len(news)} confirmed, {len(set(keys)) - len(news)} as they were.")


@listing.command()
@one_id
@click.argument("places", type=click.Choice([*CAPACITY, "unknown"]))
@by_whom
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Which day, if not today.")
def capacity(listing_id: str, places: str, who: str, on: Any) -> None:
    """Say whether a listing has places."""
    said = None if places == "unknown" else places
    with _session() as session:
        key = _find(session, listing_id)
        is_new = lifecycle.say_capacity(session, key, said, who, _day(on))
    click.echo("Kept." if is_new else "That was known: nothing was written.")


def _day(said: Any) -> date | None:
    return said.date() if said else None
