"""Who stands beside the main line of a sentence: "Peru, which borders Chile, signed a pact with Bolivia".

The table `inserts` has the shapes of such words: what is told of a name between commas, before the subject or behind
the verb. Whoever is named there agrees to nothing that is told outside of it. What is told of a name does not look
behind its end either, nor a clause of its own ("while Chile met Cuba") at anybody outside of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexing.deriving.agreements.candidate import Trigger
from indexing.deriving.agreements.sides import Side
from indexing.deriving.scanning import scanner
from indexing.deriving.text import ArticleText
from indexing.vocabulary import ActorKind

_MEETING = re.compile(r"\b(?:meeting|talks|summit|call|conversation|negotiations|discussions)\b (?:\w+ ){0,3}between\b")
_GROUP = "aside"
_ALWAYS = "always"
_CLAUSE = "clause"
_STATE = "state"
_PAIR = 2
_BEHIND_NAME = 3


@dataclass(frozen=True, slots=True)
class _Insert:
    """Words at `start:end` of a sentence; `drop` and `head` are those of the row of the table."""

    start: int
    end: int
    drop: str
    head: str


def on_main_line(trigger: Trigger, named: Sequence[Side], language: str) -> list[Side]:
    """The sides among `named` that the part of the sentence to which `trigger` belongs can mean."""
    kept = list(named)
    offset = trigger.sentence.start
    for insert in _inserts_in(trigger.sentence.text, language) if len(kept) > 1 else ():
        start, end = insert.start + offset, insert.end + offset
        inside = [side for side in kept if start <= side.start < end]
        outside = [side for side in kept if not start <= side.start < end]
        if start <= trigger.start < end:
            own = [side for side in kept if side.start < end] if insert.drop == _ALWAYS else inside
            if own and (insert.drop == _ALWAYS or (insert.drop == _CLAUSE and _are_two(own))):
                kept = own
        elif inside and (insert.drop == _ALWAYS or _are_two(outside)) and not _tells_of_person(insert, start, outside):
            kept = outside or kept
    return kept


def apart_from_meetings(trigger: Trigger, present: list[Side], text: ArticleText) -> list[Side]:
    """`present` without those who met on the occasion ("signed at a meeting between A and B"), if others are named."""
    folded = text.folded.text
    met = next((m.end() for m in _MEETING.finditer(folded, trigger.end, trigger.sentence.end)), None)
    if met is None:
        return present
    others = [side for side in present if side.start < met]
    return others if others or trigger.definite else present


def _are_two(sides: Sequence[Side]) -> bool:
    return len({side.ref for side in sides}) >= _PAIR


def _tells_of_person(insert: _Insert, start: int, outside: Sequence[Side]) -> bool:
    """Whether an apposition may tell for whom a person signs: "N., Peru's minister, signed"."""
    heads = (s for s in outside if 0 <= start - s.end < _BEHIND_NAME and s.through is not ActorKind.PERSON)
    return insert.head == _STATE and next(heads, None) is None


@lru_cache(maxsize=1024)
def _inserts_in(text: str, language: str) -> tuple[_Insert, ...]:
    rows = scanner(language, "inserts", "drop", "head").likely(text)
    return tuple(
        _Insert(*match.span(_GROUP), row["drop"], row["head"]) for row in rows for match in row.pattern.finditer(text)
    )
