"""`make judged`: the figures of the judged searches by kind, and the ten that came off worst."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

from sqlalchemy.orm import Session

from directory import migrate
from directory.commands import load_synonyms, publish_listings
from directory.commands.duplicates import count_afresh
from directory.database import make_engine
from tests.judged.corpus import corpus
from tests.judged.register import load_register
from tests.judged.searches import Outcome, judged_searches, run
from tests.stack import PROJECT

OWN, REGISTER = "own", "cqc"
WORST = 10
SHARED = PROJECT.root.parent / "shared" / "data"


def figures(outcomes: Sequence[Outcome]) -> tuple[float, float, int]:
    """(mean NDCG@10, share that succeed at 5, how many came to what was not expected); where nothing
    was to be found there are no figures, and nothing counts as 1."""
    gained = [one.ndcg for one in outcomes if one.ndcg is not None]
    succeeded = [one.succeeded for one in outcomes if one.succeeded is not None]
    unmet = sum(one.unmet is not None for one in outcomes)
    return fmean(gained or [1.0]), fmean(succeeded or [True]), unmet


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """The outcomes of each kind of search, in the order of the file."""
    kinds: dict[str, list[Outcome]] = {}
    for one in outcomes:
        kinds.setdefault(one.judged.kind, []).append(one)
    return kinds


def table(outcomes: Sequence[Outcome]) -> str:
    """A line a kind and one for all."""
    rows = [*by_kind(outcomes).items(), ("all", list(outcomes))]
    lines = [f"{'kind':<36}{'searches':>9}{'NDCG@10':>9}{'success@5':>11}{'unexpected':>12}"]
    for kind, some in rows:
        gained, succeeded, unmet = figures(some)
        lines.append(f"{kind:<36}{len(some):>9}{gained:>9.3f}{succeeded:>11.3f}{unmet:>12}")
    return "\n".join(lines)


def worst(outcomes: Sequence[Outcome], count: int = WORST) -> str:
    """The searches that came off worst: what was wanted, what came."""
    ranked = sorted(outcomes, key=_goodness)[:count]
    return "\n".join(line for one in ranked for line in _described(one))


def prepare(session: Session, name: str, shared: Path) -> None:
    """Fill an empty directory with a corpus and the synonyms. Raises OSError where the register is
    absent. Flushes."""
    load_synonyms(session)
    if name == OWN:
        publish_listings(session, corpus())
    else:
        load_register(session, shared)
    count_afresh(session)


def outcomes_of(session: Session, name: str) -> list[Outcome]:
    """Every search on a corpus that `prepare` has loaded."""
    return run(session, [one for one in judged_searches() if one.corpus == name])


def _goodness(one: Outcome) -> tuple[float, bool, str]:
    gained = 1.0 if one.ndcg is None else one.ndcg
    return gained - bool(one.unmet), one.succeeded is not False, one.judged.id


def _described(one: Outcome) -> Iterator[str]:
    gained = "-" if one.ndcg is None else f"{one.ndcg:.2f}"
    yield f"\n{one.judged.id} ({one.judged.kind}) NDCG@10 {gained}: {one.judged.said}"
    if one.unmet:
        yield f"    not as expected: {one.unmet}"
    yield f"    why: {one.judged.why}"
    yield f"    wanted: {', '.join(f'{key} ({grade})' for key, grade in one.judged.relevant.items())}"
    yield f"    came:   {', '.join(one.shown)}"


def _on_sqlite(name: str, shared: Path) -> list[Outcome]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'judged.db'}"
        migrate.upgrade(url)
        engine = make_engine(url)
        try:
            with Session(engine) as session:
                prepare(session, name, shared)
                session.commit()
                return outcomes_of(session, name)
        finally:
            engine.dispose()


def main() -> None:
    """Print the table and the worst ten, on SQLite."""
    outcomes = _on_sqlite(OWN, SHARED)
    try:
        outcomes += _on_sqlite(REGISTER, SHARED)
    except FileNotFoundError:
        print("The CQC's rows are not here: the searches of the register are left out.\n")
    print(table(outcomes))
    print(f"\nThe worst {WORST}:")
    print(worst(outcomes))


if __name__ == "__main__":
    main()
