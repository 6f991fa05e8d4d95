"""Searches judged by people: what a good adviser would show first, and how near the search comes.

Lives here: `corpus.yml` and `corpus` (listings made up for this), `register` (the real rows of the
CQC, where they are), `searches.jsonl` and `searches` (the judgements), `scoring` (the figures),
`report` (the table of `make judged`). May import: `directory` and the builders of the tests.
"""
