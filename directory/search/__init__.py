"""Search: one question to the directory, one ordered and explained answer.

Lives here: `criteria` (the question, shared by every asker), `filters` (what is left out, in SQL),
`text` (stems), `distance`, `finding` (what is left, measured and scored), `ranking` (what comes
first: every weight), `explanation` (why, as keys), `run` (the whole). May import: `models`,
`vocabulary`, `places`.
"""

from directory.search.criteria import Constraints, Criteria
from directory.search.run import Hit, SearchResult, search

__all__ = ["Constraints", "Criteria", "Hit", "SearchResult", "search"]
