"""What editors of the small world have done: a decision about every agreement, which all have to be looked at again."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from indexing.decisions import Decision, Recheck, Undoing
from indexing.documents import Actor, Agreement, ClaimValue, Suggestion
from indexing.identity import stable_id
from indexing.vocabulary import ActorKind, DecidedField, DecisionAction, Participation, RecheckReason
from tests.resolvers.coverage import World

MORNING = datetime(2026, 1, 29, 8, tzinfo=UTC)


def with_deskwork(made: World) -> World:
    """`made` with decisions, doubts about them, and people who are likely the same."""
    for number, agreement in enumerate([one for one in made.derived if isinstance(one, Agreement)]):
        decision = _decision(agreement, number)
        made.decisions.append(decision)
        doubt = RecheckReason.CHANGED
        recheck = Recheck(id=stable_id("chk", number), decision_id=decision.id, subject_id=agreement.id, reason=doubt)
        made.derived.append(recheck)
    people = [one for one in made.derived if isinstance(one, Actor) and one.kind is ActorKind.PERSON]
    for number, (one, other) in enumerate(pairwise(people)):
        alike = Suggestion(
            id=stable_id("sug", number),
            actor_ids=(one.id, other.id),
            alias_ids=(one.id, other.id),
            score=0.5,
            reason="same name, no office in common",
        )
        made.derived.append(alike)
    return made


def _decision(agreement: Agreement, number: int) -> Decision:
    party = agreement.participants[0]
    value = ClaimValue(text="Iran", actor_id=party.actor_id, participation=Participation.PARTY)
    at = MORNING + timedelta(hours=number)
    return Decision(
        id=stable_id("dec", number),
        action=DecisionAction.CORRECT,
        subject_id=agreement.id,
        other_id=agreement.id,
        field=DecidedField.PARTICIPANT,
        values=(value,),
        article_id=agreement.article_ids[0],
        by="key-editor",
        at=at,
        why="the signed paper",
        undone=Undoing(by="key-chief", at=at, why="wrong paper"),
    )
