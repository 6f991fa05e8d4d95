"""The conversation: the danger check first, then the assistant or, without it, the directory.

Lives here: `routes` (the page at / and its forms), `turn` (one turn from text to blocks), `assistant`
(the one HTTP door to Rasa), `fallback` (answers without it), `compose` (blocks into words), `alerts`,
`redact`, `clean`, `limits`, `store` and `models` (what is kept, and for how long).
May import: `directory`, `web.safety`, `web.words`, `web.shared`, the presenters of `find` and `advice`.
"""
