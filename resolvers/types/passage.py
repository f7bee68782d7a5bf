"""Passage and Mention: the exact words that attest a fact, and the spans in them that name somebody or something."""

from operator import attrgetter
from typing import Self

import strawberry

from indexing import documents
from indexing.searching.port import EntryType
from indexing.searching.similar import Text
from indexing.values import PartialDate
from indexing.vocabulary import Language, MentionKind, PassageKind
from resolvers.batches import by_id, relations
from resolvers.connections import Connection, First, page_size
from resolvers.fields import resolved
from resolvers.relating import owned, to_one
from resolvers.similarity import alike
from resolvers.types.forward import AnActor, AnAgreement, AnArticle, APassage
from resolvers.types.node import Node
from resolvers.types.values import Amount, Rule
from resolvers.views import shows


@strawberry.type(description="A span of a passage that names an actor, an amount or a date.")
class Mention:
    start: int = strawberry.field(description="First code point in the raw text of the article.")
    end: int = strawberry.field(description="Code point behind the last one in the raw text of the article.")
    quote: str = strawberry.field(description="The words of the span.")
    kind: MentionKind = strawberry.field(description="What is named.")
    confidence: float = strawberry.field(description="How sure the rule is, from 0 to 1.")
    rule: Rule = strawberry.field(description="The rule that found it.")
    amount: Amount | None = strawberry.field(description="The amount, if one is named.")
    date: PartialDate | None = strawberry.field(description="The date, if one is named.")
    actor_id: strawberry.Private[str | None]

    @classmethod
    def of(cls, mention: documents.Mention) -> Self:
        """The value as the schema shows it."""
        return cls(
            start=mention.start,
            end=mention.end,
            quote=mention.quote,
            kind=mention.kind,
            confidence=mention.confidence,
            rule=Rule.of(mention.rule),
            amount=Amount.of(mention.amount) if mention.amount else None,
            date=mention.date,
            actor_id=mention.actor_id,
        )

    actor: AnActor | None = to_one(
        "The actor that is named; empty for amounts and dates and where it stayed unknown.",
        by_id.actors,
        attrgetter("actor_id"),
    )


@shows(documents.Passage)
@strawberry.type(description="A headline or sentence of an article: the words that attest a fact.")
class Passage(Node):
    kind: PassageKind = strawberry.field(description="Headline or sentence.")
    quote: str = strawberry.field(description="The words, equal to `raw[start:end]` of the article.")
    prefix: str = strawberry.field(description="Up to 32 characters before the quote, to find it again.")
    suffix: str = strawberry.field(description="Up to 32 characters behind the quote, to find it again.")
    start: int = strawberry.field(description="First code point in the raw text of the article.")
    end: int = strawberry.field(description="Code point behind the last one in the raw text of the article.")
    position: int = strawberry.field(description="The number of the passage in its article, from 0.")
    language: Language = strawberry.field(description="The language of the words.")
    revision: int = strawberry.field(description="The revision of the article that the offsets belong to.")
    article_id: strawberry.Private[str]
    document: strawberry.Private[documents.Passage]

    @classmethod
    def of(cls, document: documents.Passage) -> Self:
        """The document as the schema shows it."""
        return cls(
            id=strawberry.ID(document.id),
            kind=document.kind,
            quote=document.quote,
            prefix=document.prefix,
            suffix=document.suffix,
            start=document.start,
            end=document.end,
            position=document.position,
            language=document.language,
            revision=document.revision,
            article_id=document.article_id,
            document=document,
        )

    article: AnArticle | None = to_one(
        "The article that the passage stands in.", by_id.articles, attrgetter("article_id")
    )

    @resolved("The actors, amounts and dates that the passage names, in the order of the text.")
    def mentions(self, first: First = 20) -> list[Mention]:
        return [Mention.of(mention) for mention in self.document.mentions[: page_size(first)]]

    agreements: Connection[AnAgreement] = owned(
        "The agreements that the passage attests, newest first.",
        relations.agreements_of_passage,
        lambda self: (self.document.id, self.document.article_id),
        "passage.agreements",
    )
    similar: list[APassage] = alike(
        "Passages of other articles that tell of the same, the most similar first; of reprints one stands for all.",
        by_id.passages,
        lambda self: Text(self.document.id, EntryType.PASSAGE, self.document.language, self.document.quote),
    )
