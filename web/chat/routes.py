"""The page at / and its forms: the same turns as the API, with or without JavaScript."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from web.chat import store
from web.chat.alerts import in_sight
from web.chat.danger import danger_blocks, danger_in
from web.chat.limits import seconds_to_wait
from web.chat.models import Conversation
from web.chat.redact import redact
from web.chat.turn import (
    Refusal,
    assistant,
    keeps_in_sight,
    refuse_if_unfit,
    take_turn,
    transcript,
)
from web.extensions import database, settings
from web.safety import Danger
from web.shared.language import chosen_language
from web.words.sayings import say

chat = Blueprint("chat", __name__)
SECRET = "conversation"  # noqa: S105 (the name of a cookie's key)


@chat.get("/")
def index() -> ResponseReturnValue:
    """The chat, with all that was said so far."""
    conversation = _find()
    return _page(conversation)


@chat.post("/chat/say")
def say_something() -> ResponseReturnValue:
    """One turn from the form: a fragment for htmx, else back to the page."""
    text = request.form.get("text", "")
    danger = danger_in(text)
    try:
        answer, kept = _take(text, danger)
    except Refusal as refusal:
        return _refused(refusal, text)
    if request.headers.get("HX-Request"):
        turn = {"text": kept, "outcome": answer["outcome"], "blocks": answer["blocks"]}
        contacts = answer.get("in_sight")
        return render_template("chat/_new_turn.html", turn=turn, in_sight=contacts)
    return redirect(url_for("chat.index", _anchor="latest"), 303)


@chat.post("/chat/start-again")
def start_again() -> ResponseReturnValue:
    """Leaves this conversation and opens a new one."""
    _forget()
    return redirect(url_for("chat.index"), 303)


@chat.post("/chat/delete")
def delete() -> ResponseReturnValue:
    """Deletes all that was said."""
    _forget()
    return redirect(url_for("chat.index", deleted="yes"), 303)


def _take(text: str, danger: Danger | None) -> tuple[dict[str, Any], str]:
    conversation = _find()
    wait = seconds_to_wait(conversation.id if conversation else None, request.remote_addr or "")
    if wait:
        raise Refusal(429, say("too_many"), danger_blocks(danger), retry_after=wait)
    text = refuse_if_unfit(text, danger)
    if conversation is None:
        conversation = _start()
    return take_turn(conversation, text, danger), redact(text)


def _find() -> Conversation | None:
    secret = session.get(SECRET, "")
    return store.find(database(), secret, settings().conversation_idle_hours)


def _start() -> Conversation:
    store.forget_idle(database(), settings().conversation_idle_hours)
    secret, conversation = store.start(database(), chosen_language(), "web")
    session[SECRET] = secret
    return conversation


def _forget() -> None:
    conversation = _find()
    session.pop(SECRET, None)
    if conversation:
        sender = conversation.id
        store.forget(database(), conversation)
        database().commit()
        assistant().forget(sender)


def _refused(refusal: Refusal, text: str) -> ResponseReturnValue:
    """Nothing is lost: what was written stays in the box."""
    status = refusal.status
    if request.headers.get("HX-Request"):
        # htmx shows only answers that went well; the script puts the text back
        page = render_template("chat/_refused.html", problem=refusal.detail, blocks=refusal.blocks)
        return page, 200, {"X-Care-Finder-Refused": str(status)}
    return _page(_find(), problem=refusal.detail, draft=text, blocks=refusal.blocks), status


def _page(
    conversation: Conversation | None,
    problem: str | None = None,
    draft: str = "",
    blocks: list[dict[str, Any]] | None = None,
) -> str:
    return render_template(
        "chat/index.html",
        turns=transcript(conversation) if conversation else [],
        problem=problem,
        draft=draft,
        problem_blocks=blocks or [],
        in_sight=in_sight() if keeps_in_sight(conversation) else None,
        is_deleted=request.args.get("deleted") == "yes",
    )
