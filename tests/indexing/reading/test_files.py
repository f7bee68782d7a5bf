"""Which files a walk finds, and what it says about those it cannot reach."""

import os
from pathlib import Path

import pytest

from indexing.reading.draft import Problem, printable
from indexing.reading.files import Found, files_in


def names(found: list[Found | Problem]) -> list[str]:
    return [item.path.name for item in found if isinstance(item, Found)]


def reasons(found: list[Found | Problem]) -> list[str]:
    return [item.reason for item in found if isinstance(item, Problem)]


def test_a_folder_is_walked_in_the_order_of_names_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/z.txt", "b/a.txt", ".hidden.txt", "a.txt"):
        (tmp_path / name).write_text("x")
    assert names(list(files_in([tmp_path]))) == ["a.txt", "a.txt", "z.txt", "c.txt"]


def test_a_pattern_reaches_into_folders(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "one.txt").write_text("x")
    (tmp_path / "deep" / "two.md").write_text("x")
    found = list(files_in([f"{tmp_path}/**/*.txt"]))
    assert names(found) == ["one.txt"]
    assert isinstance(found[0], Found)
    assert not found[0].named


def test_a_pattern_that_matches_nothing_is_a_problem(tmp_path: Path) -> None:
    assert reasons(list(files_in([f"{tmp_path}/*.txt"]))) == ["the pattern matches no file"]


def test_a_file_whose_name_looks_like_a_pattern_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "report[1].txt").write_text("x")
    found = list(files_in([tmp_path / "report[1].txt"]))
    assert names(found) == ["report[1].txt"]
    assert isinstance(found[0], Found)
    assert found[0].named


def test_a_file_reached_twice_is_found_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert names(list(files_in([tmp_path / "a.txt", tmp_path]))) == ["a.txt"]


def test_links_that_lead_nowhere_or_in_a_circle_are_problems(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    (tmp_path / "self").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "z.txt").write_text("x")
    found = list(files_in([tmp_path]))
    assert names(found) == ["z.txt"]
    assert reasons(found) == [
        "is a symbolic link that leads nowhere",
        "is a symbolic link that leads in a circle",
        "is a symbolic link to a folder that contains it",
    ]


def test_what_is_missing_or_no_file_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(files_in([tmp_path / "missing.txt", tmp_path / "pipe.txt"]))
    assert reasons(found) == ["does not exist", "is neither a file nor a folder"]


def test_a_folder_without_permission_is_a_problem_and_the_walk_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text("x")
    listing = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    found = list(files_in([tmp_path]))
    assert names(found) == ["open.txt"]
    assert [str(item) for item in found if isinstance(item, Problem)] == [
        f"{tmp_path / 'closed'}: no permission to read it"
    ]


def test_names_are_shown_in_characters_that_can_be_printed() -> None:
    assert printable("خبر.txt") == "خبر.txt"
    assert printable("a\udcff\n.txt") == "a\\udcff\\n.txt"
    assert str(Problem("a.jsonl", 7, "broken JSON")) == "a.jsonl:7: broken JSON"
