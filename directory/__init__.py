"""The care directory: listings, search, places, advice and imports.

Lives here: everything that is true whether a person asks through the chat, a page, the API or
the command line. May import: the standard library and libraries of data (SQLAlchemy, PyYAML,
rapidfuzz ...). Never Flask, never Rasa, never `web` or `bot`: both of them sit on this package.

Rooms: `models` (tables, in Open Referral UK nouns), `vocabulary` (the keys everybody shares),
`places` (postcodes and names to positions), `search`, `advice`, `reading` (what a message says, by
lists and rules), `answers` (search and advice as blocks that name a saying), `money` (who might
pay, what a personal assistant costs), `importers`, `examples`, `commands`, `queries`, `migrations`, `cli`.
"""
