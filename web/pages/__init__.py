"""Pages that stand still: urgent help, accessibility, privacy, about, how to be listed; and feedback.

Lives here: `routes`, `models` (the table of feedback), `contacts` (who to ring, for urgent help).
May import: `web.shared`, `web.chat.alerts`, `web.chat.redact`, `directory.models`.
"""
