"""What people ought to know beside what they asked, said once in a conversation."""

from dataclasses import replace

from directory.answers.reply import Block, Reply
from directory.reading.circumstances import IN_HOSPITAL, LOOKS_AFTER, read_circumstances

HINTS = {
    IN_HOSPITAL: ("hint_in_hospital", "hospital_discharge"),
    LOOKS_AFTER: ("hint_looks_after", "carers_assessment"),
}
"""For each circumstance a saying, and the topic that is offered with it; the first that holds is said."""


def with_hint(reply: Reply, text: str) -> Reply:
    """`reply` to `text`, if it found something, with one hint that was not given before."""
    told = read_circumstances(text)
    for circumstance, (saying, topic) in HINTS.items():
        is_new = topic not in reply.search.hinted and topic not in reply.topics
        if circumstance in told and is_new and reply.outcome == "find":
            hint: Block = {"type": "text", "saying": saying, "params": {}}
            search = replace(reply.search, hinted=(*reply.search.hinted, topic))
            return replace(reply, blocks=_offered(reply.blocks, hint, topic), search=search)
    return reply


def _offered(blocks: list[Block], hint: Block, topic: str) -> list[Block]:
    """`blocks` with the hint before the last choices, and its topic among them."""
    if blocks and blocks[-1]["type"] == "choices":
        choices = {**blocks[-1], "options": [*blocks[-1]["options"], {"topic": topic}]}
        return [*blocks[:-1], hint, choices]
    return [*blocks, hint, {"type": "choices", "options": [{"topic": topic}]}]
