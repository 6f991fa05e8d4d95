"""`care-finder`: what an operator does with the directory from the command line.

Lives here: one command a file, thin over `commands`, `importers` and `examples`; each commits once,
at its end, or not at all. May import: click and everything of `directory`.
"""

from directory.cli.main import main

__all__ = ["main"]
