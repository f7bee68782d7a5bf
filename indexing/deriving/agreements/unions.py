"""What a union of states agrees by itself: its own paper, its leaders' statement, who joins it.

"The OPEC accord" and "NATO leaders issued a declaration" name one side only, whoever else the sentence speaks of; and
who joins a union agrees with it, though it is a member from then on.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from indexing.deriving.agreements.candidate import Parties, Trigger
from indexing.deriving.agreements.membership import members_of
from indexing.deriving.agreements.runs import Run, found_by, runs_of
from indexing.deriving.agreements.sides import Side, Sides
from indexing.deriving.text import ArticleText

#: What stands between a union and its paper, in front of it and behind it.
_OWN = re.compile(
    r"(?:['’]s?)?(?: \([^)]{1,12}\))?"
    r"(?: (?!(?:and|with|to|in|for|of|has|had|have|is|was|an?|the|its|their|said|signed|issued|agreed)\b)[\w-]+){0,2} ?"
)
_OF = re.compile(r" (?:reached |made |signed |struck |agreed )?(?:of|by|among|within|between members of) (?:the )?")
_SPEAKS = re.compile(
    r"(?: \([^)]{1,12}\))?(?: (?!and\b|with\b|to\b|said\b)[\w-]+){0,2}"
    r" (?:ministers|leaders|members|countries|nations|states|envoys|ambassadors|governments|heads of state)\b"
)
_LISTS = re.compile(
    r"\)?(?: \([^)]{1,12}\))?,? (?:[\w-]+ ){0,2}(?:members|nations|countries|comprising|grouping|namely)[,:]?"
    r" (?:the )?[A-Z]"
)
_JOINING = re.compile(
    r"(?i)\b(?:join(?:s|ed|ing)?|entry (?:in)?to|accession to|membership (?:of|in)|admission to|admitted to|"
    r"applying for|applied for|member of) (?:the )?$"
)
_MEMBERSHIP = re.compile(
    r"(?i)\)?(?: \([^)]{1,12}\))? "
    r"(?:(?:membership|accession|entry)\b|(?:has |have )?(?:decided to |agreed to )?admit(?:s|ted)?\b)"
)
#: Unions whose papers are those of others: they host, approve or broker them.
_HOSTS = frozenset({"UN"})
_LOOK_BACK = 40
_NEAR = 60


def own_paper(trigger: Trigger, present: Sequence[Side], sides: Sides, text: ArticleText) -> Parties | None:
    """The one union that the words of the paper name: "the OPEC accord", "an accord of the Group of Five"."""
    folded = text.folded.text
    if text.rules != "en" or trigger.verb:
        return None
    for side in _unpaired(present, sides, folded):
        if sides.actors[side.ref].code in _HOSTS:
            continue
        inside = trigger.start <= side.start < trigger.end or side.start <= trigger.start < side.end
        before = side.end <= trigger.start and _OWN.fullmatch(folded, side.end, trigger.start)
        if inside or before or (side.start >= trigger.end and _OF.fullmatch(folded, trigger.end, side.start)):
            return replace(found_by((side.ref,), "own-paper", 0.15), union=True)
    return None


def _unpaired(named: Sequence[Side], sides: Sides, folded: str) -> list[Side]:
    """The unions among `named` that stand in no row with somebody who is no member, as in "China and the EU"."""
    unions = [side for side in named if sides.is_bloc(side.ref)]
    rows = [run.refs for run in runs_of(named, (), folded) if len(run.refs) > 1] if unions else []
    return [side for side in unions if not _is_paired(side.ref, rows, sides)]


def _is_paired(union: str, rows: Sequence[tuple[str, ...]], sides: Sides) -> bool:
    members = members_of(sides.actors[union].code or "")
    return any(
        union in row and any(sides.actors[ref].code not in members for ref in row if ref != union) for row in rows
    )


def speaking(trigger: Trigger, sides: Sides, text: ArticleText) -> Parties | None:
    """The union whose leaders or members agree or declare something: "NATO leaders agreed"."""
    folded = text.folded.text
    named = sides.of(trigger.sentence)
    for side in _unpaired(named, sides, folded):
        members = members_of(sides.actors[side.ref].code or "")
        between = [sides.actors[s.ref].code for s in named if side.end <= s.start < trigger.start]
        if between and members.issuperset(between) and _LISTS.match(folded, side.end):
            return replace(found_by((side.ref,), "union-speaks", 0.12), union=True)
        if side.end <= trigger.start <= side.end + _NEAR and _SPEAKS.match(folded, side.end, trigger.start):
            return replace(found_by((side.ref,), "union-speaks", 0.12), union=True)
    return None


def treaty_joined(trigger: Trigger, present: Sequence[Side]) -> Parties | None:
    """The one side that a sentence names with a treaty that any state may join."""
    refs = {side.ref for side in present} if trigger.open else set()
    return found_by(tuple(refs), "joins", 0.25) if len(refs) == 1 else None


def joined(trigger: Trigger, runs: Sequence[Run], sides: Sides, text: ArticleText) -> Parties | None:
    """Who joins a union, and the union."""
    folded, sentence = text.folded.text, trigger.sentence
    union = next(
        (s for s in sides.of(sentence) if sides.is_bloc(s.ref) and _is_joined(s, sentence.start, folded)), None
    )
    if union is None:
        return None
    others = [run for run in runs if union.ref not in run.refs]
    before = [run for run in others if run.end <= union.start]
    who = before[-1] if before else next((run for run in others if run.start >= union.end), None)
    return found_by((*who.refs, union.ref), "joined", 0.15) if who else None


def _is_joined(union: Side, start: int, folded: str) -> bool:
    before = folded[max(start, union.start - _LOOK_BACK) : union.start]
    return bool(_JOINING.search(before) or _MEMBERSHIP.match(folded, union.end))
