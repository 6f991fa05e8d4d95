"""What the machine is set to is honoured, and what the processes are handed is right."""

import os
import stat
from pathlib import Path

import pytest

from tooling import handed, testing, uv
from tooling.failure import Failed
from tooling.locks import hold_for_life, one_at_a_time

LISTED = """\
:env:.cert='/etc/own.pem'
global.cert='/etc/other.pem'
global.index-url='https://one.example/simple'
install.index-url='https://two.example/simple'
global.extra-index-url='https://private.example/simple'
install.trusted-host='one.example\\ntwo.example'
freeze.timeout='10'
"""


def test_pips_settings_are_handed_to_uv_in_pips_own_order() -> None:
    assert uv.from_pip(LISTED, {}) == {
        "SSL_CERT_FILE": "/etc/own.pem",
        "UV_DEFAULT_INDEX": "https://two.example/simple",
        "UV_INSECURE_HOST": "one.example two.example",
    }


def test_an_index_set_for_uv_itself_wins() -> None:
    assert "UV_DEFAULT_INDEX" not in uv.from_pip(LISTED, {"UV_INDEX_URL": "https://own.example"})


def test_the_machines_certificates_are_used_where_none_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(uv, "_has_system_certificates", lambda: True)
    assert uv.from_pip("", {}) == {"UV_SYSTEM_CERTS": "1"}
    assert uv.from_pip("", {"SSL_CERT_FILE": "/etc/own.pem"}) == {}


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    var = tmp_path / "var"
    key = handed.secret_key(var)
    assert len(key) >= 64
    assert handed.secret_key(var) == key
    assert stat.S_IMODE(os.stat(var / "secret_key").st_mode) == 0o600


def test_the_processes_are_handed_all_they_need(tmp_path: Path) -> None:
    given = handed.for_processes({}, tmp_path, 8000, tmp_path / "model.tar.gz")
    assert given["PORT"] == "8000"
    assert len({given["PORT"], given["ASSISTANT_PORT"], given["ACTIONS_PORT"]}) == 3
    assert given["ASSISTANT_URL"] == f"http://127.0.0.1:{given['ASSISTANT_PORT']}"
    assert given["ACTIONS_URL"] == f"http://127.0.0.1:{given['ACTIONS_PORT']}"
    assert given["DATABASE_URL"] == f"sqlite:///{tmp_path}/care-finder.db"
    assert given["VAR_DIR"] == str(tmp_path)
    assert given["SANIC_HOST"] == "127.0.0.1"
    assert given["RASA_TELEMETRY_ENABLED"] == "false"
    assert len(given["ASSISTANT_KEY"]) >= 40


def test_what_was_set_by_hand_stays(tmp_path: Path) -> None:
    by_hand = {
        "ASSISTANT_KEY": "mine",
        "DATABASE_URL": "postgresql://x",
        "SECRET_KEY": "own",
        "TF_CPP_MIN_LOG_LEVEL": "0",
    }
    given = handed.for_processes(by_hand, tmp_path, 8000, tmp_path / "model")
    assert {name: given[name] for name in by_hand} == by_hand
    assert not (tmp_path / "secret_key").exists()


def test_each_start_has_an_assistant_key_of_its_own(tmp_path: Path) -> None:
    keys = {handed.for_processes({}, tmp_path, 8000, tmp_path)["ASSISTANT_KEY"] for _ in range(2)}
    assert len(keys) == 2


def test_a_second_start_on_the_same_port_is_refused(tmp_path: Path) -> None:
    handle = hold_for_life(tmp_path / "lock", "Already running.")
    try:
        assert os.get_inheritable(handle)
        with pytest.raises(Failed, match="Already running"):
            hold_for_life(tmp_path / "lock", "Already running.")
    finally:
        os.close(handle)


def test_who_waits_for_the_set_up_says_so(tmp_path: Path) -> None:
    said: list[str] = []

    def let_go(text: str) -> None:
        said.append(text)
        os.close(handle)

    handle = hold_for_life(tmp_path / "run" / "lock", "no")
    with one_at_a_time(tmp_path / "run" / "lock", let_go):
        assert len(said) == 1
    with one_at_a_time(tmp_path / "run" / "lock", said.append):
        assert len(said) == 1


def test_only_folders_of_dead_tests_are_removed(tmp_path: Path) -> None:
    for name in (f"test-{os.getpid()}", "test-999999999", "test-models", "models"):
        (tmp_path / name).mkdir()
    testing.remove_left_behind(tmp_path)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {f"test-{os.getpid()}", "test-models", "models"}
