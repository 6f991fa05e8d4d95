"""Settings from the environment."""

from pathlib import Path

import pytest

from directory.settings import Settings, SettingsError


def test_nothing_set() -> None:
    found = Settings.from_environment({})
    assert found == Settings("sqlite:///var/care-finder.db", Path("var"), True, None)


def test_the_database_is_in_var_dir_unless_it_is_said() -> None:
    assert (
        Settings.from_environment({"VAR_DIR": "/v"}).database_url == "sqlite:////v/care-finder.db"
    )
    said = Settings.from_environment({"VAR_DIR": "/v", "DATABASE_URL": "sqlite:///a.db"})
    assert said.database_url == "sqlite:///a.db"


@pytest.mark.parametrize("word", ["off", "0", "false", "No", "OFF"])
def test_examples_are_turned_off(word: str) -> None:
    assert Settings.from_environment({"EXAMPLE_DATA": word}).has_example_data is False


def test_an_empty_value_counts_as_not_set() -> None:
    assert Settings.from_environment({"EXAMPLE_DATA": "", "DATABASE_URL": " "}).has_example_data


def test_the_folder_of_the_database_is_made(tmp_path: Path) -> None:
    Settings.from_environment({"DATABASE_URL": f"sqlite:///{tmp_path}/a/b/c.db"}).make_folders()
    assert (tmp_path / "a" / "b").is_dir()


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(SettingsError, match="not a database address"):
        Settings.from_environment({"DATABASE_URL": "care-finder.db"})
