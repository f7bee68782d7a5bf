"""The root of what can be changed. Every field says what scope it needs; the work is done in `resolvers.mutations`."""

import strawberry

from resolvers.access import Scope, needs
from resolvers.context import Info
from resolvers.fields import resolved
from resolvers.mutations.deciding import (
    DecideResult,
    Deciding,
    DecisionId,
    UndoReason,
    UndoResult,
    decide,
    undo,
)
from resolvers.mutations.ingesting import IdempotencyKey, Ingesting, IngestResult, ingest_article

#: Points of a change: it folds all coverage anew.
_FOLDING = 100


@strawberry.type(description="What can be changed.")
class Mutation:
    @resolved(
        "Decide about an agreement or actor. What follows is visible at once and survives every derivation. "
        "Needs the scope edit.",
        cost=_FOLDING,
    )
    @needs(Scope.EDIT)
    async def decide(self, info: Info, input: Deciding) -> DecideResult:  # noqa: A002 - the word that clients know
        return await decide(info, input)

    @resolved("Take a decision back. It stays in the history. Needs the scope edit.", cost=_FOLDING)
    @needs(Scope.EDIT)
    async def undo(self, info: Info, decision_id: DecisionId, reason: UndoReason) -> UndoResult:
        return await undo(info, decision_id, reason)

    @resolved(
        "Hand in one article. It is stored and derived before the answer. Needs the scope admin.",
        cost=_FOLDING,
    )
    @needs(Scope.ADMIN)
    async def ingest_article(
        self,
        info: Info,
        input: Ingesting,  # noqa: A002 - the word that clients know
        idempotency_key: IdempotencyKey,
    ) -> IngestResult:
        return await ingest_article(info, input, idempotency_key)
