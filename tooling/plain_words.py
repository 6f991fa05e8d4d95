"""Checks that the advice articles are written in plain words; fails when one is not.

    .venv-dev/bin/python -m tooling.plain_words

What is measured: every sentence of `summary`, `short`, `next` and the body. A list item is a
sentence, and so is the line that leads in to a list. Titles, headings and the questions of `ask` are
looked at for their length and their words, but do not make the mean shorter. Names of sources are
other people's words and are left alone. The words to avoid are in `locales/en/plain_words.yml`.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from statistics import fmean
from typing import Any

import yaml

from directory.advice import LOCALES, Article, load_articles
from directory.vocabulary import TOPICS
from tooling.reading_age import blocks, reading_age, sentences, words

WORDS = LOCALES / "en" / "plain_words.yml"
SHORT_WORDS, SENTENCE_WORDS, MEAN_WORDS = 60, 25, 15
AGE, SHORT_AGE = 11.0, 12.0


@dataclass(frozen=True)
class Avoided:
    """Words not to write, and what to say instead.

    They may stand inside the names of `inside`, in the articles on `topics`, and, where `explained`
    is so, in any article that tells what they mean.
    """

    avoid: tuple[str, ...]
    say: str
    inside: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    explained: bool = False

    def find(self, text: str) -> list[str]:
        """Those of `avoid` that stand in `text`, not inside a name. CAPITALS match only capitals."""
        for name in self.inside:
            text = _compiled(_as_pattern(name), re.IGNORECASE).sub("", text)
        return [term for term in self.avoid if _search(_as_pattern(term), term, text)]

    def is_explained(self, term: str, text: str) -> bool:
        """Whether `text` tells what `term` means, in one of the ways that people do."""
        return any(
            _search(way.replace("TERM", _as_pattern(term)), term, text) for way in _EXPLAINING
        )


_BEFORE = r"(?:(?:an?|the|your|full|lasting|NHS|third-party) )*"
_KIND = r"(?:an?|the|when|where|what|how|who|which|someone|people|help|care|money)\b"
_EXPLAINING = (
    r"TERM (?:means?|lets?|helps?|can help|looks? at) ",
    rf"TERM (?:is|are) (?:also )?{_KIND}",
    r"TERM,? (?:which|who|where) |TERM, an? |, the TERM \([A-Z]+\)",
    rf"TERM\. (?:This|It|They) (?:(?:is|are) {_KIND}|means?|lets?|helps?|looks? at)",
    rf"TERM \((?:your|{_KIND})",
    rf"\((?:this is called )?{_BEFORE}TERM\)",
    rf"(?:called|calls?|calls? (?:it|this|them)|known as|name is|, or) {_BEFORE}TERM(?=[.,:;)\n]| \(|$)",
    rf"(?:This is|These are|They are) {_BEFORE}TERM(?=[.,:;)\n]| \(|$)",
    rf"(?:^|\n){_BEFORE}TERM(?: \([A-Z]+\))?[.:] (?!\n)",
    rf"\bWith {_BEFORE}TERM, ",
    rf"What (?:is|are|does) {_BEFORE}TERM",
)
"""How people tell what a TERM means: "a top-up is a ...", "... (a top-up)", "this is called a top-up"."""


def _as_pattern(term: str) -> str:
    """Whole words, with or without the s of the plural."""
    return rf"(?<![\w-]){re.escape(term).replace(chr(92) + ' ', '[ -]')}s?(?![\w-])"


def _search(pattern: str, term: str, text: str) -> bool:
    return bool(_compiled(pattern, 0 if term.isupper() else re.IGNORECASE).search(text))


@cache
def _compiled(pattern: str, flags: int) -> re.Pattern[str]:
    return re.compile(pattern, flags)


@lru_cache(maxsize=4)
def load_words(path: Path = WORDS) -> tuple[Avoided, ...]:
    """The list of words to avoid. Raises ValueError, which names the entry that is wrong."""
    return tuple(_avoided(path, entry) for entry in yaml.safe_load(path.read_text("utf-8")))


def _avoided(path: Path, entry: dict[str, Any]) -> Avoided:
    lists = {key: entry.get(key, []) for key in ("avoid", "inside", "topics")}
    is_known = set(entry) <= {*lists, "say", "explained"}
    are_words = all(isinstance(each, list) and all(map(_is_text, each)) for each in lists.values())
    if not (is_known and are_words and lists["avoid"] and _is_text(entry.get("say"))):
        raise ValueError(f"{path.name}: an entry must have `avoid` (a list) and `say`: {entry}")
    if unknown := set(lists["topics"]) - set(TOPICS):
        raise ValueError(f"{path.name}: these are no topics: {', '.join(sorted(unknown))}")
    made = {key: tuple(value) for key, value in lists.items()}
    return Avoided(say=entry["say"], explained=entry.get("explained", False), **made)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


@dataclass(frozen=True)
class Measures:
    """What one article measures: counts in words, ages in years.

    `avoid` has the words to avoid, each with what to say; `wrong` every limit broken, as sentences.
    """

    topic: str
    short_words: int
    longest: int
    mean: float
    grade: float
    age: float
    short_age: float
    avoid: tuple[str, ...]
    wrong: tuple[str, ...] = ()


def measure(article: Article, avoided: Sequence[Avoided] | None = None) -> Measures:
    """Measures `article` against the limits and a list of words to avoid, by default ours."""
    body, headings = blocks(article.body)
    texts = [article.summary, article.short, *article.next_steps, *body]
    labels = [article.title, *article.ask, *headings]
    said = [sentence for text in texts for sentence in sentences(text)]
    every = said + [sentence for text in labels for sentence in sentences(text)]
    longest = max(every, key=lambda sentence: len(words(sentence)))
    age = reading_age(said)
    found = words_to_avoid(
        "\n".join(labels + texts), article.topic, load_words() if avoided is None else avoided
    )
    measures = Measures(
        topic=article.topic,
        short_words=len(words(article.short)),
        longest=len(words(longest)),
        mean=fmean(len(words(sentence)) for sentence in said),
        grade=age - 5,
        age=age,
        short_age=reading_age(sentences(article.short)),
        avoid=tuple(found),
    )
    return replace(measures, wrong=tuple(_wrong(measures, every)))


def words_to_avoid(text: str, topic: str | None, avoided: Sequence[Avoided]) -> list[str]:
    """The words to avoid in `text` that nothing allows there, as "commence (say: start)"."""
    text = re.sub(r"\{\{.*?\}\}|[\"“”]", "", text).replace("’", "'")
    return [
        f"{term} (say: {entry.say})"
        for entry in avoided
        if topic not in entry.topics
        for term in entry.find(text)
        if not (entry.explained and entry.is_explained(term, text))
    ]


def _wrong(measures: Measures, every: Sequence[str]) -> Iterator[str]:
    limits = (
        ("words in `short`", measures.short_words, SHORT_WORDS),
        ("words in the mean sentence", measures.mean, MEAN_WORDS),
        ("years to read it", measures.age, AGE),
        ("years to read `short`", measures.short_age, SHORT_AGE),
    )
    for what, value, limit in limits:
        if value > limit:
            yield f"{measures.topic}: {value:.4g} {what}, at most {limit}."
    for sentence in every:
        if (count := len(words(sentence))) > SENTENCE_WORDS:
            yield f"{measures.topic}: {count} words, at most {SENTENCE_WORDS}: {sentence}"
    for found in measures.avoid:
        yield f"{measures.topic}: words to avoid: {found}"


def table(every: Sequence[Measures]) -> str:
    """One line an article, then the mean and the most of each measure."""
    lines = [f"{'topic':26}short  longest   mean  grade    age  age of short  words to avoid"]
    lines += [
        f"{_row(m.topic, _numbers(m))}  {', '.join(m.avoid) or '-'}"
        for m in sorted(every, key=lambda m: m.topic)
    ]
    columns = list(zip(*map(_numbers, every), strict=True))
    lines.append(_row("MEAN", [fmean(column) for column in columns]))
    lines.append(_row("MOST", [max(column) for column in columns]))
    return "\n".join(lines)


def _numbers(m: Measures) -> list[float]:
    return [m.short_words, m.longest, m.mean, m.grade, m.age, m.short_age]


def _row(name: str, numbers: Sequence[float]) -> str:
    short, longest, mean, grade, age, short_age = numbers
    return f"{name:26}{short:5.0f}{longest:9.0f}{mean:7.1f}{grade:7.1f}{age:7.1f}{short_age:14.1f}"


def main() -> int:
    every = [measure(article) for article in load_articles().values()]
    print(table(every))
    wrong = [sentence for measures in every for sentence in measures.wrong]
    print(*wrong or ["Every article is in plain words."], sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
