"""Where a sentence announces an agreement.

The table `triggers` of each language holds the words; its first row that matches a place takes it. Rows of kind `none`
shield words that only look like an agreement ("a great deal of work"). What stands right around a trigger tells whether
it points back to an agreement named before ("the pact"), opens a further one ("another deal") or speaks of several at
once ("17 documents").
"""

from indexing.deriving.agreements.candidate import Trigger
from indexing.deriving.table import PatternRow, patterns
from indexing.deriving.text import Sentence
from indexing.vocabulary import AgreementKind, Status

_SHIELD = "none"
_NOTHING = "-"
_BEFORE = 48
_AFTER = 24


def find_triggers(sentence: Sentence, language: str) -> list[Trigger]:
    """The triggers of `sentence` in the order of the text; no two of them overlap."""
    taken: list[tuple[int, int]] = []
    found: list[Trigger] = []
    for row in patterns(language, "triggers", "kind", "needs", "weight", "default", "generic"):
        for match in row.pattern.finditer(sentence.text):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            if row["kind"] != _SHIELD:
                found.append(_trigger(sentence, language, row, start, end))
    return sorted(found, key=lambda trigger: trigger.start)


def _trigger(sentence: Sentence, language: str, row: PatternRow, start: int, end: int) -> Trigger:
    marks = _marks(sentence.text, language, start, end)
    return Trigger(
        kind=AgreementKind(row["kind"]),
        start=sentence.start + start,
        end=sentence.start + end,
        sentence=sentence,
        rule=row.rule,
        needs=row["needs"],
        weight=float(row["weight"]),
        default=None if row["default"] == _NOTHING else Status(row["default"]),
        generic=row["generic"] == "yes",
        definite="definite" in marks,
        another="another" in marks,
        plural="plural" in marks,
        count=_count(sentence.text, language, start, end),
    )


def _marks(text: str, language: str, start: int, end: int) -> frozenset[str]:
    """The names of the rows of the table `marks` that fit the words around a trigger."""
    around = text[max(0, start - _BEFORE) : start] + "<" + text[start:end] + ">" + text[end : end + _AFTER]
    return frozenset(row["mark"] for row in patterns(language, "marks", "mark") if row.pattern.search(around))


def _count(text: str, language: str, start: int, end: int) -> int | None:
    """The number that stands before a trigger ("signed 17 documents"), if it is more than one."""
    around = text[max(0, start - _BEFORE) : start] + "<" + text[start:end] + ">"
    for row in patterns(language, "counts", "value"):
        if match := row.pattern.search(around):
            value = int(match[1]) if row["value"] == _NOTHING else int(row["value"])
            return value if 1 < value < 1000 else None
    return None
