"""All tables are read at the start, and a wrong row of any of them stops the program there."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexing.deriving import loading, table
from indexing.deriving.loading import load_tables
from indexing.deriving.pool import deriver
from indexing.deriving.table import TABLES, TableError


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped tables, which is read instead of them until the test ends."""
    folder = tmp_path / "tables"
    shutil.copytree(TABLES, folder)
    caches = (load_tables, table.rows, table.patterns)
    for room in (loading, table):
        monkeypatch.setattr(room, "TABLES", folder)
    for cache in caches:
        cache.cache_clear()
    yield folder
    for cache in caches:
        cache.cache_clear()


def test_the_shipped_tables_load() -> None:
    load_tables()


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("en/status.tsv", "\tsigned\t", "\tsined\t", "status is 'sined'"),
        ("fa/triggers.tsv", "memorandum\tmemorandum\t", "memorandum\tmemorandom\t", "kind is 'memorandom'"),
        ("ru/triggers.tsv", "\tmemorandum\t", "\tmemorandom\t", "kind is 'memorandom'"),
        ("en/months.tsv", "\t12\t", "\t13\t", "number is '13'"),
        ("shared/reasons.tsv", "found\t0.6\t", "found\tabc\t", "weight is 'abc'"),
        ("joining/letters.tsv", "\tany\t", "\tanywhere\t", "where is 'anywhere'"),
        ("joining/subjects.tsv", "\tbody\t", "\tbodies\t", "tells is 'bodies'"),
    ],
)
def test_a_wrong_cell_in_any_table_stops_the_start(copied: Path, file: str, old: str, new: str, reason: str) -> None:
    path = copied / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(TableError, match=rf"{re.escape(str(path))}:\d+: row .*{reason}"), deriver(1):
        pass


def test_an_example_that_its_pattern_misses_stops_the_start(copied: Path) -> None:
    path = copied / "ar" / "beat.tsv"
    path.write_text(path.read_text("utf-8") + "odd\tabc\txyz\tnothing\n", "utf-8")
    with pytest.raises(TableError, match=rf"{re.escape(str(path))}:\d+: rule odd: the pattern does not match"):
        load_tables()
