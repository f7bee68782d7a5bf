"""Actor, its offices and the forms of its name: who somebody is, and what attests it."""

from typing import Self

import strawberry

from indexing import documents
from indexing.values import PartialDate
from indexing.vocabulary import ActorKind, Language
from resolvers.batches import by_id, relations
from resolvers.connections import After, Connection, First, from_ids, from_owned
from resolvers.context import Info
from resolvers.fields import resolved
from resolvers.scalars import CountryCode
from resolvers.types import agreement as agreement_type
from resolvers.types import article as article_type
from resolvers.types import passage as passage_type
from resolvers.types.forward import AnAgreement, AnArticle, APassage
from resolvers.types.node import Node
from resolvers.types.values import InLanguage, Name, Rule, preferred


@strawberry.type(description="A form under which an actor was seen, and why it was taken for the same actor.")
class Alias:
    text: str = strawberry.field(description="The form as it was seen.")
    language: Language = strawberry.field(description="The language of the form.")
    reason: str = strawberry.field(description="Why it counts as the same actor.")
    score: float = strawberry.field(description="How strong that evidence is; 1 for exact evidence.")
    article_id: strawberry.Private[str | None]

    @classmethod
    def of(cls, alias: documents.Alias) -> Self:
        """The value as the schema shows it."""
        return cls(
            text=alias.text,
            language=alias.language,
            reason=alias.reason,
            score=alias.score,
            article_id=alias.article_id,
        )

    @resolved("An article that uses the form, where one is recorded.")
    async def article(self, info: Info) -> AnArticle | None:
        if self.article_id is None:
            return None
        found = await info.context.load(by_id.articles, self.article_id)
        return article_type.Article.of(found) if found else None


@strawberry.type(description="An office as one passage states it. Holders change, so it carries a date.")
class Role:
    title: str = strawberry.field(description="The title as stated.")
    language: Language = strawberry.field(description="The language of the title.")
    country: CountryCode | None = strawberry.field(description="The state that the office belongs to.")
    as_of: PartialDate | None = strawberry.field(description="The date as of which it was stated.")
    confidence: float = strawberry.field(description="How sure the rule is, from 0 to 1.")
    rule: Rule = strawberry.field(description="The rule that found it.")
    document: strawberry.Private[documents.Role]

    @classmethod
    def of(cls, role: documents.Role) -> Self:
        """The value as the schema shows it."""
        return cls(
            title=role.title,
            language=role.language,
            country=CountryCode(role.country) if role.country else None,
            as_of=role.as_of,
            confidence=role.confidence,
            rule=Rule.of(role.rule),
            document=role,
        )

    @resolved("The organisation that the office belongs to.")
    async def organisation(self, info: Info) -> "Actor | None":
        if self.document.organisation_id is None:
            return None
        found = await info.context.load(by_id.actors, self.document.organisation_id)
        return Actor.of(found) if found else None

    @resolved("The passage that states it.")
    async def passage(self, info: Info) -> APassage | None:
        found = await info.context.load(by_id.passages, self.document.passage_id)
        return passage_type.Passage.of(found) if found else None

    @resolved("The article that the passage stands in.")
    async def article(self, info: Info) -> AnArticle | None:
        found = await info.context.load(by_id.articles, self.document.article_id)
        return article_type.Article.of(found) if found else None


@strawberry.type(description="A person, organisation, country or bloc.")
class Actor(Node):
    kind: ActorKind = strawberry.field(description="Person, organisation, country or bloc.")
    code: str | None = strawberry.field(description="ISO 3166-1 code of a country, or acronym of a bloc: `IR`, `EAEU`.")
    country: CountryCode | None = strawberry.field(description="The state that a person or organisation belongs to.")
    document: strawberry.Private[documents.Actor]

    @classmethod
    def of(cls, document: documents.Actor) -> Self:
        """The document as the schema shows it."""
        return cls(
            id=strawberry.ID(document.id),
            kind=document.kind,
            code=document.code,
            country=CountryCode(document.country) if document.country else None,
            document=document,
        )

    @resolved("The name in one language, or the nearest there is.")
    def name(self, language: InLanguage = Language.EN) -> str:
        return preferred(self.document.names, language)

    @resolved("The preferred name in each language that is known.")
    def names(self) -> list[Name]:
        return [Name.of(name) for name in self.document.names]

    @resolved("Every form under which the actor was seen, with the reason for each join.")
    def aliases(self) -> list[Alias]:
        return [Alias.of(alias) for alias in self.document.aliases]

    @resolved("The offices of a person, each with the passage that states it.")
    def roles(self) -> list[Role]:
        return [Role.of(role) for role in self.document.roles]

    @resolved("Ids of actors that were found to be this one.")
    def former_ids(self) -> list[strawberry.ID]:
        return [strawberry.ID(former) for former in self.document.former_ids]

    @resolved("The agreements in which the actor takes part, in whatever role, newest first.")
    async def agreements(self, info: Info, first: First = 10, after: After = None) -> Connection[AnAgreement]:
        owner = (self.document.id, self.document.id)
        make = agreement_type.Agreement.of
        return await from_owned(info, relations.agreements_of_actor, "actor.agreements", owner, first, after, make)

    @resolved("The articles that name the actor.")
    async def articles(self, info: Info, first: First = 10, after: After = None) -> Connection[AnArticle]:
        ids, make = self.document.article_ids, article_type.Article.of
        return await from_ids(info, by_id.articles, "actor.articles", ids, first, after, make)
