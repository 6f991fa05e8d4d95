"""The guided search and the page of a listing. GET only: nothing here changes anything."""

import uuid
from datetime import date
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    redirect,
    render_template,
    request,
    stream_with_context,
    url_for,
)
from flask.typing import ResponseReturnValue

from directory.models.service import WITHDRAWN
from directory.queries.listings import find_listing
from directory.queries.showing import HIDDEN, why_not_shown
from directory.search import search
from directory.search.cards import cards_by_id
from web.extensions import council, database, place_finder
from web.find.address import download_address, search_address, where_of
from web.find.choices import choices_of
from web.find.download import csv_lines
from web.find.forms import SearchForm, read_form
from web.find.listing_page import listing_page
from web.find.pages import pages_of
from web.find.presenter import listings_block
from web.words.boundaries import website_of, whose_area

find = Blueprint("find", __name__)


@find.get("/find")
def search_page() -> ResponseReturnValue:
    """The form, and below what was asked its results."""
    form = read_form(request.args, place_finder(), council().area_name)
    shown = _results(form) if form.is_asked and not form.errors else {}
    return render_template(
        "find/search.html",
        form=form,
        other_places=_others(form),
        **shown,
        **choices_of(form),
    )


def _results(form: SearchForm) -> dict[str, Any]:
    result = search(database(), form.criteria)
    block = listings_block(result, form.criteria)
    shown: dict[str, Any] = {
        "block": block,
        "pages": pages_of(form.criteria, result.total),
        "download": download_address(form.criteria),
    }
    place = form.criteria.place
    if place and form.criteria.page == 1 and (said := whose_area(place)):
        shown |= {"whose_area": said, "area_website": website_of(place)}
    return shown


@find.get("/find/download.csv")
def download() -> ResponseReturnValue:
    """The whole search as a file; a search that cannot be understood goes back to its page."""
    form = read_form(request.args, place_finder(), council().area_name)
    if form.errors:
        return redirect(f"{url_for('find.search_page')}?{request.query_string.decode('ascii')}")
    lines = stream_with_context(csv_lines(database(), form.criteria))
    answer = Response(lines, content_type="text/csv; charset=utf-8; header=present")
    answer.headers["Content-Disposition"] = 'attachment; filename="care-finder.csv"'
    return answer


def _others(form: SearchForm) -> list[dict[str, str]]:
    """The other places that the same name may mean, each with the address of its search."""
    return [
        {"name": where_of(place), "url": search_address(form.criteria, place=place)}
        for place in form.other_places
    ]


@find.get("/listings/<uuid:listing_id>")
def listing(listing_id: uuid.UUID) -> ResponseReturnValue:
    """One listing. What is not offered now says so (404), or that it has gone (410); of what is not
    for the public there is no page; what is listed twice has one page."""
    service = find_listing(database(), listing_id)
    why = why_not_shown(service, date.today()) if service else HIDDEN
    if service is None or why == HIDDEN:
        abort(404)
    if why == WITHDRAWN:
        return render_template("find/withdrawn.html", name=service.name), 410
    if why:
        return render_template("find/not_now.html", listing=service, why=why), 404
    if service.joined_to_id:
        return redirect(url_for("find.listing", listing_id=service.joined_to_id))
    card = cards_by_id(database(), [listing_id])[listing_id]
    return render_template("find/listing.html", **listing_page(service, card))
