"""Several agreements in one breath: "signed 17 papers" is one record with a count; "three pacts: on A, B and C" three.

An enumeration counts as such only if the number before the trigger is the number of its parts, because a list of
fields behind a bundle ("a package covering health, energy and culture") does not tell how the papers are cut.
"""

import re
from dataclasses import replace

from indexing.deriving.agreements.candidate import Trigger
from indexing.deriving.scanning import scanner

_NOTHING = "-"
_BEFORE = 48
_MOST = 999
_MOST_PARTS = 6
_REACH = 60
_LIST = re.compile(
    r"(?:[-\u2015:,] ?|\b)(?:on|covering|namely|including|درباره|شامل|از جمله) (?=([^.;:؛\u2015-]+))|[.;؛]"
)
_AGAIN = re.compile(r"^(?:on|درباره) ")
_COMMA = re.compile(r" ?[,،] ?(?:and |و )?")
_CLAUSE = re.compile(r"\b(?:was|were|is|are|has|have|will|which|signed|between)\b")
_AND = re.compile(r" ?[,،] ?(?:and |و )?| (?:and|و) ")


def count_before(text: str, language: str, start: int, end: int) -> int | None:
    """The number that stands before a trigger at `start:end` ("signed 17 documents"), if it is more than one."""
    around = text[max(0, start - _BEFORE) : start] + "<" + text[start:end] + ">"
    for row in scanner(language, "counts", "value").likely(around):
        if match := row.pattern.search(around):
            value = int(match[1]) if row["value"] == _NOTHING else int(row["value"])
            return value if 1 < value <= _MOST else None
    return None


def parts_of(trigger: Trigger) -> list[Trigger]:
    """One trigger for each part of an enumeration behind `trigger`, else `trigger` alone."""
    if trigger.count is None or trigger.count > _MOST_PARTS or trigger.definite:
        return [trigger]
    behind = trigger.end - trigger.sentence.start
    for match in _LIST.finditer(trigger.sentence.text, behind):
        if match[1] is None or match.start() - behind > _REACH:
            break
        for cut in (_COMMA, _AND):
            parts = [_AGAIN.sub("", part.strip()) for part in cut.split(match[1]) if part.strip()]
            if len(parts) == trigger.count and not any(_CLAUSE.search(part) for part in parts):
                return [replace(trigger, item=part, count=None, plural=False) for part in parts]
    return [trigger]
