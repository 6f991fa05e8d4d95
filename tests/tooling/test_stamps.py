"""Nothing is made twice, and nothing stays old."""

from pathlib import Path

from tooling import stamps


def sources(root: Path) -> list[Path]:
    return list(stamps.files_under(root))


def test_a_file_that_changes_changes_the_digest(tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text("flask==1")
    before = stamps.digest(tmp_path, sources(tmp_path))
    (tmp_path / "lock.txt").write_text("flask==2")
    assert stamps.digest(tmp_path, sources(tmp_path)) != before


def test_a_file_that_only_moves_changes_the_digest(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("same")
    before = stamps.digest(tmp_path, sources(tmp_path))
    (tmp_path / "a").rename(tmp_path / "b")
    assert stamps.digest(tmp_path, sources(tmp_path)) != before


def test_a_fact_is_part_of_the_digest(tmp_path: Path) -> None:
    assert stamps.digest(tmp_path, [], "3.11") != stamps.digest(tmp_path, [], "3.12")


def test_where_the_clone_lies_is_not_part_of_the_digest(tmp_path: Path) -> None:
    digests = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("same")
        digests.add(stamps.digest(tmp_path / name, sources(tmp_path / name)))
    assert len(digests) == 1


def test_caches_and_hidden_files_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("x")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "counts.py").write_text("x")
    assert [path.name for path in sources(tmp_path)] == ["counts.py"]


def test_a_stamp_matches_only_its_own_value(tmp_path: Path) -> None:
    stamp = tmp_path / "deep" / "stamp"
    assert not stamps.matches(stamp, "one")
    stamps.write(stamp, "one")
    assert stamps.matches(stamp, "one")
    assert not stamps.matches(stamp, "two")
