"""Every row of the tables that are shipped fits its own examples, also in tables that few articles need."""

from pathlib import Path

import pytest

from indexing.deriving.table import TABLES, patterns, read_rows


@pytest.mark.parametrize("path", sorted(TABLES.glob("*/*.tsv")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_table_can_be_loaded(path: Path) -> None:
    found = read_rows(path)
    if found and {"pattern", "example", "counter"} <= set(found[0].cells):
        assert patterns(path.parent.name, path.stem)
