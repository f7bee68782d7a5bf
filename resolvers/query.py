"""The root of the schema: the places where a query can begin."""

from typing import Annotated, TypeVar

import strawberry

from indexing import decisions, documents
from indexing.searching.port import EntryType
from indexing.searching.search import Collapse
from indexing.storing.port import Order, Where
from resolvers.access import Scope, needs
from resolvers.connections import After, Connection, First, from_store
from resolvers.context import Info
from resolvers.fields import resolved
from resolvers.figures import Figures
from resolvers.filters import ActorFilter, AgreementFilter, ArticleFilter, PassageFilter
from resolvers.finding import find
from resolvers.narrowing import SearchFilter
from resolvers.nodes import find_nodes, former_ids
from resolvers.orders import ActorOrder, AgreementOrder, ArticleOrder, store_order
from resolvers.types.actor import Actor
from resolvers.types.agreement import Agreement
from resolvers.types.article import Article
from resolvers.types.charge import OperationCost, RateLimit
from resolvers.types.decision import Decision
from resolvers.types.desk import JoinSuggestion, Recheck
from resolvers.types.node import Node
from resolvers.types.passage import Passage
from resolvers.types.search import SearchConnection
from resolvers.types.suggestion import SearchSuggestion, Typed, suggestions

A = TypeVar("A")

SearchText = Annotated[
    str,
    strawberry.argument(
        description='Words, "phrases" (also in «guillemets»), -words that must not occur, `OR` between words of which '
        'one is enough, and beginnings of words with a star: `copper "joint mine" -gold`, `steel OR iron export*`. '
        "Empty finds everything."
    ),
]
SearchTypes = Annotated[
    list[EntryType] | None, strawberry.argument(description="What to look for; everything if absent.")
]
Collapsing = Annotated[
    Collapse | None, strawberry.argument(description="Of which hits to give only the best; every hit if absent.")
]

NodeId = Annotated[
    strawberry.ID,
    strawberry.argument(description="The id of an object, as any answer gave it: `agr-1e05d3960db3580d23b4`."),
]
SubjectId = Annotated[
    strawberry.ID, strawberry.argument(description="The id of an agreement or actor: `agr-1e05d3960db3580d23b4`.")
]
NodeIds = Annotated[
    list[strawberry.ID],
    strawberry.argument(
        description="Ids of objects of any type, up to 100: `agr-1e05d3960db3580d23b4`, `act-c5185f31b67aacf3c6e3`."
    ),
]
Which = Annotated[A | None, strawberry.argument(description="Which ones to give; all of them if absent.")]
NewestFirst = Annotated[A | None, strawberry.argument(description="In which order; the newest first if absent.")]
ByProminence = Annotated[A | None, strawberry.argument(description="In which order; the most named first if absent.")]


@strawberry.type(description="Where a query begins.")
class Query(Figures):
    @resolved("The object with this id, of whatever type; null if there is none.")
    async def node(self, info: Info, id: NodeId) -> Node | None:  # noqa: A002 - the name that Relay asks for
        return (await find_nodes(info, [id]))[0]

    @resolved("The objects with these ids in their order; null where there is none.", sized_by="ids")
    async def nodes(self, info: Info, ids: NodeIds) -> list[Node | None]:
        return await find_nodes(info, ids)

    @resolved("Articles, the newest first unless another order is asked for.")
    async def articles(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Which[ArticleFilter] = None,  # noqa: A002 - the word that clients know
        order_by: NewestFirst[ArticleOrder] = None,
    ) -> Connection[Article]:
        where = (filter or ArticleFilter()).where()
        order = store_order(order_by) if order_by else Order("published", descending=True)
        return await from_store(info, documents.Article, where, order, first, after)

    @resolved("Agreements, the newest first unless another order is asked for.")
    async def agreements(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Which[AgreementFilter] = None,  # noqa: A002 - the word that clients know
        order_by: NewestFirst[AgreementOrder] = None,
    ) -> Connection[Agreement]:
        where = await (filter or AgreementFilter()).where(info)
        order = store_order(order_by) if order_by else Order("date", descending=True)
        return await from_store(info, documents.Agreement, where, order, first, after)

    @resolved("Actors, those named by most articles first unless another order is asked for.")
    async def actors(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Which[ActorFilter] = None,  # noqa: A002 - the word that clients know
        order_by: ByProminence[ActorOrder] = None,
    ) -> Connection[Actor]:
        where = (filter or ActorFilter()).where()
        order = store_order(order_by) if order_by else Order("prominence", descending=True)
        return await from_store(info, documents.Actor, where, order, first, after)

    @resolved("Passages, article by article, in the order of the text.")
    async def passages(
        self,
        info: Info,
        first: First,
        after: After = None,
        filter: Which[PassageFilter] = None,  # noqa: A002 - the word that clients know
    ) -> Connection[Passage]:
        where = (filter or PassageFilter()).where()
        return await from_store(info, documents.Passage, where, Order("place"), first, after)

    @resolved("What matches a text, in any language it is written in, best first.", cost=5)
    async def search(
        self,
        info: Info,
        query: SearchText,
        first: First,
        after: After = None,
        types: SearchTypes = None,
        filter: Which[SearchFilter] = None,  # noqa: A002 - the word that clients know
        collapse: Collapsing = None,
    ) -> SearchConnection:
        return await find(info, query, types or (), filter or SearchFilter(), first, after, collapse)

    @resolved("Names and titles in which every word typed begins a word, the most prominent first.", cost=5)
    async def suggest(self, info: Info, text: Typed, first: First, types: SearchTypes = None) -> list[SearchSuggestion]:
        return await suggestions(info, text, first, types)

    @resolved("What the caller has left after this operation; null where nobody is limited.")
    def rate_limit(self, info: Info) -> RateLimit | None:
        info.context.personal = True
        return RateLimit.of(info.context.bill)

    @resolved("What this operation costs; null where it is not priced.")
    def cost(self, info: Info) -> OperationCost | None:
        bill = info.context.bill
        return None if bill is None else OperationCost.of(bill)

    @resolved("What editors decided about an agreement or actor, the latest first. Needs the scope edit.")
    @needs(Scope.EDIT)
    async def history(
        self, info: Info, subject_id: SubjectId, first: First, after: After = None
    ) -> Connection[Decision]:
        where = Where(has_any={"subjects": await former_ids(info, subject_id)})
        return await from_store(info, decisions.Decision, where, Order("at", descending=True), first, after)

    @resolved("Decisions that could not be applied as they were meant. Needs the scope edit.")
    @needs(Scope.EDIT)
    async def rechecks(self, info: Info, first: First, after: After = None) -> Connection[Recheck]:
        return await from_store(info, decisions.Recheck, Where(), Order("subject_id"), first, after)

    @resolved("Actors that are likely one, the likeliest first. Needs the scope edit.")
    @needs(Scope.EDIT)
    async def join_suggestions(self, info: Info, first: First, after: After = None) -> Connection[JoinSuggestion]:
        order = Order("confidence", descending=True)
        return await from_store(info, documents.Suggestion, Where(), order, first, after)
