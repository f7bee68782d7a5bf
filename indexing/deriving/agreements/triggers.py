"""Where a sentence announces an agreement.

The table `triggers` of each language holds the words; its first row that matches a place takes it. Rows of kind `none`
shield words that only look like an agreement ("a great deal of work"). What stands right around a trigger tells whether
it points back to an agreement named before ("the pact"), opens a further one ("another deal") or speaks of several at
once. A verb gives way to the paper that it is about ("agreed to sign a pact").
"""

import re
from dataclasses import replace

from indexing.deriving.agreements.bundles import count_before
from indexing.deriving.agreements.candidate import Trigger
from indexing.deriving.scanning import scanner
from indexing.deriving.table import PatternRow
from indexing.deriving.text import Sentence
from indexing.vocabulary import AgreementKind, Status

_SHIELD = "none"
_NOTHING = "-"
_FIXED = "="
_BEFORE = 48
_AFTER = 24
_OBJECT_REACH = 60
_SUBJECT_REACH = 40
_VERB_LAST = frozenset({"fa"})
_REACH_VERB_LAST = 160
_WEAK = 0.05
_BREAK = re.compile(r"[,;:،؛]|\b(?:and|but|while|و|اما)\b")


def find_triggers(sentence: Sentence, language: str) -> list[Trigger]:
    """The triggers of `sentence` in the order of the text; no two of them overlap."""
    taken: list[tuple[int, int]] = []
    found: list[Trigger] = []
    for row in scanner(language, "triggers", "kind", "needs", "weight", "default", "sort").likely(sentence.text):
        for match in row.pattern.finditer(sentence.text):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            if row["kind"] != _SHIELD:
                found.append(_trigger(sentence, language, row, start, end))
    found.sort(key=lambda trigger: trigger.start)
    kept = [trigger for trigger in found if not (trigger.verb and _gives_way(trigger, found, language))]
    if any(trigger.whole for trigger in kept):
        kept = [t if t.whole or t.definite else replace(t, another=True) for t in kept]
    return kept


def _trigger(sentence: Sentence, language: str, row: PatternRow, start: int, end: int) -> Trigger:
    marks = _marks(sentence.text, language, start, end)
    default = row["default"].removeprefix(_FIXED)
    return Trigger(
        kind=AgreementKind(row["kind"]),
        start=sentence.start + start,
        end=sentence.start + end,
        sentence=sentence,
        rule=row.rule,
        needs=row["needs"],
        weight=float(row["weight"]),
        default=None if default == _NOTHING else Status(default),
        fixed=row["default"].startswith(_FIXED),
        generic=row["sort"] in ("generic", "vague", "verb"),
        vague=row["sort"] == "vague",
        verb=row["sort"] in ("verb", "act", "theme"),
        theme=row["sort"] == "theme",
        definite="passive" in marks or ("definite" in marks and row["sort"] not in ("verb", "act")),
        indefinite="indefinite" in marks,
        another="another" in marks,
        whole="whole" in marks,
        plural="plural" in marks,
        count=count_before(sentence.text, language, start, end),
    )


def _marks(text: str, language: str, start: int, end: int) -> frozenset[str]:
    """The names of the rows of the table `marks` that fit the words around a trigger."""
    around = text[max(0, start - _BEFORE) : start] + "<" + text[start:end] + ">" + text[end : end + _AFTER]
    rows = scanner(language, "marks", "mark").likely(around)
    return frozenset(row["mark"] for row in rows if row.pattern.search(around))


def _gives_way(verb: Trigger, triggers: list[Trigger], language: str) -> bool:
    """Whether a paper named in the same clause is what the verb is about, or a stronger verb says the same.

    Where the verb comes last, its object may stand far before it.
    """
    text, offset = verb.sentence.text, verb.sentence.start
    for other in triggers:
        if other is verb or (other.verb and other.weight <= verb.weight):
            continue
        reach = _OBJECT_REACH if other.start >= verb.end else _SUBJECT_REACH
        low, high = (verb.end, other.start) if other.start >= verb.end else (other.end, verb.start)
        if language in _VERB_LAST and verb.generic and 0 <= verb.start - other.end <= _REACH_VERB_LAST:
            return True
        if 0 <= high - low <= reach and not _BREAK.search(text[low - offset : high - offset]):
            return True
        if verb.weight <= _WEAK:
            return True
    return False
