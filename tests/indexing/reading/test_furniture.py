"""Each row of the table of furniture, held to its own example and counter-example."""

import re

import pytest

from indexing.folding import fold
from indexing.reading.furniture import Place, Row, compiled, is_at, parts_at, rows

PARTS = {Place.PREFIX, Place.SUFFIX, Place.INLINE}


def found_by(row: Row, text: str) -> bool:
    pattern = compiled(row.place, [row.pattern])
    if row.place is Place.PREFIX:
        return pattern.match(text) is not None
    return (pattern.search(text) if row.place in PARTS else pattern.fullmatch(text)) is not None


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_a_row_matches_its_example_and_not_its_counter_example(row: Row) -> None:
    assert found_by(row, fold(row.example))
    assert not found_by(row, fold(row.counter_example))


def test_rows_have_ids_of_their_own_and_folded_patterns() -> None:
    ids = [row.id for row in rows()]
    assert len(ids) == len(set(ids))
    for row in rows():
        assert fold(row.pattern) == row.pattern, f"{row.id} can never match folded text"
        re.compile(row.pattern)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_the_table_as_a_whole_finds_each_example_at_its_place(row: Row) -> None:
    text = fold(row.example)
    assert list(parts_at(row.place, text)) if row.place in PARTS else is_at(row.place, text)
