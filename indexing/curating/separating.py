"""What later decisions have set apart: the targets that an earlier decision has no more.

A decision keeps all readings that its subject had, so that it is found again where one of them is lost. A reading that
was split off since is another deal: it is no place to look for the decision any more.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import product

from rapidfuzz import fuzz

from indexing.curating.anchors import SAME_QUOTE_IN_CONTEXT
from indexing.curating.binding import Bound, Trace, bound_to
from indexing.curating.readings import Known
from indexing.folding import fold
from indexing.vocabulary import DecisionAction, RecheckReason


class _Side(Enum):
    ONE = "one"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Cut:
    """Two groups of readings that are not one; where `taken_out`, the second was split off what the first still is."""

    one: tuple[Trace, ...]
    other: tuple[Trace, ...]
    taken_out: bool

    def side(self, trace: Trace) -> _Side | None:
        """On which side a reading is: by its id then, else by what it is now, else, if it is lost, by what it told."""
        for alike in (_same_then, _same_now, _same_deal):
            one, other = (any(alike(trace, some) for some in group) for group in (self.one, self.other))
            if one is not other:
                return _Side.ONE if one else _Side.OTHER
        return None

    def may_hold(self, trace: Trace) -> bool:
        """Whether a lost reading stood where one of these does, so that it may have been any of them."""
        return any(_same_place(trace, some) for some in (*self.one, *self.other))

    def confuses(self, trace: Trace) -> bool:
        """Whether a reading of one side is taken for one of the other side now."""
        side = self.side(trace)
        facing = self.other if side is _Side.ONE else self.one if side else ()
        return any(_same_now(trace, some) for some in facing)


class Cuts:
    """The cuts made by decisions that are later than whatever is asked about."""

    def __init__(self) -> None:
        self._touching: dict[str, list[_Cut]] = defaultdict(list)

    def add(self, bound: Bound) -> None:
        """What a split, a not-the-same or a merge that was undone sets apart."""
        cut = _Cut(bound.traces, bound.other_traces, taken_out=bound.decision.action is DecisionAction.SPLIT)
        for key in {key for trace in (*cut.one, *cut.other) for key in _places(trace)}:
            self._touching[key].append(cut)

    def narrowed(self, bound: Bound) -> Bound:
        """`bound` without the targets that are no part of its subject any more.

        In doubt where the very reading that the editor looked at was split off from others of the subject: it may be
        about what was taken out or about what is left.
        """
        traces, others = self._left(bound.traces), self._left(bound.other_traces)
        same = (traces, others) == (bound.traces, bound.other_traces)
        return bound if same else bound_to(bound.decision, traces, others)

    def remainder(self, bound: Bound) -> Bound | None:
        """A merge without the pairs of readings that were set apart; None if all of them were, or none."""
        cuts = self._about((*bound.traces, *bound.other_traces))
        pairs = list(product(bound.traces, bound.other_traces))
        left = [(one, other) for one, other in pairs if not any(_parted(cut, one, other) for cut in cuts)]
        if not left or len(left) == len(pairs):
            return None
        one, other = next((pair for pair in left if all(map(_is_sure, pair))), left[0])
        return bound_to(bound.decision, (one,), (other,))

    def _left(self, traces: tuple[Trace, ...]) -> tuple[Trace, ...]:
        cuts = self._about(traces)
        left = set(range(len(traces)))
        for cut in cuts:
            sides = [cut.side(trace) for trace in traces]
            if cut.taken_out and sides[0] is _Side.OTHER and _Side.ONE in sides:
                return (_doubted(traces[0]),)
            if sides[0] is None and any(sides) and cut.may_hold(traces[0]):
                return traces[:1]
            kept = _kept(sides[0], cut.taken_out, set(sides))
            left = {at for at in left if at == 0 or sides[at] in kept}
        confused = {at for at in left if any(cut.confuses(traces[at]) for cut in cuts)}
        return tuple(_doubted(traces[at]) if at in confused else traces[at] for at in sorted(left))

    def _about(self, traces: Sequence[Trace]) -> list[_Cut]:
        found = {id(cut): cut for trace in traces for key in _places(trace) for cut in self._touching.get(key, ())}
        return list(found.values())


def _kept(mine: _Side | None, taken_out: bool, present: set[_Side | None]) -> set[_Side | None]:
    """The sides that a decision keeps whose main reading is on the side `mine`."""
    if taken_out:
        return {_Side.OTHER} if mine is _Side.OTHER else {_Side.ONE, None}
    if mine is None:
        return set() if {_Side.ONE, _Side.OTHER} <= present else present
    return {mine, None}


def _doubted(trace: Trace) -> Trace:
    return Trace(trace.target, Known(reason=RecheckReason.AMBIGUOUS))


def _is_sure(trace: Trace) -> bool:
    return bool(trace.known.ids) and not trace.known.reason


def _parted(cut: _Cut, one: Trace, other: Trace) -> bool:
    return {cut.side(one), cut.side(other)} == {_Side.ONE, _Side.OTHER}


def _same_then(one: Trace, other: Trace) -> bool:
    return one.then == other.then


def _same_now(one: Trace, other: Trace) -> bool:
    return _is_sure(one) and _is_sure(other) and not set(one.known.ids).isdisjoint(other.known.ids)


def _same_deal(one: Trace, other: Trace) -> bool:
    """Whether a lost reading had the same subject too, which tells apart what one sentence told."""
    return one.target.sectors == other.target.sectors and _same_place(one, other)


def _same_place(one: Trace, other: Trace) -> bool:
    """Whether a lost reading was told in nearly the same sentence, or under the same name, of the same article."""
    lost, some = one.target, other.target
    if _is_sure(one) or lost.article_id is None or lost.article_id != some.article_id:
        return False
    if lost.anchor and some.anchor:
        return fuzz.ratio(fold(lost.anchor.quote), fold(some.anchor.quote)) >= SAME_QUOTE_IN_CONTEXT
    return not set(lost.names).isdisjoint(some.names)


def _places(trace: Trace) -> Iterator[str]:
    """Whatever could show that a reading is that of a cut."""
    yield trace.target.id
    yield from trace.known.ids
    if trace.target.article_id:
        yield trace.target.article_id
