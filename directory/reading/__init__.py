"""Reads a message by lists and rules: named services, needs and kinds, constraints, the place.

Lives here: what needs no trained model, so that it works when the assistant is down and sharpens
what the assistant understood when it is up; `picks` reads which of the listings that were shown is
meant. May import: `vocabulary`, `places`, `search.criteria`,
`search.text`.
"""

from directory.reading.message import Reading, read_message

__all__ = ["Reading", "read_message"]
