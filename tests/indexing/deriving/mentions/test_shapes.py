"""Tables of shapes try their examples when they are loaded."""

from pathlib import Path

import pytest

from indexing.deriving import table
from indexing.deriving.mentions import shapes as module
from indexing.deriving.mentions.shapes import marked, read_plain, shapes
from indexing.deriving.mentions.words import Known, Line
from indexing.deriving.table import TableError

PARTS = "# version: 1\nid\tshape\tmeaning\nfull\tN{more}\ta name\nmore\tN{1,2}\tmore of it\n"
HEADER = "# version: 1\nid\tshape\tconfidence\texample\tcounter\n"
GOOD = "said\t(?P<name>{full})(?=w)\t0.6\tso [Tolo Wadani] said\tso Wadani said\n"


def reader(text: str, known: list[Known]) -> Line:
    return read_plain(text, known, lambda word: "N" if word[0].isupper() else "w")


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "shape_parts.tsv").write_text(PARTS, "utf-8")
    for room in (table, module):
        monkeypatch.setattr(room, "TABLES", tmp_path)
    table.rows.cache_clear()
    shapes.cache_clear()
    return tmp_path / "xx" / "tried_shapes.tsv"


def test_parts_are_put_in_and_the_row_is_the_rule(tables: Path) -> None:
    tables.write_text(HEADER + GOOD, "utf-8")
    (shape,) = shapes("xx", "tried_shapes", "name", reader)
    assert (shape.rule.id, shape.confidence) == ("xx/tried_shapes/said", 0.6)
    assert shape.pattern.search("wNNNw")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (GOOD.replace("{full}", "{nothing}"), "cannot be read"),
        (GOOD.replace("0.6", "sure"), "cannot be read"),
        (GOOD.replace("?P<name>", ""), "lacks the group name"),
        (GOOD.replace("[Tolo Wadani]", "[Tolo] Wadani"), "read as wNNw, does not give 'Tolo'"),
        (GOOD.replace("so Wadani said", "so Tolo Wadani said"), "matches its counter-example"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(tables: Path, row: str, reason: str) -> None:
    tables.write_text(HEADER + row, "utf-8")
    with pytest.raises(TableError, match=rf"tried_shapes.tsv:3: shape said: .*{reason}"):
        shapes("xx", "tried_shapes", "name", reader)


def test_marks_say_what_is_known_and_what_is_to_be_found() -> None:
    text, known, wanted = marked("[{Iran}'s envoy] |Ali Karimi| of <a bank>")
    assert text == "Iran's envoy Ali Karimi of a bank"
    assert known == [Known(0, 4, "C"), Known(13, 23, "J"), Known(27, 33, "O")]
    assert text[slice(*wanted)] == "Iran's envoy"
