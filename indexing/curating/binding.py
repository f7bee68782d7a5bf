"""Decisions bound to the readings of the present derivation, or to the reason why they cannot be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexing.curating.readings import Known
from indexing.curating.subjects import Subjects
from indexing.decisions import Decision, Target
from indexing.vocabulary import DecidedField, DecisionAction, RecheckReason

_AGREEMENT_PREFIX = "agr-"

Look = Callable[[Target], Known]


@dataclass(frozen=True, slots=True)
class Trace:
    """A target of a decision, and what it is now."""

    target: Target
    known: Known

    @property
    def then(self) -> str:
        """The reading as the editor saw it: its id, and of one of several deals of a sentence its subject.

        Deals of one kind in a sentence are numbered, so when one of them goes the others change their ids.
        """
        target = self.target
        return target.id if target.siblings == 1 else " ".join((target.id, *sorted(target.sectors)))


@dataclass(frozen=True, slots=True)
class Bound:
    """A decision with the ids of readings that it is about now.

    `traces` and `other_traces` are the targets that it still has. `keys` stand for all that its subject is or was,
    `main` for the reading the editor looked at; `other_keys` for the other subject, `other_main` likewise. Two
    decisions that share a key are about the same: they named the same id, or what they name is one reading now and
    looked alike to both editors. An id alone may be that of another reading by now. A decision with a `reason` cannot
    be applied as it was meant.
    """

    decision: Decision
    traces: tuple[Trace, ...]
    other_traces: tuple[Trace, ...]
    subject: tuple[str, ...]
    other: tuple[str, ...]
    keys: frozenset[str]
    main: frozenset[str]
    other_keys: frozenset[str]
    other_main: frozenset[str]
    reason: RecheckReason | None

    @property
    def aspect(self) -> tuple[str, ...]:
        """What of its subject the decision settles: that it is one, a field, or its name in one language."""
        decision = self.decision
        languages = (value.language or "" for value in decision.said if decision.field is DecidedField.NAME)
        return (decision.action, decision.field or "", *languages)


def is_about_agreement(decision: Decision) -> bool:
    """Whether the subject of a decision is an agreement; otherwise it is an actor."""
    return decision.subject_id.startswith(_AGREEMENT_PREFIX)


def subject_targets(decision: Decision) -> tuple[Target, ...]:
    """The readings of the subject; that of a decision without targets is made of its id and anchor."""
    plain = Target(id=decision.subject_id, article_id=decision.article_id, anchor=decision.anchor)
    return decision.targets or (plain,)


def other_targets(decision: Decision) -> tuple[Target, ...]:
    """The readings of the other subject, if there is one."""
    return decision.other_targets or ((Target(id=decision.other_id),) if decision.other_id else ())


def bind(decision: Decision, subjects: Subjects) -> Bound:
    """`decision` as it stands in the present derivation."""
    look: Look
    if is_about_agreement(decision):
        look, rejected = subjects.agreement, subjects.rejected
    else:
        look, rejected = subjects.actors.find, subjects.actors.rejected
    first = rejected if decision.action is DecisionAction.REJECT else look
    return bound_to(
        decision,
        tuple(Trace(target, first(target)) for target in subject_targets(decision)),
        tuple(Trace(target, look(target)) for target in other_targets(decision)),
    )


def bound_to(decision: Decision, traces: tuple[Trace, ...], others: tuple[Trace, ...]) -> Bound:
    """`decision` with no other targets than these."""
    other = Known()
    match decision.action:
        case DecisionAction.REJECT:
            subject = _every(traces)
        case DecisionAction.SPLIT:
            subject, other = _sure(traces), _sure(others)
        case DecisionAction.MERGE | DecisionAction.NOT_SAME:
            subject, other = _first(traces), _first(others)
        case _:
            subject = _first(traces[:1])
            subject = _sure(traces) if subject.reason else subject
    mine = _whole(decision, traces) if traces[0].target == subject_targets(decision)[0] else None
    theirs = decision.other_id if others and others[0].target == other_targets(decision)[0] else None
    return Bound(
        decision=decision,
        traces=traces,
        other_traces=others,
        subject=subject.ids,
        other=other.ids,
        keys=_keys(mine, traces, subject.ids),
        main=_keys(mine, traces[:1], subject.ids[:1]),
        other_keys=_keys(theirs, others, other.ids),
        other_main=_keys(theirs, others[:1], other.ids[:1]),
        reason=subject.reason or other.reason,
    )


def _whole(decision: Decision, traces: Sequence[Trace]) -> str | None:
    """The subject as a whole, which has its id from one of its readings; none where that one was split off."""
    decided = decision.subject_id
    if own := next((trace.then for trace in traces if trace.target.id == decided), None):
        return own
    readings = (*subject_targets(decision), *other_targets(decision))
    return None if decided in {target.id for target in readings} else decided


def _keys(decided: str | None, traces: Sequence[Trace], now: Sequence[str]) -> frozenset[str]:
    targets = [trace.target for trace in traces]
    then = (f"then {key}" for key in (decided, *(trace.then for trace in traces)) if key)
    looked = " ".join((*targets[0].codes, *targets[0].sectors)) if targets else ""
    return frozenset({*then, *(f"now {key} {looked}" for key in now)})


def _first(traces: Sequence[Trace]) -> Known:
    """The first target that is found without doubt; the doubt about the first of all if there is none."""
    found = [trace.known for trace in traces]
    sure = next((known for known in found if known.ids and not known.reason), None)
    return sure or Known(reason=found[0].reason)


def _sure(traces: Sequence[Trace]) -> Known:
    """All targets that are found without doubt; the doubt about the first of all if there is none."""
    found = [trace.known for trace in traces]
    ids = dict.fromkeys(key for known in found if not known.reason for key in known.ids)
    return Known(tuple(ids)) if ids else Known(reason=found[0].reason)


def _every(traces: Sequence[Trace]) -> Known:
    """Whatever is found of a rejected subject, doubtful or not. What is not derived any more is as it should be."""
    found = [trace.known for trace in traces]
    doubts = [known.reason for known in found if known.reason not in (None, RecheckReason.NOT_DERIVED)]
    return Known(tuple(dict.fromkeys(key for known in found for key in known.ids)), doubts[0] if doubts else None)
