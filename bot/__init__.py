"""The assistant: a Rasa 3.6 project and its action server.

Lives here: `config.yml`, `domain/`, `data/`, `endpoints.yml`, `credentials.yml`; `components`, which
run inside Rasa (Python 3.10, an environment of its own, no `directory`); `actions`, which run in
the root environment over `directory`. Never imports `web`: the two talk over HTTP only. No words
that people read live here: replies are blocks that name a saying.
"""
