"""Several agreements in one breath: "signed 17 papers" is one record with a count; "three pacts: on A, B and C" three.

An enumeration counts as such only if the number before the trigger is the number of its parts, because a list of
fields behind a bundle ("a package covering health, energy and culture") does not tell how the papers are cut. A part
that names its own paper ("four documents: a memorandum on A, a protocol on B ...") is that paper.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indexing.deriving.agreements.candidate import Trigger
from indexing.deriving.mentions.numbers import find_numbers
from indexing.deriving.scanning import scanner

_NOTHING = "-"
_BEFORE = 48
_MOST = 999
_MOST_PARTS = 6
_REACH = 60
_FIELDS = (
    r"درباره|پیرامون|شامل|از جمله|در (?:زمینه|حوزه|بخش|عرصه)(?: ?های?)?|در (?:خصوص|مورد|رابطه با)|برای(?= همکاری)"
    r"|on|covering|namely|including|in the (?:fields?|areas?|spheres?|sectors?) of"
)
_DASH = r"(?<= )[-\u2015] (?=an? [\w -]+ (?:on|for|of|to)\b)"
_LIST = re.compile(
    rf"(?:: ?|[-\u2015,] ?(?={_FIELDS})|{_DASH}|\b(?={_FIELDS}))(?:(?:{_FIELDS}) )?(?=((?:[^.;:؛()\u2015-]|\.(?=\w))+))"
    r"|\((?=([^.;:؛()]+)\))|[.;؛]"
)
_AGAIN = re.compile(rf"^(?:and |و )?(?:(?:{_FIELDS}) )?")
_SAID = re.compile(r", (?:[\w'-]+ ){1,6}(?:said|says|reported|announced)\b[^,]*$")
_BETWEEN = re.compile(r",? (?:between|among) [^,]*$")
_COMMA = re.compile(r" ?[,،] ?(?:and |و )?")
_CLAUSE = re.compile(r"\b(?:was|were|is|are|has|have|will|which|signed|between|said|reported|despite|such as)\b")
_AND = re.compile(r" ?[,،] ?(?:and |و )?| (?:and|و) ")
_NEW = re.compile(r"(,? and|,) an? (?:[\w-]+ ){0,3}$")


def count_before(text: str, language: str, start: int, end: int) -> int | None:
    """The number that stands before a trigger at `start:end` ("signed 17 documents"), if it is more than one."""
    around = text[max(0, start - _BEFORE) : start] + "<" + text[start:end] + ">"
    for row in scanner(language, "counts", "value").likely(around):
        if match := row.pattern.search(around):
            value = _number_in(match[1], language) if row["value"] == _NOTHING else int(row["value"])
            return value if 1 < value <= _MOST else None
    return None


def _number_in(words: str, language: str) -> int:
    """The number that `words` or figures spell; nought if they spell none."""
    numbers = () if words.isdecimal() else find_numbers(words, language)
    return int(words) if words.isdecimal() else int(numbers[0].value) if len(numbers) == 1 else 0


def parts_of(triggers: Sequence[Trigger]) -> list[Trigger]:
    """`triggers` of one sentence with each enumeration as its parts: the papers named in it, else the bundle itself."""
    found: list[Trigger] = []
    cut: list[tuple[int, int]] = []
    for trigger in triggers:
        if any(start <= trigger.start < end for start, end in cut):
            continue
        parts = _enumerated(trigger)
        cut += parts
        found += [_part(trigger, triggers, *part) for part in parts] or [trigger]
    return _told_apart(found)


def _part(bundle: Trigger, triggers: Sequence[Trigger], start: int, end: int) -> Trigger:
    """The part of `bundle` at `start:end`, which is the paper that is named there."""
    item = _AGAIN.sub("", bundle.sentence.at(start, end))
    named = next((t for t in triggers if start <= t.start < end and not t.verb), None)
    if named is None:
        return replace(bundle, item=item, count=None, plural=False)
    return replace(named, item=item, another=True, definite=False)


def _enumerated(trigger: Trigger) -> list[tuple[int, int]]:
    """Where the parts of an enumeration behind `trigger` stand, if they are as many as it says."""
    if trigger.count is None or trigger.count > _MOST_PARTS or trigger.definite:
        return []
    text, offset = trigger.sentence.text, trigger.sentence.start
    behind = trigger.end - offset
    for match in _LIST.finditer(text, behind):
        group = 1 if match[1] is not None else 2
        if match[group] is None or match.start() - behind > _REACH:
            break
        start, listed = match.start(group), _BETWEEN.sub("", _SAID.sub("", match[group]))
        for parts in _cuts(listed):
            if len(parts) == trigger.count and not any(_CLAUSE.search(listed, a, b) for a, b in parts):
                return [(offset + start + a, offset + start + b) for a, b in parts]
    return []


def _cuts(listed: str) -> list[list[tuple[int, int]]]:
    """The ways to cut a list: at its commas, at the first "and" behind the last comma as well, or at every "and"."""
    commas, every = _between(_COMMA, listed), _between(_AND, listed)
    last = [part for part in every if commas and part[0] >= commas[-1][0]]
    ways = [commas, every]
    if len(last) > 1:
        ways.insert(1, [*commas[:-1], last[0], (last[1][0], last[-1][1])])
    return ways


def _between(pattern: re.Pattern[str], listed: str) -> list[tuple[int, int]]:
    """The stretches of `listed` between the matches of `pattern`, without those of nothing."""
    edges = [0, *(edge for match in pattern.finditer(listed) for edge in match.span()), len(listed)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if listed[a:b].strip()]


def _told_apart(triggers: list[Trigger]) -> list[Trigger]:
    """`triggers` where papers of a list are told apart: "a declaration, an agreement on migration and a protocol"."""
    run: list[Trigger] = []
    new: list[Trigger] = []
    for left, right in pairwise(triggers):
        text = left.sentence.at(left.end, right.start)
        match = _NEW.search(text) if _is_one_paper(left) and _is_one_paper(right) else None
        run = [*run, right] if match else []
        if match and "and" in match[1]:
            new += run
    return [replace(t, another=True) if t in new else t for t in triggers]


def _is_one_paper(trigger: Trigger) -> bool:
    """Whether `trigger` brings up one paper: "a declaration"."""
    return trigger.indefinite and not (trigger.verb or trigger.plural or trigger.count or trigger.item)
