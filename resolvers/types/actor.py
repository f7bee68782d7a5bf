"""Actor, its offices and the forms of its name: who somebody is, and what attests it."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Self

import strawberry

from indexing import documents
from indexing.curating.proposals import revision_of
from indexing.values import PartialDate
from indexing.vocabulary import ActorKind, Language
from resolvers.batches import by_id, relations
from resolvers.connections import Connection, First, page_size
from resolvers.context import Info
from resolvers.fields import relation, resolved
from resolvers.relating import listed, owned, to_one
from resolvers.scalars import CountryCode
from resolvers.types.figures import ActorCount
from resolvers.types.forward import AnAgreement, AnArticle, APassage
from resolvers.types.node import Node
from resolvers.types.values import InLanguage, Name, Rule, preferred
from resolvers.views import shows


@strawberry.type(description="A form under which an actor was seen, and why it was taken for the same actor.")
class Alias:
    text: str = strawberry.field(description="The form as it was seen: `Bobur Islamov`, `بابر اسلام‌اف`.")
    language: Language = strawberry.field(description="The language of the form.")
    reason: str = strawberry.field(
        description="Why it counts as the same actor: `same_name`, `similar_name_same_country`; "
        "`first_seen` for the form that was seen first."
    )
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

    article: AnArticle | None = to_one(
        "An article that uses the form, where one is recorded.", by_id.articles, attrgetter("article_id")
    )


@strawberry.type(description="An office as one passage states it. Holders change, so it carries a date.")
class Role:
    title: str = strawberry.field(description="The title as stated: `Minister of Mining and Geology`.")
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

    organisation: "Actor | None" = to_one(
        "The organisation that the office belongs to.", by_id.actors, attrgetter("document.organisation_id")
    )

    passage: APassage | None = to_one("The passage that states it.", by_id.passages, attrgetter("document.passage_id"))

    article: AnArticle | None = to_one(
        "The article that the passage stands in.", by_id.articles, attrgetter("document.article_id")
    )


async def _co_parties(parents: Sequence["Actor"], info: Info, first: First = 10) -> list[list[ActorCount]]:
    size = page_size(first)
    found = await info.context.load_many(relations.co_parties, [str(parent.id) for parent in parents])
    return [[ActorCount(agreements=number, actor_id=key) for key, number in counted[:size]] for counted in found]


@shows(documents.Actor)
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

    @resolved("The forms under which the actor was seen, with the reason for each join.")
    def aliases(self, first: First = 10) -> list[Alias]:
        return [Alias.of(alias) for alias in self.document.aliases[: page_size(first)]]

    @resolved("The offices of a person, each with the passage that states it.")
    def roles(self, first: First = 10) -> list[Role]:
        return [Role.of(role) for role in self.document.roles[: page_size(first)]]

    @resolved("What tells this state from every other; an editor sends it along with a decision.")
    def revision(self) -> str:
        return revision_of(self.document)

    @resolved("Ids of actors that were found to be this one.")
    def former_ids(self) -> list[strawberry.ID]:
        return [strawberry.ID(former) for former in self.document.former_ids]

    agreements: Connection[AnAgreement] = owned(
        "The agreements in which the actor takes part, in whatever role, newest first.",
        relations.agreements_of_actor,
        lambda self: (self.document.id, self.document.id),
        "actor.agreements",
    )

    articles: Connection[AnArticle] = listed(
        "The articles that name the actor.", by_id.articles, attrgetter("document.article_ids"), "actor.articles"
    )

    co_parties: list[ActorCount] = relation(
        "Those who are parties together with this actor, the most frequent first.", _co_parties
    )
