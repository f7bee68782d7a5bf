"""Claim: one statement of one article; claims that contradict each other stand side by side."""

import asyncio
from collections.abc import Sequence
from operator import attrgetter
from typing import Annotated, Any, Self

import strawberry

from indexing import documents
from indexing.values import PartialDate
from indexing.vocabulary import ClaimField, Language, Participation
from resolvers.batches import by_id
from resolvers.connections import Connection
from resolvers.context import Info
from resolvers.fields import relation
from resolvers.relating import listed, to_one, views_of
from resolvers.types.forward import AnActor, AnAgreement, AnArticle, APassage
from resolvers.types.node import Node
from resolvers.types.values import Amount, Rule
from resolvers.views import shows

_AGREEMENT_PREFIX = "agr-"

ClaimSubject = Annotated[
    AnAgreement | AnActor,
    strawberry.union("ClaimSubject", description="What a claim can be about."),
]


async def subjects_of(subject_ids: Sequence[str | None], info: Info) -> list[Any]:
    """The agreement or actor behind each id, None where there is none."""
    agreement_ids = [one for one in subject_ids if one and one.startswith(_AGREEMENT_PREFIX)]
    actor_ids = [one for one in subject_ids if one and not one.startswith(_AGREEMENT_PREFIX)]
    agreements, actors = await asyncio.gather(
        views_of(info, by_id.agreements, agreement_ids), views_of(info, by_id.actors, actor_ids)
    )
    found = agreements | actors
    return [found.get(one) for one in subject_ids]


async def _subjects(parents: Sequence["Claim"], info: Info) -> list[Any]:
    return await subjects_of([parent.document.subject_id for parent in parents], info)


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

    actor: AnActor | None = to_one("The actor that the claim names.", by_id.actors, attrgetter("actor_id"))


@shows(documents.Claim)
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

    subject: ClaimSubject | None = relation("What the claim is about.", _subjects)
    article: AnArticle | None = to_one("The article that states it.", by_id.articles, attrgetter("document.article_id"))

    passages: Connection[APassage] = listed(
        "The passages that state it.", by_id.passages, attrgetter("document.passage_ids"), "claim.passages"
    )
