"""The words typed, read into units: every unit must be met, each in one of its ways.

A unit is a word, or a phrase that staff keep as meaning the same as others ("meals on wheels",
"hot meals delivered"). A word that no listing has is read as the closest word that one has.
"""

from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.models import SearchPosting, SearchSpelling, SearchStem, Synonym, SynonymGroup
from directory.search.text import LONG_WORD, spelling_keys, stem_number, stems, words_and_stems

COUNT_TO = 5_000
"""How far listings with a word are counted: beyond, it is common."""
SHORTEST = 4
LONGEST_PHRASE = 6
MOST_WORDS = 16
VAGUE = frozenset(
    stem
    for word in "at care carer home live day nurse nursing help night support service personal"
    " assistant assistance house housing group club centre".split()
    for stem in stems(word)
)
"""Words that half of all listings have: "stroke club" is met by a group for people with stroke."""


@dataclass(frozen=True)
class Unit:
    """`ways`: each a set of stems that a listing must all have; `service`, `need` or `kind`: having
    that key does as well. `is_soft`: a vague word beside others, which counts in a name and leaves
    nothing out. `listings`: how many have its stems, counted to COUNT_TO."""

    ways: tuple[tuple[str, ...], ...]
    service: str | None = None
    need: str | None = None
    kind: str | None = None
    is_soft: bool = False
    listings: int = COUNT_TO

    @property
    def key(self) -> str | None:
        """The key of the vocabulary that does as well as the words, if there is one."""
        return self.service or self.need or self.kind

    @property
    def word(self) -> str | None:
        """The stem of a unit that is one plain word that must be there, else None."""
        if self.is_soft or self.key or len(self.ways) > 1 or len(self.ways[0]) > 1:
            return None
        return self.ways[0][0]


@dataclass(frozen=True)
class ReadText:
    """The units of a text, and the text as it was read where a word was misspelt, else None."""

    units: tuple[Unit, ...] = ()
    corrected: str | None = None


def read_text(session: Session, text: str) -> ReadText:
    """Read what was typed into the search box; at most MOST_WORDS words count."""
    words = words_and_stems(text)[:MOST_WORDS]
    if not words:
        return ReadText()
    said = [stem for _, stem in words]
    groups = _groups(session, said)
    counts = _counts(session, said)
    known = {stem for phrase in groups for stem in phrase}
    better = {
        stem: found
        for stem in said
        if not counts[stem] and stem not in known and (found := _closest(session, stem))
    }
    if not better:
        return ReadText(_units(said, groups, counts))
    said = [better[s][0] if s in better else s for s in said]
    counts |= _counts(session, said)
    shown = " ".join(better[stem][1] if stem in better else word for word, stem in words)
    return ReadText(_units(said, _groups(session, said), counts), shown)


Groups = dict[tuple[str, ...], Unit]


def _groups(session: Session, text: list[str]) -> Groups:
    """The phrases of groups that stand in the text, each with the unit that it makes."""
    runs = {
        " ".join(text[start : start + size])
        for size in range(1, LONGEST_PHRASE + 1)
        for start in range(len(text) - size + 1)
    }
    said = session.execute(
        select(
            Synonym.stems,
            Synonym.group_id,
            SynonymGroup.service,
            SynonymGroup.need,
            SynonymGroup.kind,
        )
        .join(SynonymGroup)
        .where(Synonym.stems.in_(runs))
        .order_by(Synonym.group_id)
    ).all()
    if not said:
        return {}
    query = select(Synonym.group_id, Synonym.stems).where(
        Synonym.group_id.in_({row.group_id for row in said})
    )
    ways: dict[int, list[tuple[str, ...]]] = {}
    for group_id, phrase in session.execute(query.order_by(Synonym.id)):
        ways.setdefault(group_id, []).append(tuple(phrase.split()))
    return {
        tuple(row.stems.split()): _unit(ways[row.group_id], row.service, row.need, row.kind)
        for row in said
    }


def _unit(
    ways: list[tuple[str, ...]], service: str | None, need: str | None, kind: str | None
) -> Unit:
    """Where a key says it all, words that half of all listings have do not stand for it: a "Care
    Home" is no care at home."""
    if service or need or kind:
        ways = [way for way in ways if not VAGUE.issuperset(way)]
    return Unit(tuple(ways), service, need, kind)


def _units(text: list[str], groups: Groups, counts: dict[str, int]) -> tuple[Unit, ...]:
    """The longest phrase first, left to right; a word said twice is one unit."""
    units: list[Unit] = []
    index = 0
    while index < len(text):
        for size in range(min(LONGEST_PHRASE, len(text) - index), 0, -1):
            run = tuple(text[index : index + size])
            if run in groups:
                units.append(groups[run])
                break
        else:
            size, stem = 1, text[index]
            units.append(Unit(((stem,),), listings=counts.get(stem, COUNT_TO)))
        index += size
    return _softened(tuple(dict.fromkeys(units)))


def _softened(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Vague words beside others leave nothing out; alone they are all there is to go by."""
    if all(unit.word in VAGUE for unit in units):
        return units
    return tuple(replace(unit, is_soft=True) if unit.word in VAGUE else unit for unit in units)


def _counts(session: Session, text: list[str]) -> dict[str, int]:
    """How many listings have each stem, counted to COUNT_TO, in one query."""
    wanted = list(dict.fromkeys(text))
    columns = []
    for stem in wanted:
        some = select(SearchPosting.number).where(SearchPosting.stem_id == stem_number(stem))
        few = some.limit(COUNT_TO).subquery()
        columns.append(select(func.count()).select_from(few).scalar_subquery())
    row = session.execute(select(*columns)).one()
    return dict(zip(wanted, row, strict=True))


def _closest(session: Session, stem: str) -> tuple[str, str] | None:
    """(stem, a word of it) of some listing that was most likely meant."""
    if len(stem) < SHORTEST or stem.isdigit():
        return None
    query = (
        select(SearchStem.stem, SearchStem.word)
        .join(SearchSpelling, SearchSpelling.stem_id == SearchStem.id)
        .where(SearchSpelling.key.in_(spelling_keys(stem)))
        .distinct()
    )
    most = 2 if len(stem) >= LONG_WORD else 1
    close = {
        found: (away, word)
        for found, word in session.execute(query)
        if (away := OSA.distance(stem, found, score_cutoff=most)) <= most
    }
    if not close:
        return None
    counts = _counts(session, list(close))
    best = min(
        close,
        key=lambda s: (not counts[s], close[s][0], s[0] != stem[0], -counts[s], s),
    )
    return (best, close[best][1]) if counts[best] else None
