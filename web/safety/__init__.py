"""The danger check: is somebody in danger, and of what kind?

What lives here: `check`, which reads one message and answers a `Danger` or None; the clear
signs (`patterns`), the small linear model for the indirect ones (`model`, `weights.json`) and
what both read (`text`, `concepts`, `features`).

It imports the standard library and its own modules only, nothing else of the project, so that
it still answers when the assistant, the directory and everything else are away.
"""

from web.safety.check import Danger, check

__all__ = ["Danger", "check"]
