"""Search: one question to the directory, one ordered and explained answer.

Lives here: `criteria` (the question, shared by every asker), `units` (the words typed: phrases that
mean the same, misspelt words), `filters` (what is left out, in SQL), `ranking` (what comes first:
every weight), `statement` (the whole as one SQL statement), `run` (runs it and relaxes it), `cards`
(what a page of it shows), `explanation` (why, as keys); and what turns things into numbers: `text`
(stems), `plane` (metres), `cells` (squares), `bits` (keys), `days` (dates).
May import: `models`, `vocabulary`, `places`.
"""

from directory.search.cards import Card
from directory.search.criteria import Constraints, Criteria
from directory.search.run import Hit, SearchResult, search

__all__ = ["Card", "Constraints", "Criteria", "Hit", "SearchResult", "search"]
