"""The parts of an agreement that carry their own evidence: status, participants, amounts."""

from decimal import Decimal
from operator import attrgetter
from typing import Self

import strawberry

from indexing import documents
from indexing.values import PartialDate
from indexing.vocabulary import AmountNature, Participation, Status
from resolvers.batches import by_id
from resolvers.connections import Connection
from resolvers.relating import listed, to_one
from resolvers.types.forward import AClaim, AnActor, APassage
from resolvers.views import stays


@stays
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

    passages: Connection[APassage] = listed(
        "The passages that state it.", by_id.passages, attrgetter("evidence.passage_ids"), "status.passages"
    )

    claims: Connection[AClaim] = listed(
        "The claims that it rests on.", by_id.claims, attrgetter("evidence.claim_ids"), "status.claims"
    )


@stays
@strawberry.type(description="An actor in its part in an agreement.")
class Participant:
    role: Participation = strawberry.field(description="The part that the actor takes.")
    confidence: float = strawberry.field(description="How sure it is that the actor takes this part, from 0 to 1.")
    participant: strawberry.Private[documents.Participant]

    @classmethod
    def of(cls, participant: documents.Participant) -> Self:
        """The value as the schema shows it."""
        return cls(role=participant.role, confidence=participant.confidence, participant=participant)

    actor: AnActor | None = to_one("Who takes part.", by_id.actors, attrgetter("participant.actor_id"))

    passages: Connection[APassage] = listed(
        "The passages that say so.", by_id.passages, attrgetter("participant.passage_ids"), "participant.passages"
    )


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

    passages: Connection[APassage] = listed(
        "The passages that state it.", by_id.passages, attrgetter("passage_ids"), "amount.passages"
    )
