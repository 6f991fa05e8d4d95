"""Turns the Procfile's processes into a supervisord configuration, and becomes supervisord.

supervisord restarts whatever dies and stops everything it started. It opens no port and no socket.
Imports the standard library and its neighbours in tooling only.
"""

import fcntl
import os
import shlex
import stat
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

SITE = "web"
HEAD = """\
[supervisord]
nodaemon=true
logfile=/dev/null
logfile_maxbytes=0
loglevel=info
pidfile={folder}/supervisord.pid
childlogdir={folder}
nocleanup=true
minfds=256
minprocs=50
{user}
[group:care-finder]
programs={names}
"""
PROGRAM = """
[program:{name}]
command=/bin/sh {script}
autorestart=true
startsecs=5
startretries=1000000
stopasgroup=true
killasgroup=true
stopwaitsecs=8
redirect_stderr=true
stdout_logfile={log}
stdout_logfile_maxbytes={limit}
stdout_logfile_backups=0
"""


def literal(text: str) -> str:
    """As supervisord's configuration spells it."""
    return text.replace("%", "%%")


def configuration(processes: Mapping[str, str], folder: Path, logs: Path | None) -> str:
    """All in one group, so that they are stopped together and not one after another.

    `logs` is the folder for their output; without one it goes where supervisord's own goes.
    """
    here = literal(str(folder))
    text = HEAD.format(
        folder=here, names=",".join(processes), user="user=root\n" if os.geteuid() == 0 else ""
    )
    for name in processes:
        text += PROGRAM.format(
            name=name,
            script=literal(shlex.quote(str(folder / f"{name}.sh"))),
            log=literal(str(logs / f"{name}.log")) if logs else "/dev/fd/1",
            limit="5MB" if logs else "0",
        )
    return text


def write(
    processes: Mapping[str, str], folder: Path, logs: Path | None, before: Mapping[str, str]
) -> Path:
    """Each command is a script of its own: a configuration value would need a second quoting.

    `before` holds what a process runs first.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, command in processes.items():
        lines = [before[name], command] if name in before else [command]
        (folder / f"{name}.sh").write_text("\n".join(lines) + "\n", encoding="utf-8")
    path = folder / "supervisord.conf"
    path.write_text(configuration(processes, folder, logs), encoding="utf-8")
    return path


def after_site(python: Path, processes: Iterable[str]) -> dict[str, str]:
    """What the other processes run first, so that the site answers before they load."""
    script = Path(__file__).with_name("after_site.py")
    words = shlex.join([str(python), "-I", "-S", str(script)])
    return {name: f'{words} "$PORT"' for name in processes if name != SITE}


def logs_folder(var: Path) -> Path | None:
    """None where the output of this command can be opened again by name, as most can."""
    try:
        os.close(os.open("/dev/fd/1", os.O_WRONLY | os.O_APPEND))
    except OSError:
        folder = var / "log"
        folder.mkdir(parents=True, exist_ok=True)
        return folder
    if stat.S_ISREG(os.fstat(1).st_mode):  # several will write to this file: none over another
        fcntl.fcntl(1, fcntl.F_SETFL, fcntl.fcntl(1, fcntl.F_GETFL) | os.O_APPEND)
    return None


def become(python: Path, root: Path, configured: Path, environment: Mapping[str, str]) -> None:
    """Never returns: this process becomes supervisord."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.chdir(root)
    words = [str(python), "-m", "tooling.keeper", "--configuration", str(configured)]
    os.execve(python, words, dict(environment))  # noqa: S606 - no shell is wanted
