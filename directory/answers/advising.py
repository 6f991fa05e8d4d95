"""Answers from the advice library, or offers the likeliest topics when unsure."""

from dataclasses import replace

from directory.answers.active_search import ActiveSearch
from directory.answers.reply import Blocks, Reply

SURE = 0.40
"""From this probability a topic is answered without asking back."""
LIKELY = 0.18
"""From this one it is answered, with the next likeliest offered beside it."""
STANDS_OUT, LEAST = 1.5, 0.10
"""Or from the lesser one, if it is so many times the next and the message is surely a question."""
OFFERED = 3
CHECKS = {
    **dict.fromkeys(
        "paying_for_care paying_homecare paying_care_home financial_assessment capital_limits self_funding".split(),
        "who_pays",
    ),
    **dict.fromkeys(("employing_pa", "direct_payments"), "cost_of_a_pa"),
}
"""Topics with a guided check of their own: the form that holds it."""


def advise(
    active: ActiveSearch, ranked: list[tuple[str, float]], is_question: bool = False
) -> Reply:
    """`ranked` is (topic, probability), the likeliest first; at least one. `is_question`: the message
    surely asks for advice, whatever on."""
    topics = tuple(topic for topic, _ in ranked[:OFFERED])
    best, following = ranked[0][1], max((p for _, p in ranked[1:]), default=0.0)
    if best < LIKELY and not (is_question and best >= max(LEAST, STANDS_OUT * following)):
        return offer_topics(active, topics, best)
    blocks = Blocks().advice(topics[0])
    if topics[0] in CHECKS:
        blocks.form(CHECKS[topics[0]])
    if best < SURE and len(topics) > 1:
        blocks.text("perhaps_you_meant").choices([{"topic": t} for t in topics[1:]])
    answered = topics if best < SURE else topics[:1]
    after = replace(active, topics=answered)
    return Reply("advice", blocks.made, after, topics=topics, confidence=best)


def decline(active: ActiveSearch) -> Reply:
    """Says plainly that this is out of scope, and what is in it."""
    blocks = Blocks().text("out_of_scope")
    blocks.choices(
        [
            {"service": "homecare"},
            {"topic": "paying_for_care"},
            {"topic": "needs_assessment"},
            {"saying": "choice_person"},
        ]
    )
    return Reply("out_of_scope", blocks.made, active)


def acknowledge(active: ActiveSearch) -> Reply:
    """A word that it was heard; the search stays as it is."""
    return Reply("chat", Blocks().text("acknowledges").made, active)


def hand_off(active: ActiveSearch, saying: str = "handoff_asked") -> Reply:
    """How and when to reach a person."""
    return Reply("handoff", Blocks().handoff(saying).made, active)


def offer_topics(active: ActiveSearch, topics: tuple[str, ...], confidence: float = 0.0) -> Reply:
    """The likeliest topics as choices, in words: never a wrong answer told with confidence."""
    blocks = Blocks().text("not_sure")
    blocks.choices([{"topic": topic} for topic in topics] + [{"saying": "choice_person"}])
    return Reply("ask", blocks.made, active, topics=topics, confidence=confidence)
