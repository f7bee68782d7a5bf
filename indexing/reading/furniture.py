"""The words that pages put around articles, as a table of rules: bylines, labels, footers, copyright lines.

The table is data (`data/furniture.tsv`), so that a newsroom's habit can be added without touching code; each row
carries an example that must match and a counter-example that must not, and the tests run both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Place(StrEnum):
    """Where on a page a row's words count as furniture, and how much they take along.

    Whole blocks: `line` anywhere, `byline` around the head and at the end, `label` in a run of labels, `tail` after
    the last prose, `teaser` with the short block after it, `footer` with everything after it. Parts of a block:
    `prefix` at its beginning, `suffix` at its end, `inline` wherever found.
    """

    LINE = "line"
    BYLINE = "byline"
    LABEL = "label"
    TAIL = "tail"
    TEASER = "teaser"
    FOOTER = "footer"
    PREFIX = "prefix"
    SUFFIX = "suffix"
    INLINE = "inline"


_WHOLE = frozenset({Place.LINE, Place.BYLINE, Place.LABEL, Place.TAIL, Place.TEASER, Place.FOOTER})

#: Longer blocks and endings are not tried: legal notices stay well below, and matching stays linear on hostile input.
_LONGEST = 1500
_LONGEST_SUFFIX = 300


@dataclass(frozen=True, slots=True)
class Row:
    """One rule of the table; `pattern` is matched on folded text without regard to case."""

    id: str
    place: Place
    language: str
    pattern: str
    example: str
    counter_example: str


@cache
def rows() -> tuple[Row, ...]:
    """All rows of the table in its order."""
    text = (files("indexing.reading") / "data" / "furniture.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return tuple(Row(id_, Place(place), *rest) for id_, place, *rest in lines)


def is_at(place: Place, text: str) -> bool:
    """Whether the folded block `text` as a whole is furniture of a place that takes whole blocks."""
    if place not in _WHOLE:
        raise ValueError(f"{place} is about parts of blocks")
    return len(text) <= _LONGEST and _pattern(place).fullmatch(text) is not None


def parts_at(place: Place, text: str) -> Iterator[tuple[int, int]]:
    """The parts of the folded block `text` that are furniture, as half-open ranges of it."""
    if place is Place.PREFIX:
        match = _pattern(place).match(text)
        matches = iter([match] if match else [])
    elif place is Place.SUFFIX:
        match = _pattern(place).search(text, max(0, len(text) - _LONGEST_SUFFIX))
        matches = iter([match] if match else [])
    else:
        matches = _pattern(place).finditer(text)
    for match in matches:
        if match.end() > match.start():
            yield match.span()


@cache
def _pattern(place: Place) -> re.Pattern[str]:
    return compiled(place, [row.pattern for row in rows() if row.place is place])


def compiled(place: Place, patterns: list[str]) -> re.Pattern[str]:
    """One expression for all `patterns` of a place."""
    either = "|".join(f"(?:{pattern})" for pattern in patterns)
    shape = rf"(?<!\w)(?:{either})\s*$" if place is Place.SUFFIX else rf"(?:{either})"
    return re.compile(rf"{shape}(?!\w)" if place is Place.PREFIX else shape, re.IGNORECASE | re.DOTALL)
