"""Honest about money: who might pay for care, and what a personal assistant costs. Nothing is kept.

Lives here: `routes` (HTTP), `forms` (the query string to answers, with what is wrong), `presenter`
(figures and addresses as templates show them), `words` (a sentence for each key).
May import: `directory.money`, `directory.advice.figures`, `web.words`.
"""
