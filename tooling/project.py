"""Where everything lives, from the root of the clone. Imports the standard library only."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """The folders of one clone. `var` holds all that the running product keeps."""

    root: Path
    var: Path

    @classmethod
    def here(cls) -> "Project":
        root = Path(__file__).resolve().parent.parent
        return cls(root=root, var=(root / os.environ.get("VAR_DIR", "var")).resolve())

    @property
    def tools(self) -> Path:
        return self.root / ".tools"

    @property
    def bot(self) -> Path:
        return self.root / "bot"

    @property
    def bot_python(self) -> Path:
        return self.bot / ".venv" / "bin" / "python"

    @property
    def command(self) -> Path:
        return self.root / ".venv" / "bin" / "care-finder"

    @property
    def models(self) -> Path:
        return self.var / "models"

    @property
    def run(self) -> Path:
        return self.var / "run"

    @property
    def setup_lock(self) -> Path:
        """One for the clone, whatever VAR_DIR says: the environments are the clone's."""
        return self.root / "var" / "run" / "start.lock"

    @property
    def setup_log(self) -> Path:
        return self.var / "log" / "setup.log"

    @property
    def train_log(self) -> Path:
        return self.var / "log" / "train.log"

    def short(self, path: Path) -> str:
        """A path as people read it: from the root of the clone where it is inside."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)
