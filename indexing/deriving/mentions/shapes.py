"""Shapes: the rules that find names and offices in a sentence, written over the letters of its words.

A row of `person_shapes.tsv` is a regular expression over one letter per word; its group `name` is a person's name. A
row of `role_shapes.tsv` has the groups `role` and `person`. Example and counter-example are sentences in which
`[...]` marks what must be found, `{...}` a country, `<...>` an organisation and `|...|` a person that are known
already. They are tried when the table is loaded, like those of every other table.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from indexing.deriving.mentions.words import Known, Line, split
from indexing.deriving.scanning import letters_of
from indexing.deriving.table import TABLES, Row, TableError, rows
from indexing.folding import fold
from indexing.values import Rule

_PART = re.compile(r"\{([a-z_]+)\}")
_MARKS = {"[": "", "]": "", "{": "C", "}": "C", "<": "O", ">": "O", "|": "J"}

#: Turns the text of a sentence and what is known in it into a line.
Reader = Callable[[str, list[Known]], Line]


@dataclass(frozen=True, slots=True)
class Shape:
    """One compiled row; `confidence` is that of a name or office found by it, `needs` the letters of every match."""

    rule: Rule
    pattern: re.Pattern[str]
    confidence: float
    needs: frozenset[str] = frozenset()


@cache
def shapes(language: str, table: str, group: str, reader: Reader) -> tuple[Shape, ...]:
    """The rows of a table of shapes in their order; `group` is the group that examples mark with `[...]`.

    Raises:
        TableError: a pattern that does not compile, lacks the group, misses its example or matches its counter.
    """
    parts = {row["id"]: row["shape"] for row in rows(language, "shape_parts", "shape")}
    found = rows(language, table, "shape", "confidence", "example", "counter")
    return tuple(_compiled(language, table, row, parts, group, reader) for row in found)


def _compiled(language: str, table: str, row: Row, parts: dict[str, str], group: str, reader: Reader) -> Shape:
    where = f"{TABLES / language / table}.tsv:{row.line}: shape {row['id']}"
    try:
        pattern = re.compile(_expanded(row["shape"], parts))
        shape = Shape(row.rule, pattern, float(row["confidence"]), letters_of(pattern))
    except (re.error, KeyError, ValueError) as error:
        raise TableError(f"{where}: it cannot be read: {error}") from error
    if group not in shape.pattern.groupindex:
        raise TableError(f"{where}: it lacks the group {group}")
    text, known, wanted = marked(row["example"])
    line = reader(text, known)
    if wanted not in _found(shape, line, group):
        raise TableError(f"{where}: its example, read as {line.letters}, does not give {text[slice(*wanted)]!r}")
    text, known, _ = marked(row["counter"])
    if shape.pattern.search(reader(text, known).letters):
        raise TableError(f"{where}: it matches its counter-example")
    return shape


def _expanded(shape: str, parts: dict[str, str]) -> str:
    return _PART.sub(lambda match: f"(?:{_expanded(parts[match[1]], parts)})", shape)


def _found(shape: Shape, line: Line, group: str) -> list[tuple[int, int]]:
    ranges = (match.span(group) for match in shape.pattern.finditer(line.letters))
    return [(line.words[start].start, line.words[end - 1].end) for start, end in ranges]


def marked(example: str) -> tuple[str, list[Known], tuple[int, int]]:
    """The folded text of an example without its marks, what they say is known, and the range to be found (or 0, 0)."""
    text, known, begin, opened, wanted, letter = "", list[Known](), 0, 0, (0, 0), ""
    for character in fold(example):
        if character not in _MARKS:
            text += character
        elif character == "[":
            begin = len(text)
        elif character == "]":
            wanted = (begin, len(text))
        elif character in "{<" or (character == "|" and letter != "J"):
            opened, letter = len(text), _MARKS[character]
        else:
            known.append(Known(opened, len(text), letter))
            letter = ""
    return text, known, wanted


def read_plain(text: str, known: list[Known], letter: Callable[[str], str]) -> Line:
    """A line of one sentence that stands by itself, as examples do."""
    return split(text, 0, known, letter)
