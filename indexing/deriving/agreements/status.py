"""How far an agreement has come, by the words of its sentence.

The table `status` holds the cues; its first row that matches a place takes it, so "expected to sign" is one cue and not
the word "sign"; rows of the status `none` shield words that only look like a cue ("signed off"), and the table
`sessions` those that only bodies have. A sentence may hold several agreements, so the cue that counts for a trigger is
the nearest one of the highest rank, where a word between two clauses counts as distance.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from indexing.deriving.agreements.candidate import Cue, Trigger
from indexing.deriving.scanning import scanner
from indexing.deriving.text import Sentence
from indexing.vocabulary import STATUS_ORDER, AgreementKind, Status

_CLAUSE = re.compile(
    r"[;؛:]|, (?=which|who|while|but|where|after|as )|\b(?:while|but|although|اما|ولی|در ?حالی ?که)\b| که "
)
_CLAUSE_DISTANCE = 60
_RANK_DISTANCE = 45
_REACH = 260
_VERB_LAST = frozenset({"fa"})
_REACH_VERB_LAST = 600
_SHIELD = "none"
_SESSIONS = "sessions"
_PLAIN = 3
_ENDED = {Status.SUSPENDED, Status.EXPIRED}
_COLOUR = 1
_UNSIGNED = {AgreementKind.JOINT_BODY, AgreementKind.TRADE_TARGET}
_RELATIVE = " که "
_RELATIVE_DISTANCE = 20
_BEFORE = {Status.SIGNED, Status.AGREED, *_ENDED}
_NOW = {Status.SIGNED, Status.IN_FORCE, *_ENDED}
_NEXT_VERB = re.compile(r"(?: ?(?:است|اند|بود|بودند))?[،,] [^،,؛:]{0,40}")


@lru_cache(maxsize=8)
def find_cues(sentence: Sentence, language: str) -> tuple[Cue, ...]:
    """All words of `sentence` that tell a status, in the order of the text; no two of them overlap.

    A sentence that no rule names is asked for twice, so the last ones are kept.
    """
    taken: list[tuple[int, int]] = []
    found: list[Cue] = []
    for table in ("status", _SESSIONS):
        for row in scanner(language, table, "status", "rank").likely(sentence.text):
            for match in row.pattern.finditer(sentence.text):
                start, end = match.span()
                if any(start < b and a < end for a, b in taken):
                    continue
                taken.append((start, end))
                place = sentence.start + start, sentence.start + end
                if row["status"] != _SHIELD:
                    status, session = Status(row["status"]), table == _SESSIONS
                    found.append(Cue(status, int(row["rank"]), *place, row.rule, session))
    return tuple(sorted(found, key=lambda cue: cue.start))


def cue_of(trigger: Trigger, triggers: list[Trigger], cues: Sequence[Cue], language: str) -> Cue | None:
    """The cue that tells the status of `trigger`: the nearest, with a plain statement preferred to a colouring word.

    Where the verb comes last, distance says little and the reach is the whole sentence, but a colouring word of another
    clause is not taken. Words that carry a status of their own ("will supply") yield to denial alone, and words that
    point back do not take the verb of another paper. What is plainly said to have ended was there before, so words that
    only tell that it is there ("their 2015 agreement") yield to that, however near they stand.
    """
    text, offset = trigger.sentence.text, trigger.sentence.start
    clauses, far = _clauses(text), language in _VERB_LAST
    best: tuple[float, Cue] | None = None
    ended: tuple[float, Cue] | None = None
    for cue in cues:
        if (trigger.fixed and cue.status is not Status.NOT_SIGNED) or _is_of_another(trigger, cue):
            continue
        inside = trigger.start <= cue.start and cue.end <= trigger.end
        if inside and (trigger.known or _is_of_the_name(trigger, cue)):
            continue
        distance = _distance(trigger, cue)
        if trigger.definite and any(_distance(other, cue) < distance for other in triggers):
            continue
        low, high = min(cue.end, trigger.end), max(cue.start, trigger.start)
        first = bisect_left(clauses, low - offset)
        between = max(0, bisect_left(clauses, high - offset) - first)
        relative = between == 1 and cue.rank == _PLAIN and text.startswith(_RELATIVE, clauses[first])
        apart = _RELATIVE_DISTANCE if relative and cue.start > trigger.end else _CLAUSE_DISTANCE * between
        cost = distance * (0.25 if far else 1.0) + apart - _RANK_DISTANCE * cue.rank
        if far and between and cue.rank == _COLOUR:
            continue
        if distance <= (_REACH_VERB_LAST if far else _REACH) and (best is None or cost < best[0]):
            best = (cost, cue)
        if cue.status in _ENDED and cue.rank == _PLAIN and not between and (ended is None or cost < ended[0]):
            ended = (cost, cue)
    if best and ended and best[1].status is Status.IN_FORCE and best[1].rank < _PLAIN:
        best = ended
    return _of_main_clause(best[1], trigger, cues) if best else None


def _of_main_clause(cue: Cue, trigger: Trigger, cues: Sequence[Cue]) -> Cue:
    """`cue`, or what the main clause says behind it: what "which was signed in May, has been suspended" is now."""
    text, offset = trigger.sentence.text, trigger.sentence.start
    if cue.status in _BEFORE and _RELATIVE in text[trigger.end - offset : cue.start - offset]:
        for later in cues:
            gap = text[cue.end - offset : later.start - offset]
            if later.status in _NOW and later.rank == _PLAIN and _NEXT_VERB.fullmatch(gap):
                return later
    return cue


@lru_cache(maxsize=8)
def _clauses(text: str) -> list[int]:
    """Where the clauses of a sentence begin; it is asked for once per trigger of the sentence, so it is kept."""
    return [match.start() for match in _CLAUSE.finditer(text)]


def _is_of_the_name(trigger: Trigger, cue: Cue) -> bool:
    """Whether a word within the name of a paper says what it is, not how far it has come."""
    return not trigger.verb and cue.rank < _PLAIN and cue.status is not Status.PROPOSED


def _distance(trigger: Trigger, cue: Cue) -> int:
    return max(0, cue.start - trigger.end, trigger.start - cue.end)


def _is_of_another(trigger: Trigger, cue: Cue) -> bool:
    """Whether a signature is told of what nobody signs, a body or a volume of trade, or a session of a paper."""
    if cue.session:
        return trigger.kind is not AgreementKind.JOINT_BODY
    return cue.status is Status.SIGNED and trigger.kind in _UNSIGNED


def looks_ahead(sentence: Sentence, language: str) -> bool:
    """Whether a sentence without a word of a status speaks of what is still to come."""
    return any(row.pattern.search(sentence.text) for row in scanner(language, "ahead").likely(sentence.text))


def stronger(cues: list[Cue]) -> Cue | None:
    """The cue that tells the status of a deal spoken of in several sentences: the plainest, then the furthest.

    What was signed was agreed before, so a mere participle or noun of signing outweighs a plain "agreed".
    """
    best = max(cues, key=_weight, default=None)
    if best is not None and best.status is Status.AGREED:
        further = [cue for cue in cues if cue.rank > 1 and _order(cue.status) > _order(best.status)]
        return max(further, key=_weight, default=best)
    return best


def _weight(cue: Cue) -> tuple[int, int, int]:
    return cue.rank, _order(cue.status), -cue.start


def _order(status: Status) -> int:
    """The place of `status` on the line from proposed to in force; a side state outweighs a plan, not a signature."""
    return STATUS_ORDER.index(status) if status in STATUS_ORDER else 1
