"""Whether the site lives, and whether each part behind it answers.

Lives here: /health/live and /health/ready. May import: `web.chat.assistant`, `web.extensions`.
"""
