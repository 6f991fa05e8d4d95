"""The life of a listing: draft, submitted, published, paused, withdrawn; written, confirmed, aged.

Lives here: `moves` (from one status to another: the table of who may), `writing` (drafts and edits
of what is written here), `confirming` (what a person says of any listing: it is true, it has
places), `ageing` (the daily pause of what nobody confirms), `restoring` (an earlier version anew).
Each flushes, keeps what search reads right and records who, when and what. The facts of a listing
from another source are that source's: a person pauses, withdraws, publishes, confirms it or says
its capacity, and an import leaves that as it is. May import: what `commands` may, and
`queries.history`. Import it by its own name; `directory.commands` does not know it.
"""

from directory.commands.lifecycle.ageing import Aged, age
from directory.commands.lifecycle.confirming import confirm, say_capacity
from directory.commands.lifecycle.moves import (
    MOVES,
    OWNER,
    SOURCE,
    STAFF,
    Refused,
    pause,
    publish,
    return_to_draft,
    submit,
    withdraw,
)
from directory.commands.lifecycle.restoring import restore
from directory.commands.lifecycle.writing import WRITTEN_HERE, edit, save_draft

__all__ = [
    "MOVES",
    "OWNER",
    "SOURCE",
    "STAFF",
    "WRITTEN_HERE",
    "Aged",
    "Refused",
    "age",
    "confirm",
    "edit",
    "pause",
    "publish",
    "restore",
    "return_to_draft",
    "save_draft",
    "say_capacity",
    "submit",
    "withdraw",
]
