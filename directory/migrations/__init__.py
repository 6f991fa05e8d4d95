"""The steps that bring a database to the present shape, in Alembic.

Lives here: `env` (how Alembic connects) and `versions` (one step a file, never changed once
released). The tables that `web` keeps are made here too, by name, so that nothing of `web` is
imported. May import: `directory.models`. Run by `directory.migrate`.
"""
