"""What waits on an editor's desk: decisions to look at again, and actors that are likely one."""

from collections.abc import Sequence
from typing import Any, Self

import strawberry

from indexing import decisions, documents
from indexing.vocabulary import RecheckReason
from resolvers.batches import by_id
from resolvers.context import Info
from resolvers.fields import relation
from resolvers.relating import to_one
from resolvers.types.claim import ClaimSubject, subjects_of
from resolvers.types.decision import Decision
from resolvers.types.forward import AnActor
from resolvers.views import shows


async def _subjects(parents: Sequence["Recheck"], info: Info) -> list[Any]:
    return await subjects_of([parent.document.subject_id for parent in parents], info)


@shows(decisions.Recheck)
@strawberry.type(description="A decision that could not be applied as it was meant.")
class Recheck:
    reason: RecheckReason = strawberry.field(description="Why it could not.")
    document: strawberry.Private[decisions.Recheck]

    @classmethod
    def of(cls, document: decisions.Recheck) -> Self:
        """The document as the schema shows it."""
        return cls(reason=document.reason, document=document)

    decision: Decision | None = to_one("The decision.", by_id.decisions, lambda self: self.document.decision_id)
    subject: ClaimSubject | None = relation("What it is about; null where that is there no more.", _subjects)


@shows(documents.Suggestion)
@strawberry.type(description="Two actors that are likely one. They are never joined by rule: an editor decides.")
class JoinSuggestion:
    reason: str = strawberry.field(description="The evidence, and what it lacks: `similar_name_unknown_country`.")
    score: float = strawberry.field(description="How strong the evidence is, from 0 to 1.")
    document: strawberry.Private[documents.Suggestion]

    @classmethod
    def of(cls, document: documents.Suggestion) -> Self:
        """The document as the schema shows it."""
        return cls(reason=document.reason, score=document.score, document=document)

    one: AnActor | None = to_one("The one.", by_id.actors, lambda self: self.document.actor_ids[0])
    other: AnActor | None = to_one("The other.", by_id.actors, lambda self: self.document.actor_ids[1])
