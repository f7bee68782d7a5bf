"""A rule table is refused with file, line and reason before it can do harm."""

from pathlib import Path

import pytest

from indexing.deriving import table
from indexing.deriving.table import TableError, patterns, read_rows

GOOD = "# version: 3\nid\tpattern\texample\tcounter\nsign\tsign(?:ed|s)\tthey signed it\ta design\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "en" / "rules.tsv"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_row_knows_its_rule_and_version(tmp_path: Path) -> None:
    (row,) = read_rows(write(tmp_path, GOOD), "pattern")
    assert (row.rule.id, row.rule.version, row["example"]) == ("en/rules/sign", 3, "they signed it")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (GOOD.replace("# version: 3\n", ""), "must say its version"),
        (GOOD.replace("\tcounter", ""), "4 cells where the header has 3"),
        (GOOD.replace("pattern\t", "words\t"), "lacks the columns pattern"),
        (GOOD + "sign\tx\ty\tz\n", "'sign' is empty or given twice"),
        (GOOD + "\tx\ty\tz\n", "'' is empty or given twice"),
    ],
)
def test_a_malformed_table_names_the_file_and_the_line(tmp_path: Path, text: str, reason: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(TableError, match=rf"{path}:\d+: .*{reason}"):
        read_rows(path, "pattern")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("b\tsign(\tsign\tx", "cannot be read"),
        ("b\t{nothing}\tsign\tx", "cannot be read"),
        ("b\tsign\tagree\tx", "does not match its example"),
        ("b\tsign\tsigned\tdesign", "matches its counter-example"),
        ("b\tsign\tsigned\t", "needs an example and a counter-example"),
    ],
)
def test_a_pattern_is_tried_on_its_own_examples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, reason: str
) -> None:
    path = write(tmp_path, GOOD + row + "\n")
    monkeypatch.setattr(table, "TABLES", tmp_path)
    table.rows.cache_clear()
    table.patterns.cache_clear()
    with pytest.raises(TableError, match=rf"{path}:4: rule b: .*{reason}"):
        patterns("en", "rules")


def test_patterns_match_persian_in_any_spelling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "# version: 1\nid\tpattern\texample\tcounter\nmou\tتفاهم‌نامه\tتفاهمنامه\tتوافق\n")
    assert path.exists()
    monkeypatch.setattr(table, "TABLES", tmp_path)
    table.rows.cache_clear()
    table.patterns.cache_clear()
    assert patterns("en", "rules")[0].pattern.search("تفاهمنامه")


def test_a_list_that_a_language_lacks_is_empty() -> None:
    assert table.words("xx", "common") == frozenset()
