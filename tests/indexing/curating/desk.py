"""An editor's desk: decisions made on what a set of articles was derived to, as the interface would make them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from indexing.curating.curate import Curated, curate
from indexing.curating.readings import targets_of_actor, targets_of_agreement
from indexing.decisions import Decision, Target, Undoing
from indexing.deriving.findings import ArticleFindings
from indexing.documents import Actor, Agreement, Article, ClaimValue
from indexing.vocabulary import DecidedField, DecisionAction, Participation

Told = tuple[Article, ArticleFindings]

MORNING = datetime(2026, 1, 29, 8, tzinfo=UTC)


class Desk:
    """Articles with their findings; every decision is an hour later than the one before."""

    def __init__(self, *told: Told, reprints: Sequence[Sequence[str]] = ()) -> None:
        self.told, self.reprints = list(told), list(reprints)
        self.decisions: list[Decision] = []

    def derive(self) -> Curated:
        return curate(self.told, self.reprints, self.decisions)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        return self.derive().graph.agreements

    @property
    def actors(self) -> tuple[Actor, ...]:
        return self.derive().graph.actors

    def rechecks(self) -> dict[str, str]:
        return {recheck.decision_id: recheck.reason.value for recheck in self.derive().rechecks}

    def agreement(self, of: str) -> Agreement:
        """The only agreement of an article."""
        (found,) = (one for one in self.agreements if of in one.article_ids)
        return found

    def actor(self, name: str) -> Actor:
        (found,) = (one for one in self.actors if any(name == alias.text for alias in one.aliases))
        return found

    def targets(self, subject: Agreement | Actor, looked_at: str | None = None) -> tuple[Target, ...]:
        if isinstance(subject, Actor):
            return targets_of_actor(subject)
        return targets_of_agreement(subject, self.told, looked_at)

    def decide(self, action: DecisionAction, subject: Agreement | Actor, **given: Any) -> Decision:
        targets = given.pop("targets", None) or self.targets(subject)
        decision = Decision(
            id=f"dec-{len(self.decisions)}",
            action=action,
            subject_id=subject.id,
            targets=targets,
            article_id=targets[0].article_id,
            anchor=targets[0].anchor,
            by="desk",
            at=MORNING + timedelta(hours=len(self.decisions)),
            **given,
        )
        self.decisions.append(decision)
        return decision

    def confirm(self, subject: Agreement | Actor) -> Decision:
        return self.decide(DecisionAction.CONFIRM, subject)

    def reject(self, subject: Agreement | Actor) -> Decision:
        return self.decide(DecisionAction.REJECT, subject)

    def correct(self, subject: Agreement | Actor, field: DecidedField, *values: ClaimValue) -> Decision:
        return self.decide(DecisionAction.CORRECT, subject, field=field, values=values)

    def merge(self, one: Agreement | Actor, other: Agreement | Actor) -> Decision:
        return self._of_two(DecisionAction.MERGE, one, other)

    def not_same(self, one: Agreement | Actor, other: Agreement | Actor) -> Decision:
        return self._of_two(DecisionAction.NOT_SAME, one, other)

    def split(self, subject: Agreement | Actor, reading: Target) -> Decision:
        """Take one reading out of a subject."""
        rest = tuple(target for target in self.targets(subject) if target != reading)
        return self.decide(DecisionAction.SPLIT, subject, targets=rest, other_id=reading.id, other_targets=(reading,))

    def undo(self, decision: Decision) -> None:
        """Take a decision back, half an hour after the last one."""
        undoing = Undoing(by="desk", at=MORNING + timedelta(hours=len(self.decisions) - 0.5))
        self.decisions[self.decisions.index(decision)] = decision.model_copy(update={"undone": undoing})

    def _of_two(self, action: DecisionAction, one: Agreement | Actor, other: Agreement | Actor) -> Decision:
        return self.decide(action, one, other_id=other.id, other_targets=self.targets(other))


def party(actor: Actor) -> ClaimValue:
    """An actor as a party, as a decided value."""
    return ClaimValue(text=actor.names[0].text, actor_id=actor.id, participation=Participation.PARTY)
