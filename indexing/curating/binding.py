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
class Bound:
    """A decision with the ids of readings that it is about now.

    `keys` stand for all that its subject is or was, `main` for the reading the editor looked at; `other_keys` and
    `other_main` for the other subject. Two decisions that share a key are about the same: they named the same id, or
    what they name is one reading now and looked alike to both editors. An id alone may be that of another reading by
    now. A decision with a `reason` cannot be applied as it was meant.
    """

    decision: Decision
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


def bind(decision: Decision, subjects: Subjects) -> Bound:
    """`decision` as it stands in the present derivation."""
    look = subjects.agreement if is_about_agreement(decision) else subjects.actors.find
    targets = subject_targets(decision)
    others = decision.other_targets or ((Target(id=decision.other_id),) if decision.other_id else ())
    other = Known()
    match decision.action:
        case DecisionAction.REJECT:
            rejected = subjects.rejected if is_about_agreement(decision) else subjects.actors.rejected
            subject = _every(targets, rejected)
        case DecisionAction.SPLIT:
            subject, other = _sure(targets, look), _sure(others, look)
        case DecisionAction.MERGE | DecisionAction.NOT_SAME:
            subject, other = _first(targets, look), _first(others, look)
        case _:
            subject = _first(targets, look)
    return Bound(
        decision=decision,
        subject=subject.ids,
        other=other.ids,
        keys=_keys(decision.subject_id, targets, subject.ids),
        main=_keys(decision.subject_id, targets[:1], subject.ids[:1]),
        other_keys=_keys(decision.other_id, others, other.ids),
        other_main=_keys(decision.other_id, others[:1], other.ids[:1]),
        reason=subject.reason or other.reason,
    )


def _keys(decided: str | None, targets: Sequence[Target], now: Sequence[str]) -> frozenset[str]:
    then = (f"then {key}" for key in (decided, *(target.id for target in targets)) if key)
    looked = " ".join((*targets[0].codes, *targets[0].sectors)) if targets else ""
    return frozenset({*then, *(f"now {key} {looked}" for key in now)})


def _first(targets: Sequence[Target], look: Look) -> Known:
    """The first target that is found without doubt; the doubt about the first of all if there is none."""
    found = [look(target) for target in targets]
    sure = next((known for known in found if known.ids and not known.reason), None)
    return sure or Known(reason=found[0].reason)


def _sure(targets: Sequence[Target], look: Look) -> Known:
    """All targets that are found without doubt; the doubt about the first of all if there is none."""
    found = [look(target) for target in targets]
    ids = dict.fromkeys(key for known in found if not known.reason for key in known.ids)
    return Known(tuple(ids)) if ids else Known(reason=found[0].reason)


def _every(targets: Sequence[Target], look: Look) -> Known:
    """Whatever is found of a rejected subject, doubtful or not. What is not derived any more is as it should be."""
    found = [look(target) for target in targets]
    doubts = [known.reason for known in found if known.reason not in (None, RecheckReason.NOT_DERIVED)]
    return Known(tuple(dict.fromkeys(key for known in found for key in known.ids)), doubts[0] if doubts else None)
