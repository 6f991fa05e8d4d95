"""The environment that the processes of the Procfile are handed.

What somebody set by hand stays as it is. Imports the standard library and `ports` only.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from tooling.ports import HOST, inner_port

QUIET = {
    "HF_HUB_OFFLINE": "1",
    "PYTHONUNBUFFERED": "1",
    "PYTHONWARNINGS": "ignore::DeprecationWarning",
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "2",
}
TWO_CORES = {
    "OMP_NUM_THREADS": "2",
    "TF_INTER_OP_PARALLELISM_THREADS": "2",
    "TF_INTRA_OP_PARALLELISM_THREADS": "2",
}
ONE_THREAD_EACH = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_INTER_OP_PARALLELISM_THREADS": "1",
    "TF_INTRA_OP_PARALLELISM_THREADS": "1",
}
"""While serving: a message is too little work to share, and threads that wait for each other took
as much of the processors as the work itself."""


def secret_key(var: Path) -> str:
    """Signs the sessions; made once and kept where only its owner reads it."""
    path = var / "secret_key"
    var.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kept = path.read_text(encoding="ascii").strip()
        if kept:
            return kept
        path.unlink()
        return secret_key(var)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
    return path.read_text(encoding="ascii").strip()


def for_commands(environ: Mapping[str, str], var: Path) -> dict[str, str]:
    """For `care-finder import ...` and its like: the same database and secrets, no ports."""
    usual = {
        "DATABASE_URL": f"sqlite:///{var / 'care-finder.db'}",
        "SECRET_KEY": environ.get("SECRET_KEY") or secret_key(var),
    }
    return {**QUIET, **TWO_CORES, **usual, **_set(environ), "VAR_DIR": str(var)}


def for_processes(environ: Mapping[str, str], var: Path, port: int, model: Path) -> dict[str, str]:
    """For web, assistant and actions."""
    assistant = inner_port(environ, "ASSISTANT_PORT", 5005, {port})
    actions = inner_port(environ, "ACTIONS_PORT", 5055, {port, assistant})
    usual = {
        "ACTIONS_URL": f"http://{HOST}:{actions}",
        "ASSISTANT_KEY": secrets.token_urlsafe(32),
        "ASSISTANT_MODEL": str(model),
        "ASSISTANT_URL": f"http://{HOST}:{assistant}",
        "SANIC_HOST": HOST,
    }
    ports = {"PORT": port, "ASSISTANT_PORT": assistant, "ACTIONS_PORT": actions}
    return {
        **usual,
        **for_commands(environ, var),
        **ONE_THREAD_EACH,
        **_set({name: environ.get(name, "") for name in ONE_THREAD_EACH}),
        **{name: str(value) for name, value in ports.items()},
    }


def _set(environ: Mapping[str, str]) -> dict[str, str]:
    """What was set; an empty value counts as not set."""
    return {name: value for name, value in environ.items() if value}
