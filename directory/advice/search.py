"""Which article answers a message, by words alone: for when the assistant is away, and for pages.

Rare words count for more than common ones, a title for more than a body, and a whole everyday
phrase of `topic_words.yml` for most of all.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log
from pathlib import Path

import yaml

from directory.advice.articles import DEFAULT_LANGUAGE, LOCALES, Article, load_articles
from directory.search.text import STOP_WORDS, stem_all

TOPIC_WORDS_FILE = Path(__file__).with_name("topic_words.yml")
WEIGHTS = {
    "topic": 4.0,
    "title": 4.0,
    "phrases": 3.0,
    "summary": 2.0,
    "short": 1.5,
    "ask": 1.5,
    "body": 0.6,
}
PHRASE_WEIGHT = 5.0
LEAST_SCORE = 0.35
"""Below this an article only shares a stray word with the message."""
_EMPTY = frozenset(
    stem
    for word in STOP_WORDS
    | {
        "about",
        "after",
        "all",
        "also",
        "am",
        "any",
        "at",
        "because",
        "been",
        "being",
        "but",
        "can",
        "cant",
        "could",
        "did",
        "do",
        "does",
        "dont",
        "get",
        "go",
        "gets",
        "getting",
        "give",
        "got",
        "had",
        "has",
        "he",
        "help",
        "helps",
        "her",
        "here",
        "him",
        "his",
        "how",
        "i",
        "if",
        "im",
        "into",
        "its",
        "ive",
        "just",
        "know",
        "like",
        "looking",
        "lot",
        "made",
        "make",
        "may",
        "me",
        "might",
        "more",
        "mum",
        "dad",
        "much",
        "must",
        "need",
        "needs",
        "no",
        "not",
        "now",
        "of",
        "off",
        "ok",
        "one",
        "or",
        "other",
        "out",
        "over",
        "please",
        "she",
        "should",
        "so",
        "some",
        "someone",
        "something",
        "still",
        "such",
        "take",
        "tell",
        "than",
        "thank",
        "thanks",
        "then",
        "there",
        "these",
        "thing",
        "things",
        "think",
        "those",
        "too",
        "up",
        "us",
        "use",
        "very",
        "want",
        "wants",
        "was",
        "way",
        "well",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "why",
        "will",
        "without",
        "wont",
        "would",
        "yes",
    }
    for stem in stem_all(word)
)


@dataclass(frozen=True)
class _Index:
    fields: dict[str, dict[str, float]]
    rarity: dict[str, float]
    phrases: tuple[tuple[tuple[str, ...], str], ...]


def search_articles(
    text: str,
    limit: int = 3,
    language: str = DEFAULT_LANGUAGE,
    folder: Path = LOCALES,
) -> list[tuple[str, float]]:
    """(topic, score) of the articles that best fit `text`, best first; none that barely fit.

    A score of 1 means that the words that matter are in an article's title or its everyday words.
    """
    index = _index(folder, language)
    words = stem_all(text)
    scores = _by_words(index, [word for word in words if word not in _EMPTY])
    for topic, bonus in _by_phrases(index, words).items():
        scores[topic] += bonus
    whole = _whole_score(index, words)
    ranked = sorted(
        ((s / whole, topic) for topic, s in scores.items()), key=lambda p: (-p[0], p[1])
    )
    return [(topic, round(score, 3)) for score, topic in ranked[:limit] if score >= LEAST_SCORE]


def _by_words(index: _Index, words: list[str]) -> defaultdict[str, float]:
    scores: defaultdict[str, float] = defaultdict(float)
    for word in dict.fromkeys(words):
        for topic, fields in index.fields.items():
            if word in fields:
                scores[topic] += fields[word] * index.rarity.get(word, 0.0)
    return scores


def _by_phrases(index: _Index, words: list[str]) -> dict[str, float]:
    """What whole phrases add: each topic's longest phrases, no word counted twice for it."""
    bonus: dict[str, float] = {}
    used: dict[str, set[int]] = {}
    for phrase, topic in index.phrases:
        size = len(phrase)
        for start in range(len(words) - size + 1):
            spots = set(range(start, start + size))
            if tuple(words[start : start + size]) == phrase and not spots & used.get(topic, set()):
                used.setdefault(topic, set()).update(spots)
                rare = sum(index.rarity.get(w, 0.3) for w in phrase if w not in _EMPTY) or 0.3
                bonus[topic] = bonus.get(topic, 0.0) + PHRASE_WEIGHT * rare * (1 + 0.5 * (size - 1))
    return bonus


def _whole_score(index: _Index, words: list[str]) -> float:
    """What a title that holds every word that matters would score; never so little that one stray word wins."""
    unknown = max(index.rarity.values(), default=1.0)
    that_matter = dict.fromkeys(word for word in words if word not in _EMPTY)
    total = sum(index.rarity.get(word, unknown) for word in that_matter)
    return WEIGHTS["title"] * max(total, 1.0)


@lru_cache(maxsize=8)
def _index(folder: Path, language: str) -> _Index:
    articles = load_articles(folder, language)
    said = _topic_words()
    fields = {topic: _weigh(article, said.get(topic, [])) for topic, article in articles.items()}
    counts = Counter(stem for stems in fields.values() for stem in stems)
    size = max(1, len(fields))
    rarity = {stem: log(1 + size / count) / log(1 + size) for stem, count in counts.items()}
    phrases = [
        (tuple(stem_all(phrase)), topic) for topic in articles for phrase in said.get(topic, [])
    ]
    phrases.sort(key=lambda pair: -len(pair[0]))
    return _Index(fields, rarity, tuple(phrases))


def _weigh(article: Article, phrases: list[str]) -> dict[str, float]:
    texts = {
        "topic": article.topic.replace("_", " "),
        "title": article.title,
        "phrases": " ".join(phrases),
        "summary": article.summary,
        "short": article.short,
        "ask": " ".join(article.ask),
        "body": article.body,
    }
    best: dict[str, float] = {}
    for name, text in texts.items():
        for stem in stem_all(text):
            if stem not in _EMPTY:
                best[stem] = max(best.get(stem, 0.0), WEIGHTS[name])
    return best


@lru_cache(maxsize=1)
def _topic_words() -> Mapping[str, list[str]]:
    data = yaml.safe_load(TOPIC_WORDS_FILE.read_text(encoding="utf-8"))
    return {topic: [str(phrase) for phrase in phrases] for topic, phrases in data.items()}
