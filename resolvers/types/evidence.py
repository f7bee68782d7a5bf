"""The parts of an agreement that carry their own evidence: status, participants, amounts."""

from decimal import Decimal
from typing import Self

import strawberry

from indexing import documents
from indexing.values import PartialDate
from indexing.vocabulary import AmountNature, Participation, Status
from resolvers.batches import by_id
from resolvers.connections import After, Connection, First, from_ids
from resolvers.context import Info
from resolvers.fields import resolved
from resolvers.types import actor as actor_type
from resolvers.types import claim as claim_type
from resolvers.types import passage as passage_type
from resolvers.types.forward import AClaim, AnActor, APassage


@strawberry.type(description="The status that counts now, as of when, and what it rests on.")
class StatusEvidence:
    value: Status = strawberry.field(description="The status.")
    as_of: PartialDate | None = strawberry.field(description="The date as of which it is known.")
    disputed: bool = strawberry.field(
        description="True where another source states a different status as of the same time or later."
    )
    evidence: strawberry.Private[documents.StatusEvidence]

    @classmethod
    def of(cls, evidence: documents.StatusEvidence) -> Self:
        """The value as the schema shows it."""
        return cls(value=evidence.value, as_of=evidence.as_of, disputed=evidence.disputed, evidence=evidence)

    @resolved("The passages that state it.")
    async def passages(self, info: Info, first: First = 10, after: After = None) -> Connection[APassage]:
        ids, make = self.evidence.passage_ids, passage_type.Passage.of
        return await from_ids(info, by_id.passages, "status.passages", ids, first, after, make)

    @resolved("The claims that it rests on.")
    async def claims(self, info: Info, first: First = 10, after: After = None) -> Connection[AClaim]:
        ids, make = self.evidence.claim_ids, claim_type.Claim.of
        return await from_ids(info, by_id.claims, "status.claims", ids, first, after, make)


@strawberry.type(description="An actor in its part in an agreement.")
class Participant:
    role: Participation = strawberry.field(description="The part that the actor takes.")
    confidence: float = strawberry.field(description="How sure it is that the actor takes this part, from 0 to 1.")
    participant: strawberry.Private[documents.Participant]

    @classmethod
    def of(cls, participant: documents.Participant) -> Self:
        """The value as the schema shows it."""
        return cls(role=participant.role, confidence=participant.confidence, participant=participant)

    @resolved("Who takes part.")
    async def actor(self, info: Info) -> AnActor | None:
        found = await info.context.load(by_id.actors, self.participant.actor_id)
        return actor_type.Actor.of(found) if found else None

    @resolved("The passages that say so.")
    async def passages(self, info: Info, first: First = 10, after: After = None) -> Connection[APassage]:
        ids, make = self.participant.passage_ids, passage_type.Passage.of
        return await from_ids(info, by_id.passages, "participant.passages", ids, first, after, make)


@strawberry.type(description="An amount of an agreement with the passages that state it.")
class StatedAmount:
    value: Decimal = strawberry.field(description='The figure: `"1000000000"`.')
    unit: str = strawberry.field(description="An ISO 4217 code for money (`USD`), else a unit such as `tonne` or `MW`.")
    nature: AmountNature = strawberry.field(description="Whether it is an aim, a present level or a commitment.")
    passage_ids: strawberry.Private[tuple[str, ...]]

    @classmethod
    def of(cls, stated: documents.StatedAmount) -> Self:
        """The value as the schema shows it."""
        amount = stated.amount
        return cls(value=amount.value, unit=amount.unit, nature=amount.nature, passage_ids=stated.passage_ids)

    @resolved("The passages that state it.")
    async def passages(self, info: Info, first: First = 10, after: After = None) -> Connection[APassage]:
        make = passage_type.Passage.of
        return await from_ids(info, by_id.passages, "amount.passages", self.passage_ids, first, after, make)
