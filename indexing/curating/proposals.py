"""What an editor proposes to decide, and the decision that is made of it.

An editor points at documents as they are shown; a decision has to find its subject again when the rules and the texts
have changed. So everything that the subject was read from goes into the decision here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from indexing.curating.readings import targets_of_actor, targets_of_agreement
from indexing.decisions import Decision, Target
from indexing.deriving.findings import ArticleFindings
from indexing.documents import Actor, Agreement, Article, ClaimValue, Passage
from indexing.errors import PeymanError
from indexing.identity import sha256_of, stable_id
from indexing.values import Anchor
from indexing.vocabulary import DecidedField, DecisionAction, RecheckReason

Subject = Agreement | Actor

_REVISION_LENGTH = 16
#: Code points that a reason may have.
_LONGEST_REASON = 2_000


class Unfit(PeymanError):
    """The proposal cannot be decided; the message says what is wrong with it."""


class NoSuchSubject(PeymanError):
    """There is no agreement or actor with this id."""


class Conflict(PeymanError):
    """The subject is not as the editor saw it any more; `current` is how it stands."""

    def __init__(self, current: Subject) -> None:
        """`current` is the subject as everybody sees it now."""
        super().__init__("The subject has changed since it was looked at: look at it again and decide anew.")
        self.current = current


class Inapplicable(PeymanError):
    """The decision would not hold in the graph; `reason` says why."""

    def __init__(self, reason: RecheckReason) -> None:
        """`reason` is what the list of re-checks would give."""
        super().__init__(f"The decision would not hold: {reason.value.replace('_', ' ')}.")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an editor wants to decide about the subject as it stood at the revision `seen`.

    `other_id` is the second subject of a merge or a not-the-same, seen at `other_seen`. A split takes `part` out: the
    id of an article that tells an agreement, or a form of an actor's name. A correction gives `field` and its `values`,
    none to empty it. `passage_id` is the evidence; without it the most telling passage of the subject is.
    """

    action: DecisionAction
    subject_id: str
    seen: str
    why: str
    other_id: str | None = None
    other_seen: str | None = None
    part: str | None = None
    field: DecidedField | None = None
    values: tuple[ClaimValue, ...] = ()
    passage_id: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the ids of a proposal lead to, and all that their readings are made of, by article id."""

    subject: Subject
    other: Subject | None
    passage: Passage | None
    articles: Mapping[str, Article]
    findings: Mapping[str, ArticleFindings]


def revision_of(document: Subject) -> str:
    """What tells this state of an agreement or actor from every other: 16 hexadecimal digits of its content."""
    return sha256_of(document.model_dump_json())[:_REVISION_LENGTH]


def decision_of(proposal: Proposal, found: Found, by: str, at: datetime) -> Decision:
    """The decision that `proposal` asks for, made by `by`.

    Raises Unfit for a proposal that contradicts itself or its subjects.
    """
    _check(proposal, found)
    targets, other_id = _targets(found.subject, found), proposal.other_id
    others = _targets(found.other, found) if found.other else ()
    if proposal.action is DecisionAction.SPLIT:
        others = _part(proposal, found.subject, targets)
        targets, other_id = tuple(target for target in targets if target not in others), others[0].id
    article_id, anchor = _evidence(found, targets)
    return Decision(
        id=stable_id("dec", proposal.action, proposal.subject_id, by, at.isoformat()),
        action=proposal.action,
        subject_id=found.subject.id,
        other_id=other_id,
        field=proposal.field,
        values=proposal.values,
        article_id=article_id,
        anchor=anchor,
        targets=targets,
        other_targets=others,
        by=by,
        at=at,
        why=proposal.why,
    )


def check_reason(why: str) -> None:
    """Raises Unfit for a reason that says nothing or too much."""
    if not why.strip():
        raise Unfit("A decision needs a reason: say why.")
    if len(why) > _LONGEST_REASON:
        raise Unfit(f"The reason has {len(why)} characters: keep to {_LONGEST_REASON}.")


def _check(proposal: Proposal, found: Found) -> None:
    check_reason(proposal.why)
    if found.other is not None:
        if found.other.id == found.subject.id:
            raise Unfit("These are the same one already: name two different ones.")
        if type(found.other) is not type(found.subject):
            raise Unfit("An agreement and an actor are never the same: name two agreements or two actors.")
    passage, subject = found.passage, found.subject
    if passage is not None and isinstance(subject, Agreement) and passage.article_id not in subject.article_ids:
        raise Unfit("The passage stands in an article that does not tell of this agreement: choose one that does.")


def _targets(subject: Subject, found: Found) -> tuple[Target, ...]:
    if isinstance(subject, Actor):
        return targets_of_actor(subject)
    told = [(found.articles[key], found.findings[key]) for key in subject.article_ids if key in found.findings]
    return targets_of_agreement(subject, told, found.passage.article_id if found.passage else None)


def _part(proposal: Proposal, subject: Subject, targets: Sequence[Target]) -> tuple[Target, ...]:
    """The readings that a split takes out: all that one article tells, or one form of a name."""
    if isinstance(subject, Agreement):
        part = tuple(target for target in targets if target.article_id == proposal.part)
    else:
        part = tuple(target for target in targets if proposal.part in target.names)[:1]
    if not part:
        raise Unfit(
            "There is no such part: name an article that tells of the agreement, or a form of the actor's name."
        )
    if len(part) == len(targets):
        raise Unfit("The whole would be taken out: a split leaves something behind.")
    return part


def _evidence(found: Found, targets: Sequence[Target]) -> tuple[str | None, Anchor | None]:
    """Article and anchor of the evidence: the passage named, else that of the subject's first reading."""
    passage = found.passage
    if passage is None or passage.article_id not in found.articles:
        return (targets[0].article_id, targets[0].anchor) if targets else (None, None)
    raw = found.articles[passage.article_id].raw
    return passage.article_id, Anchor.in_text(raw, passage.start, passage.end)
