"""Which decisions stand: of those that contradict each other the later one, by its time and then its id.

Decisions are walked from the latest to the earliest. One that a later one takes back is history and nothing more is
said about it; one that is against several later ones taken together, or against one that was about something else when
it was made, is put on the list, since nobody may have seen it. What a later one set apart is no target of an earlier
one any more.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product

from indexing.curating.binding import Bound
from indexing.curating.separating import Cuts
from indexing.deriving.joining.rulings import Rulings, Same
from indexing.vocabulary import DecisionAction, RecheckReason


@dataclass(slots=True)
class Standing:
    """The decisions in force, the latest first, the rulings that joining has to obey, and what to check again."""

    confirmed: list[Bound] = field(default_factory=list)
    corrected: list[Bound] = field(default_factory=list)
    paired: list[Bound] = field(default_factory=list)
    doubts: dict[str, RecheckReason] = field(default_factory=dict)
    together: set[Same] = field(default_factory=set)
    apart: set[tuple[str, str]] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)

    @property
    def rulings(self) -> Rulings:
        """What joining has to obey."""
        return Rulings(frozenset(self.together), frozenset(self.apart), frozenset(self.left_out))


def stand(decisions: Iterable[Bound]) -> Standing:
    """The standing of `decisions`, given in any order. Merges that were undone set apart what was decided between."""
    walk = _Walk()
    for bound in sorted(decisions, key=_order, reverse=True):
        walk.take(bound)
    return walk.standing


def _order(bound: Bound) -> tuple[datetime, str]:
    decision = bound.decision
    return decision.undone.at if decision.undone else decision.at, decision.id


class _Walk:
    """The state of the walk: what later decisions have settled."""

    def __init__(self) -> None:
        self.standing = Standing()
        self._rejected: set[str] = set()
        self._affirmed: set[str] = set()
        self._kept: set[str] = set()
        self._settled: set[tuple[str, tuple[str, ...]]] = set()
        self._pairs: set[tuple[str, str]] = set()
        self._merged: set[tuple[str, str]] = set()
        self._links = _Links()
        self._cuts = Cuts()

    def take(self, bound: Bound) -> None:
        """Let a decision stand or fall that is earlier than all taken before."""
        if bound.decision.undone:
            self._part(bound)
            return
        match bound.decision.action:
            case DecisionAction.REJECT:
                self._reject(bound)
            case DecisionAction.CONFIRM:
                self._affirm(self._cuts.narrowed(bound), self.standing.confirmed)
            case DecisionAction.CORRECT:
                self._affirm(self._cuts.narrowed(bound), self.standing.corrected)
            case DecisionAction.NOT_SAME:
                self._pair(self._cuts.narrowed(bound))
            case DecisionAction.MERGE | DecisionAction.SPLIT:
                self._pair(bound)

    def _reject(self, bound: Bound) -> None:
        if bound.main & self._affirmed or bound.keys <= self._rejected:
            return
        self._rejected |= bound.keys - self._affirmed
        self.standing.left_out |= set(bound.subject) - self._kept
        if not self._doubt(bound) and self._kept & set(bound.subject) and not bound.keys & self._affirmed:
            self.standing.doubts[bound.decision.id] = RecheckReason.CONTRADICTED

    def _affirm(self, bound: Bound, accepted: list[Bound]) -> None:
        aspects = {(key, bound.aspect) for key in bound.main}
        if bound.main & self._rejected or aspects & self._settled:
            return
        self._settled |= aspects
        self._affirmed |= bound.keys
        self._kept |= set(bound.subject)
        if not self._doubt(bound):
            accepted.append(bound)

    def _part(self, bound: Bound) -> None:
        """A merge that was undone: what was decided of the two together, before that, is about one of them now."""
        if bound.decision.action is DecisionAction.MERGE and not _pairs(bound) & self._merged:
            self._cuts.add(bound)

    def _pair(self, bound: Bound) -> None:
        merge = bound.decision.action is DecisionAction.MERGE
        if not merge and not _pairs(bound) & self._merged:
            self._cuts.add(bound)
        said = _pairs(bound) & self._pairs
        if said and not self._goes_on(bound, said):
            remainder = self._cuts.remainder(bound) if merge else None
            if remainder is None:
                return
            bound = remainder
        if (bound.main | bound.other_main) & self._rejected:
            return
        self._pairs |= _pairs(bound)
        if merge:
            self._merged |= _pairs(bound)
            self._affirmed |= bound.keys | bound.other_keys
            self._kept |= {*bound.subject, *bound.other}
        if self._doubt(bound):
            return
        now = {(min(pair), max(pair)) for pair in product(bound.subject, bound.other)}
        if not self._links.accept(now, apart=not merge):
            self.standing.doubts[bound.decision.id] = RecheckReason.CONTRADICTED
            return
        self.standing.paired.append(bound)
        if merge:
            self.standing.together |= {Same(one, other, f"decision/{bound.decision.id}") for one, other in now}
        else:
            self.standing.apart |= now

    def _goes_on(self, bound: Bound, said: set[tuple[str, str]]) -> bool:
        """Whether of an earlier merge a later one has said a part, and nothing was set apart: the rest stands too."""
        return bound.decision.action is DecisionAction.MERGE and said <= self._merged and said != _pairs(bound)

    def _doubt(self, bound: Bound) -> bool:
        if bound.reason:
            self.standing.doubts[bound.decision.id] = bound.reason
        return bound.reason is not None


def _pairs(bound: Bound) -> set[tuple[str, str]]:
    return {(min(pair), max(pair)) for pair in product(bound.keys, bound.other_keys)}


class _Links:
    """Pairs that are one and pairs that are not, kept free of contradiction."""

    def __init__(self) -> None:
        self._head: dict[str, str] = {}
        self._rivals: dict[str, set[str]] = defaultdict(set)

    def accept(self, pairs: set[tuple[str, str]], *, apart: bool) -> bool:
        """Take all of `pairs` in, or none if one of them is against what has been accepted."""
        roots = {(self._root(one), self._root(other)) for one, other in pairs}
        if any(one == other if apart else other in self._rivals[one] for one, other in roots):
            return False
        for one, other in sorted(roots):
            if apart:
                self._rivals[one].add(other)
                self._rivals[other].add(one)
            else:
                self._unite(one, other)
        return True

    def _root(self, reading: str) -> str:
        while (head := self._head.get(reading, reading)) != reading:
            reading = head
        return reading

    def _unite(self, one: str, other: str) -> None:
        if one == other:
            return
        self._head[other] = one
        for rival in self._rivals.pop(other, set()):
            self._rivals[rival].discard(other)
            self._rivals[rival].add(one)
            self._rivals[one].add(rival)
