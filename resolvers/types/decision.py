"""Decision: what an editor said about an agreement or actor, and what has become of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

import strawberry

from indexing import decisions
from indexing.vocabulary import DecidedField, DecisionAction, RecheckReason
from resolvers.batches import by_id, relations
from resolvers.context import Info
from resolvers.fields import relation, resolved
from resolvers.relating import to_one
from resolvers.types.claim import ClaimSubject, ClaimValue, subjects_of
from resolvers.types.forward import AnArticle
from resolvers.types.node import Node
from resolvers.views import shows

#: Values that a correction can give; sets are replaced as a whole.
MAX_VALUES = 100


@strawberry.type(description="Who took a decision back, when and why.")
class Undoing:
    by: str = strawberry.field(description="The key that took it back.")
    at: datetime = strawberry.field(description="When it was taken back.")
    reason: str = strawberry.field(description="Why it was taken back.")


async def _subjects(parents: Sequence["Decision"], info: Info) -> list[Any]:
    return await subjects_of([parent.document.subject_id for parent in parents], info)


async def _others(parents: Sequence["Decision"], info: Info) -> list[Any]:
    return await subjects_of([parent.document.other_id for parent in parents], info)


async def _doubts(parents: Sequence["Decision"], info: Info) -> list[RecheckReason | None]:
    return await info.context.load_many(relations.doubt_of_decision, [str(parent.id) for parent in parents])


@shows(decisions.Decision)
@strawberry.type(description="What an editor said about an agreement or actor. It is applied in every derivation.")
class Decision(Node):
    action: DecisionAction = strawberry.field(description="What was decided.")
    field: DecidedField | None = strawberry.field(description="The field that a correction sets.")
    reason: str = strawberry.field(description="Why it was decided.")
    by: str = strawberry.field(description="The key that decided.")
    at: datetime = strawberry.field(description="When it was decided.")
    quote: str | None = strawberry.field(description="The words that the editor pointed to.")
    document: strawberry.Private[decisions.Decision]

    @classmethod
    def of(cls, document: decisions.Decision) -> Self:
        """The document as the schema shows it."""
        return cls(
            id=strawberry.ID(document.id),
            action=document.action,
            field=document.field,
            reason=document.why,
            by=document.by,
            at=document.at,
            quote=document.anchor.quote if document.anchor else None,
            document=document,
        )

    @resolved("The values that a correction gives; none where it empties the field.", bound=MAX_VALUES)
    def values(self) -> list[ClaimValue]:
        return [ClaimValue.of(value) for value in self.document.said]

    @resolved("Who took it back, where somebody did; it is applied no more then.")
    def undone(self) -> Undoing | None:
        undone = self.document.undone
        return Undoing(by=undone.by, at=undone.at, reason=undone.why) if undone else None

    subject: ClaimSubject | None = relation("What it is about, as it stands now.", _subjects)
    other: ClaimSubject | None = relation(
        "The second subject of a merge or of two that are not the same; what a split took out.", _others
    )
    article: AnArticle | None = to_one(
        "The article that the words stand in.", by_id.articles, lambda self: self.document.article_id
    )
    doubt: RecheckReason | None = relation(
        "Why it could not be applied as it was meant and has to be looked at again; null where it holds.",
        _doubts,
        cost=1,
    )
