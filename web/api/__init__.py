"""The chat contract over HTTP, for programs: JSON in, JSON out, RFC 9457 problems.

Lives here: `routes` (/api/v1/conversations) and `problems`. May import: `web.chat`, `web.shared`.
"""
