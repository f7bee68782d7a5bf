"""Where a sentence announces an agreement.

The table `triggers` of each language holds the words; its first row that matches a place takes it. Rows of kind `none`
shield words that only look like an agreement ("a great deal of work"). What stands right around a trigger tells whether
it points back to an agreement named before ("the pact"), opens a further one ("another deal") or speaks of several at
once. A verb gives way to the paper that it is about ("agreed to sign a pact").
"""

import re
from dataclasses import replace
from itertools import pairwise

from indexing.deriving.agreements.bundles import count_before
from indexing.deriving.agreements.candidate import Trigger
from indexing.deriving.scanning import scanner
from indexing.deriving.table import PatternRow
from indexing.deriving.text import Sentence
from indexing.vocabulary import AgreementKind, Status

_SHIELD = "none"
_NOTHING = "-"
_FIXED = "="
_OR = "/"
_BEFORE = 48
_AFTER = 24
_OBJECT_REACH = 120
_SUBJECT_REACH = 40
_VERB_LAST = frozenset({"fa"})
_REACH_VERB_LAST = 160
_WEAK = 0.05
_PAPERS = frozenset({AgreementKind.MEMORANDUM, AgreementKind.AGREEMENT, AgreementKind.CONTRACT, AgreementKind.PROTOCOL})
_MOST_ITEMS = 12
_AND = re.compile(r" ?(?:and|و) |[,،] ?")
_NEXT_ITEM = re.compile(r"(?:[,،;؛]|[,،;؛]? (?:and|و)) (?:an? )?$")
_UNDER_WHICH = re.compile(
    r"\b(?:under|by|in|through|according to) which\b|\bwhereby\b|که (?:بر ?اساس|طبق|به موجب|در چارچوب) آن"
)
_IN_A_PAPER = re.compile(
    r"(?:[^a-z]* - )?(?:In|Under|As part of|According to) (?:an?|the|its|their|this) (?:[\w-]+ ){0,4}"
)
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
    found = _listed(_bundled(found))
    kept = [trigger for trigger in found if not (trigger.verb and _gives_way(trigger, found, language))]
    if any(trigger.whole for trigger in kept):
        kept = [t if t.whole or t.definite else replace(t, another=True) for t in kept]
    return kept


def only_looks_like_one(sentence: Sentence, language: str) -> bool:
    """Whether the only words of `sentence` that could announce an agreement are shielded: "agreed to pay a fine"."""
    rows = scanner(language, "triggers", "kind", "needs", "weight", "default", "sort").likely(sentence.text)
    shielded = any(row["kind"] == _SHIELD and row.pattern.search(sentence.text) for row in rows)
    return shielded and not find_triggers(sentence, language)


def _bundled(triggers: list[Trigger]) -> list[Trigger]:
    """`triggers` with each bundle in one piece: "15 memoranda and agreements" are fifteen papers, not two lots."""
    kept: list[Trigger] = []
    for trigger in triggers:
        if kept and _are_one_lot(kept[-1], trigger):
            last = kept[-1]
            named = trigger if last.generic else last
            several = last.plural or trigger.plural
            kept[-1] = replace(named, start=last.start, end=trigger.end, count=last.count, plural=several)
        else:
            kept.append(trigger)
    return kept


def _are_one_lot(left: Trigger, right: Trigger) -> bool:
    """Whether two names of papers stand side by side and share a number, or both are plural and share what follows."""
    papers = left.kind in _PAPERS and right.kind in _PAPERS
    shared = bool(left.count) or (left.plural and right.plural)
    return papers and shared and not right.count and bool(_AND.fullmatch(_between(left, right)))


def _listed(triggers: list[Trigger]) -> list[Trigger]:
    """`triggers` where the items of a list are told apart: "a protocol on A, a protocol on B and a protocol on C"."""
    if len(triggers) > _MOST_ITEMS:
        return triggers
    items = [right for left, right in pairwise(triggers) if _is_next_item(left, right)]
    return [replace(trigger, another=True) if trigger in items else trigger for trigger in triggers]


def _is_next_item(left: Trigger, right: Trigger) -> bool:
    alike = left.rule == right.rule and not (right.definite or right.plural or right.count)
    return alike and bool(_NEXT_ITEM.search(_between(left, right)))


def _between(left: Trigger, right: Trigger) -> str:
    """The words between two triggers of one sentence."""
    return left.sentence.at(left.end, right.start)


def _trigger(sentence: Sentence, language: str, row: PatternRow, start: int, end: int) -> Trigger:
    marks = _marks(sentence.text, language, start, end)
    default = row["default"].removeprefix(_FIXED)
    kind, _, among_states = row["kind"].partition(_OR)
    return Trigger(
        kind=AgreementKind(kind),
        among_states=AgreementKind(among_states) if among_states else None,
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
        theme=row["sort"] in ("theme", "known"),
        named=row["sort"] in ("named", "known"),
        open=row["sort"] == "open",
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


def _is_standing(trigger: Trigger) -> bool:
    """Whether words name a body or an accord that is there already: it is who agrees, or why, not what is agreed."""
    return trigger.fixed and (trigger.kind is AgreementKind.JOINT_BODY or trigger.known)


def _gives_way(verb: Trigger, triggers: list[Trigger], language: str) -> bool:
    """Whether a paper named in the same clause is what the verb is about, or a stronger verb says the same.

    Where the verb comes last, its object may stand far before it.
    """
    text, offset = verb.sentence.text, verb.sentence.start
    for other in triggers:
        if other is verb or (other.verb and other.weight <= verb.weight) or _is_standing(other):
            continue
        if other.end <= verb.start and _UNDER_WHICH.search(text, other.end - offset, verb.start - offset):
            return True
        if other.end <= verb.start and _IN_A_PAPER.fullmatch(text, 0, other.start - offset):
            return True
        reach = _OBJECT_REACH if other.start >= verb.end else _SUBJECT_REACH
        low, high = (verb.end, other.start) if other.start >= verb.end else (other.end, verb.start)
        if language in _VERB_LAST and verb.generic and 0 <= verb.start - other.end <= _REACH_VERB_LAST:
            return True
        if 0 <= high - low <= reach and not _BREAK.search(text[low - offset : high - offset]):
            return True
        if verb.weight <= _WEAK:
            return True
    return False
