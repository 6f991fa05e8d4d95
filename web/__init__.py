"""The site: pages, the chat, the chat API, the open feed, and every word that a person reads.

Lives here: `create_app` and one package a job (`chat`, `api`, `find`, `advice`, `money`,
`pages`, `open_referral`), with `safety` (the danger check), `words` (sayings and labels), `shared` (what all
pages use). Each job has the same rooms: `routes` (HTTP), `presenter` (data to what a template shows),
and what is its own. May import: `directory`. Never `bot`: the assistant is reached over HTTP only.
"""

from web.app import create_app

__all__ = ["create_app"]
