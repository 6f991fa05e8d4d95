"""Words that mean the same: the ones that the product brings, and those that staff add."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.commands.search_index import learn
from directory.models import Synonym, SynonymGroup
from directory.search.text import stems, words_and_stems
from directory.vocabulary import KINDS, NEEDS, SERVICES

KEYS: Mapping[str, tuple[str, ...]] = {"service": SERVICES, "need": NEEDS, "kind": KINDS}
SHIPPED = Path(__file__).parents[1] / "search" / "synonyms.yml"


@lru_cache(maxsize=1)
def shipped_groups() -> tuple[dict[str, Any], ...]:
    """The groups of `synonyms.yml`: {"phrases": [...], "service", "need" or "kind": key}."""
    return tuple(yaml.safe_load(SHIPPED.read_text(encoding="utf-8")))


def load_synonyms(session: Session) -> int:
    """Give an empty table the shipped groups; how many. What staff have kept is left alone."""
    if session.scalar(select(func.count()).select_from(SynonymGroup)):
        return 0
    for group in shipped_groups():
        means = {key: group[key] for key in KEYS if key in group}
        add_synonyms(session, group["phrases"], **means)
    return len(shipped_groups())


def add_synonyms(
    session: Session,
    phrases: Sequence[str],
    service: str | None = None,
    need: str | None = None,
    kind: str | None = None,
) -> SynonymGroup:
    """A new group. Flushes. Raises ValueError, in words, where it cannot be kept."""
    means = {"service": service, "need": need, "kind": kind}
    for what, key in means.items():
        if key is not None and key not in KEYS[what]:
            raise ValueError(f"There is no {what} called {key!r}.")
    rows = {" ".join(stems(phrase)): phrase for phrase in phrases}
    if "" in rows or len(rows) + any(means.values()) < 2:
        raise ValueError("A group needs two phrases, or one and what it means.")
    kept = [Synonym(phrase=phrase[:100], stems=key[:200]) for key, phrase in rows.items()]
    group = SynonymGroup(**means, phrases=kept)
    session.add(group)
    session.flush()
    learn(session, {stem: word for p in phrases for word, stem in words_and_stems(p)})
    return group


def remove_synonyms(session: Session, phrase: str) -> int:
    """Remove the groups that hold `phrase`; how many. Flushes."""
    key = " ".join(stems(phrase))
    held = select(Synonym.group_id).where(Synonym.stems == key)
    groups = session.scalars(select(SynonymGroup).where(SynonymGroup.id.in_(held))).all()
    for group in groups:
        session.delete(group)
    session.flush()
    return len(groups)
