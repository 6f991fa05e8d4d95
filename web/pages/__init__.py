"""Pages that stand still (urgent help, privacy, how to be listed ...), and feedback.

Lives here: `routes`, `models` (the table of feedback).
May import: `web.shared`, `web.chat.alerts`, `web.chat.redact`, `directory.models`.
"""
