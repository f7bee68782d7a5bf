"""This part of the schema as Strawberry's documentation would have it: async resolvers, DataLoader, its own view."""

from typing import Any

import strawberry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader

from indexing import documents
from indexing.storing.port import DocumentStore, Order, Where
from indexing.storing.recall import Recall
from indexing.storing.snapshot import Snapshot
from indexing.vocabulary import Language, Participation
from resolvers.types.values import preferred

Info = strawberry.Info[Any, None]


@strawberry.type
class Article:
    id: strawberry.ID
    headline: str | None
    publisher: str | None
    url: str | None
    published_at: str | None
    language: str


@strawberry.type
class Passage:
    id: strawberry.ID
    quote: str
    start: int
    end: int
    language: str
    article_id: strawberry.Private[str]

    @strawberry.field
    async def article(self, info: Info) -> Article:
        found = await info.context["articles"].load(self.article_id)
        return Article(
            id=found.id,
            headline=found.headline.text,
            publisher=found.publisher,
            url=found.url,
            published_at=found.published.value,
            language=found.language.name,
        )


@strawberry.type
class PassageEdge:
    node: Passage


@strawberry.type
class PassageConnection:
    edges: list[PassageEdge]


@strawberry.type
class Actor:
    id: strawberry.ID
    kind: str
    name: str


@strawberry.type
class Participant:
    role: str
    document: strawberry.Private[documents.Participant]

    @strawberry.field
    async def actor(self, info: Info) -> Actor:
        found = await info.context["actors"].load(self.document.actor_id)
        return Actor(id=found.id, kind=found.kind.name, name=preferred(found.names, Language.EN))

    @strawberry.field
    async def passages(self, info: Info, first: int) -> PassageConnection:
        found = await info.context["passages"].load_many(self.document.passage_ids[:first])
        edges = [
            PassageEdge(
                node=Passage(
                    id=one.id,
                    quote=one.quote,
                    start=one.start,
                    end=one.end,
                    language=one.language.name,
                    article_id=one.article_id,
                )
            )
            for one in found
        ]
        return PassageConnection(edges=edges)


@strawberry.type
class StatusEvidence:
    value: str


@strawberry.type
class Agreement:
    id: strawberry.ID
    kind: str
    title: str
    status: StatusEvidence
    document: strawberry.Private[documents.Agreement]

    @strawberry.field
    async def parties(self) -> list[Participant]:
        return [
            Participant(role=one.role.name, document=one)
            for one in self.document.participants
            if one.role is Participation.PARTY
        ]


@strawberry.type
class AgreementEdge:
    node: Agreement


@strawberry.type
class AgreementConnection:
    edges: list[AgreementEdge]


@strawberry.type
class Query:
    @strawberry.field
    async def agreements(self, info: Info, first: int) -> AgreementConnection:
        snapshot: Snapshot = info.context["snapshot"]
        rows = await snapshot.find(documents.Agreement, Where(), Order("date", descending=True), None, first + 1)
        nodes = [
            Agreement(
                id=strawberry.ID(one.id),
                kind=one.kind.name,
                title=preferred(one.titles, Language.EN),
                status=StatusEvidence(value=one.status.value.name),
                document=one,
            )
            for one in (row.document for row in rows[:first])
        ]
        return AgreementConnection(edges=[AgreementEdge(node=node) for node in nodes])


class _View(GraphQL[Any, None]):
    def __init__(self, store: DocumentStore) -> None:
        super().__init__(strawberry.Schema(Query), subscription_protocols=())
        self._store = store
        self._recall = Recall()

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> dict[str, Any]:  # noqa: ARG002
        snapshot = await Snapshot.current(self._store, self._recall)

        def loader(kind: type[documents.Document]) -> DataLoader[str, Any]:
            async def load(keys: list[str]) -> list[Any]:
                return list(await snapshot.get(kind, keys))

            return DataLoader(load)

        return {
            "snapshot": snapshot,
            "articles": loader(documents.Article),
            "actors": loader(documents.Actor),
            "passages": loader(documents.Passage),
        }


def stock_app(store: DocumentStore) -> Starlette:
    """The application over `store`."""
    return Starlette(routes=[Route("/graphql", _View(store))])
