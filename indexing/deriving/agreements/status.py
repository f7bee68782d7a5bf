"""How far an agreement has come, by the words of its sentence.

The table `status` holds the cues; its first row that matches a place takes it, so "expected to sign" is one cue and not
the word "sign". A sentence may hold several agreements, so the cue that counts for a trigger is the nearest one of the
highest rank, where a word between two clauses counts as distance.
"""

import re

from indexing.deriving.agreements.candidate import Cue, Trigger
from indexing.deriving.table import patterns
from indexing.deriving.text import Sentence
from indexing.vocabulary import STATUS_ORDER, Status

_CLAUSE = re.compile(
    r"[;؛:]|, (?=which|who|while|but|where|after|as )|\b(?:while|but|although|اما|ولی|در ?حالی ?که)\b| که "
)
_CLAUSE_DISTANCE = 60
_RANK_DISTANCE = 45
_REACH = 260


def find_cues(sentence: Sentence, language: str) -> list[Cue]:
    """All words of `sentence` that tell a status, in the order of the text; no two of them overlap."""
    taken: list[tuple[int, int]] = []
    found: list[Cue] = []
    for row in patterns(language, "status", "status", "rank"):
        for match in row.pattern.finditer(sentence.text):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            place = sentence.start + start, sentence.start + end
            found.append(Cue(Status(row["status"]), int(row["rank"]), *place, row.rule))
    return sorted(found, key=lambda cue: cue.start)


def cue_of(trigger: Trigger, cues: list[Cue]) -> Cue | None:
    """The cue that tells the status of `trigger`: the nearest, with a plain statement preferred to a colouring word."""
    clauses = [trigger.sentence.start + match.start() for match in _CLAUSE.finditer(trigger.sentence.text)]
    best: tuple[float, Cue] | None = None
    for cue in cues:
        distance = max(0, cue.start - trigger.end, trigger.start - cue.end)
        low, high = min(cue.end, trigger.end), max(cue.start, trigger.start)
        between = sum(low <= clause < high for clause in clauses)
        cost = distance + _CLAUSE_DISTANCE * between - _RANK_DISTANCE * cue.rank
        if distance <= _REACH and (best is None or cost < best[0]):
            best = (cost, cue)
    return best[1] if best else None


def stronger(cues: list[Cue]) -> Cue | None:
    """The cue that tells the status of a deal spoken of in several sentences: the plainest, then the furthest."""
    return max(cues, key=lambda cue: (cue.rank, _order(cue.status), -cue.start), default=None)


def _order(status: Status) -> int:
    """The place of `status` on the line from proposed to in force; a side state outweighs a plan, not a signature."""
    return STATUS_ORDER.index(status) if status in STATUS_ORDER else 1
