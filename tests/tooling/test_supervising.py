"""supervisord is told the right things, and leaves nothing behind."""

import configparser
import http.server
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tooling import after_site, supervising
from tooling.project import Project

PROCESSES = {"web": "exec serve --port 100% ; # not a comment", "actions": "exec act"}


def parsed(text: str) -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(inline_comment_prefixes=(";", "#"))
    parser.read_string(text)
    return parser


def test_every_process_is_restarted_and_stopped_with_all_it_started(tmp_path: Path) -> None:
    read = parsed(supervising.configuration(PROCESSES, tmp_path, None))
    assert read["group:care-finder"]["programs"] == "web,actions"
    for name in PROCESSES:
        program = read[f"program:{name}"]
        assert program["autorestart"] == "true"
        assert program["stopasgroup"] == program["killasgroup"] == "true"
        assert int(program["stopwaitsecs"]) < 10
        assert program["stdout_logfile"] == "/dev/fd/1"


def test_supervisord_opens_no_port_and_no_socket(tmp_path: Path) -> None:
    read = parsed(supervising.configuration(PROCESSES, tmp_path, None))
    assert not [name for name in read.sections() if "server" in name or "rpc" in name]


def test_odd_letters_in_a_command_or_a_folder_stay_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "100% of it"
    path = supervising.write(PROCESSES, folder, None, {})
    assert (folder / "web.sh").read_text() == PROCESSES["web"] + "\n"
    command = parsed(path.read_text())["program:web"]["command"] % {}
    assert command == f"/bin/sh '{folder}/web.sh'"


def test_output_goes_to_a_folder_when_there_is_one(tmp_path: Path) -> None:
    read = parsed(supervising.configuration(PROCESSES, tmp_path, tmp_path / "log"))
    assert read["program:web"]["stdout_logfile"] == str(tmp_path / "log" / "web.log")


def test_the_others_wait_for_the_site(tmp_path: Path) -> None:
    before = supervising.after_site(Path("/a b/python"), PROCESSES)
    supervising.write(PROCESSES, tmp_path, None, before)
    assert (tmp_path / "web.sh").read_text() == PROCESSES["web"] + "\n"
    wait, command = (tmp_path / "actions.sh").read_text().splitlines()
    assert wait.startswith("'/a b/python' ")
    assert wait.endswith('after_site.py "$PORT"')
    assert command == PROCESSES["actions"]


def test_a_port_that_is_open_but_silent_is_no_site() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        assert not after_site.wait(silent.getsockname()[1], patience=0.2)


def test_a_site_that_answers_is_not_waited_for_any_longer() -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as site:
        site.RequestHandlerClass.log_message = lambda *_: None  # type: ignore[method-assign]
        thread = threading.Thread(target=site.handle_request)
        thread.start()
        assert after_site.wait(site.server_port, patience=10)
        thread.join()


def port_of(path: Path) -> int:
    text = path.read_text() if path.exists() else ""
    return int(text) if text.isdigit() else 0


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 15
    while not true():
        assert time.monotonic() < end, "nothing happened in 15 seconds"
        time.sleep(0.05)


SERVER = """\
import os, pathlib, socket, time
with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
    s.listen()
    if os.fork():
        pathlib.Path("parent").write_text(str(os.getpid()))
    else:
        pathlib.Path("port").write_text(str(s.getsockname()[1]))
    time.sleep(600)
"""


def _heed_hang_ups() -> None:
    """As on a terminal, though the tests themselves may run under nohup."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A supervisor of one process whose child is the one that holds the port."""
    (tmp_path / "server.py").write_text(SERVER)
    command = f"exec '{sys.executable}' server.py"
    configured = supervising.write({"server": command}, tmp_path / "run", tmp_path, {})
    process = subprocess.Popen(
        [sys.executable, "-m", "tooling.keeper", "--configuration", configured],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Project.here().root)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_heed_hang_ups,
    )
    try:
        wait_for(lambda: answers(port_of(tmp_path / "port")))
        wait_for(lambda: port_of(tmp_path / "parent") > 0)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=15)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_everything(
    kept: subprocess.Popen[bytes], tmp_path: Path, how: signal.Signals
) -> None:
    port = port_of(tmp_path / "port")
    kept.send_signal(how)
    assert kept.wait(timeout=10) == 0
    assert not answers(port)


def test_what_a_dead_process_had_started_is_gone_before_it_starts_again(
    kept: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    port, parent = port_of(tmp_path / "port"), port_of(tmp_path / "parent")
    os.kill(parent, signal.SIGKILL)
    wait_for(lambda: port_of(tmp_path / "parent") not in (0, parent))
    assert not answers(port)
    wait_for(lambda: answers(port_of(tmp_path / "port")))
    assert kept.poll() is None
