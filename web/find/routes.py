"""The guided search and the page of a listing. GET only: nothing here changes anything."""

import uuid
from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from directory.models import Service
from directory.models.service import PUBLISHED, WITHDRAWN
from directory.search import search
from directory.search.run import load_services
from web.extensions import council, database, place_finder
from web.find.address import search_address, where_of
from web.find.choices import choices_of
from web.find.forms import SearchForm, read_form
from web.find.listing_page import listing_page
from web.find.pages import pages_of
from web.find.presenter import listings_block

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
    return {"block": block, "pages": pages_of(form.criteria, result.total)}


def _others(form: SearchForm) -> list[dict[str, str]]:
    """The other places that the same name may mean, each with the address of its search."""
    return [
        {"name": where_of(place), "url": search_address(form.criteria, place=place)}
        for place in form.other_places
    ]


@find.get("/listings/<uuid:listing_id>")
def listing(listing_id: uuid.UUID) -> ResponseReturnValue:
    """One listing; 410 where it has been withdrawn."""
    service: Service | None = load_services(database(), [listing_id]).get(listing_id)
    if service is None or service.status not in (PUBLISHED, WITHDRAWN):
        abort(404)
    if service.status == WITHDRAWN:
        return render_template("find/withdrawn.html", name=service.name), 410
    return render_template("find/listing.html", **listing_page(service))
