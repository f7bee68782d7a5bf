"""Claim: one statement of one article; claims that contradict each other stand side by side."""

from typing import Annotated, Self

import strawberry

from indexing import documents
from indexing.values import PartialDate
from indexing.vocabulary import ClaimField, Language, Participation
from resolvers.batches import by_id
from resolvers.connections import After, Connection, First, from_ids
from resolvers.context import Info
from resolvers.fields import resolved
from resolvers.types import actor as actor_type
from resolvers.types import agreement as agreement_type
from resolvers.types import article as article_type
from resolvers.types import passage as passage_type
from resolvers.types.forward import AnActor, AnAgreement, AnArticle, APassage
from resolvers.types.node import Node
from resolvers.types.values import Amount, Rule

_AGREEMENT_PREFIX = "agr-"

ClaimSubject = Annotated[
    AnAgreement | AnActor,
    strawberry.union("ClaimSubject", description="What a claim can be about."),
]


@strawberry.type(description="What a claim says. `text` is always given, the other slots as the field needs them.")
class ClaimValue:
    text: str = strawberry.field(description="The value in words: `signed`, `mining`, `1000000000 USD`, a name.")
    participation: Participation | None = strawberry.field(description="The part that the actor takes.")
    amount: Amount | None = strawberry.field(description="The amount stated.")
    date: PartialDate | None = strawberry.field(description="The date stated.")
    language: Language | None = strawberry.field(description="The language of a name or title.")
    actor_id: strawberry.Private[str | None]

    @classmethod
    def of(cls, value: documents.ClaimValue) -> Self:
        """The value as the schema shows it."""
        return cls(
            text=value.text,
            participation=value.participation,
            amount=Amount.of(value.amount) if value.amount else None,
            date=value.date,
            language=value.language,
            actor_id=value.actor_id,
        )

    @resolved("The actor that the claim names.")
    async def actor(self, info: Info) -> AnActor | None:
        if self.actor_id is None:
            return None
        found = await info.context.load(by_id.actors, self.actor_id)
        return actor_type.Actor.of(found) if found else None


@strawberry.type(description="One statement of one article about one field of an agreement or actor.")
class Claim(Node):
    field: ClaimField = strawberry.field(description="The field that it speaks about.")
    value: ClaimValue = strawberry.field(description="What it says.")
    as_of: PartialDate | None = strawberry.field(description="When the statement holds, as far as the text says.")
    rule: Rule = strawberry.field(description="The rule that found it.")
    confidence: float = strawberry.field(description="How sure the rule is, from 0 to 1.")
    document: strawberry.Private[documents.Claim]

    @classmethod
    def of(cls, document: documents.Claim) -> Self:
        """The document as the schema shows it."""
        return cls(
            id=strawberry.ID(document.id),
            field=document.field,
            value=ClaimValue.of(document.value),
            as_of=document.as_of,
            rule=Rule.of(document.rule),
            confidence=document.confidence,
            document=document,
        )

    @resolved("What the claim is about.")
    async def subject(self, info: Info) -> ClaimSubject | None:
        subject_id = self.document.subject_id
        if subject_id.startswith(_AGREEMENT_PREFIX):
            agreement = await info.context.load(by_id.agreements, subject_id)
            return agreement_type.Agreement.of(agreement) if agreement else None
        actor = await info.context.load(by_id.actors, subject_id)
        return actor_type.Actor.of(actor) if actor else None

    @resolved("The article that states it.")
    async def article(self, info: Info) -> AnArticle | None:
        found = await info.context.load(by_id.articles, self.document.article_id)
        return article_type.Article.of(found) if found else None

    @resolved("The passages that state it.")
    async def passages(self, info: Info, first: First = 10, after: After = None) -> Connection[APassage]:
        ids, make = self.document.passage_ids, passage_type.Passage.of
        return await from_ids(info, by_id.passages, "claim.passages", ids, first, after, make)
