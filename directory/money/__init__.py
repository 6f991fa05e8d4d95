"""Honest sums and rules about money, as keys and amounts: no words, no pages.

Lives here: `who_pays` (answers to a few questions, to the keys of the rules that apply) and
`pa_costs` (what it costs to employ a personal assistant).
May import: `directory.advice.figures`. Nothing else of the project.
"""
