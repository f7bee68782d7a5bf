"""No relation of the schema asks the store once per parent: each one is found here by introspection and counted."""

from collections import deque
from collections.abc import Iterator
from contextlib import aclosing

import pytest
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
    is_composite_type,
    is_required_argument,
)

from indexing.storing.catalogue import POINTER_ID
from indexing.storing.port import DocumentStore
from resolvers import context, cursors
from resolvers.context import Context
from resolvers.feed.feed import Feed
from resolvers.schema import build_schema, schema
from resolvers.subscribing import Document, Subscribed
from tests.resolvers import asking
from tests.resolvers.asking import EDITOR, FixedIndex, ask
from tests.resolvers.counting import CountingStore
from tests.resolvers.counting_index import CountingIndex
from tests.resolvers.coverage import World

CORE = schema._schema

#: How the root fields that give many objects are asked; from these the walk begins, so that levels are wide.
LISTS = {
    "agreements": "agreements(first: $first)",
    "actors": "actors(first: $first)",
    "articles": "articles(first: $first)",
    "passages": "passages(first: $first)",
    "rechecks": "rechecks(first: $first)",
    "joinSuggestions": "joinSuggestions(first: $first)",
}
#: How all others are asked.
OTHERS = {
    "history": "history(first: $first, subjectId: $id)",
    "node": "node(id: $id)",
    "nodes": "nodes(ids: [$id])",
    "search": 'search(query: "Iran", first: 100)',
    "suggest": 'suggest(text: "Iran", first: $first)',
    "agreementFacets": "agreementFacets(first: $first)",
    "agreementTimeline": "agreementTimeline",
    "network": "network(first: $first)",
    "countryPair": "countryPair(one: IR, other: UZ)",
    "cost": "cost",
    "rateLimit": "rateLimit",
}
SUBSCRIPTIONS = {
    "articleIngested": "articleIngested(after: $after)",
    "agreementChanged": "agreementChanged(after: $after)",
}

#: What asks more often, but no more for many parents than for one, and why.
MORE = {
    # One read for the subject, which may have been merged, and one for its decisions.
    "Query.history": 2,
    # Two of the index, how frequent the words are and the hits; then one for each type of object that was found.
    "Query.search": 2 + 4,
    # The same two of the index, for all texts of the level.
    "Article.similar": 2,
    "Passage.similar": 2,
    # Each facet is counted under conditions of its own.
    "Query.agreementFacets": 6,
    "CountryPair.facets": 5,
    # The edges, then how much each of their actors weighs.
    "Query.network": 2,
    # The numbers, then the actors, of which the persons are given.
    "CountryPair.people": 2,
    # Quotes and names around the agreements found.
    "SearchEdge.highlights": 2,
}

#: Results of mutations, each about one object.
RESULTS = {"Decided", "EditConflict", "Refused", "Ingested", "IngestRefused"}


def _relations(kind: GraphQLNamedType) -> Iterator[tuple[str, str, GraphQLNamedType]]:
    """Fields of a type that lead to other objects: name, how to ask for it, and the type it leads to."""
    if isinstance(kind, GraphQLUnionType):
        for member in kind.types:
            yield f"... on {member.name}", f"... on {member.name}", member
        return
    assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
    for name, field in kind.fields.items():
        target = get_named_type(field.type)
        if is_composite_type(target) and not _needs_arguments(field):
            assert isinstance(target, GraphQLNamedType)
            yield name, f"{name}(first: 5)" if "first" in field.args else name, target


def _needs_arguments(field: GraphQLField) -> bool:
    return any(is_required_argument(argument) for argument in field.args.values())


def _ways() -> dict[tuple[str, str], list[str]]:
    """For every relation a shortest way to it from the root, its own name at the end."""
    ways: dict[tuple[str, str], list[str]] = {}
    seen: set[str] = set()
    for root, entrances in (
        (CORE.query_type, LISTS),
        (CORE.query_type, OTHERS),
        (CORE.subscription_type, SUBSCRIPTIONS),
    ):
        assert root is not None
        open_types: deque[tuple[GraphQLNamedType, list[str]]] = deque()
        for entrance, asked in entrances.items():
            ways[root.name, entrance] = [asked]
            open_types.append((get_named_type(root.fields[entrance].type), [asked]))
        while open_types:
            kind, way = open_types.popleft()
            if kind.name not in seen:
                seen.add(kind.name)
                for name, asked, target in _relations(kind):
                    ways[kind.name, name] = [*way, asked]
                    open_types.append((target, [*way, asked]))
    return ways


WAYS = _ways()


VARIABLES = {"$first": "Int!", "$id": "ID!", "$after": "String"}


def _document(way: list[str]) -> str:
    kind = "subscription" if way[0] in SUBSCRIPTIONS.values() else "query"
    declared = ", ".join(f"{name}: {of}" for name, of in VARIABLES.items() if name in way[0])
    head = f"{kind}({declared})" if declared else kind
    return head + " {" + " {".join(way) + " { __typename " + "}" * (len(way) + 1)


async def _calls(store: DocumentStore, world: World, way: list[str]) -> int:
    """How often store and index are asked for a way, but for the one look at which run is shown."""
    counting, index = CountingStore(store), CountingIndex(world)
    if not way:
        return 0
    if way[0] in SUBSCRIPTIONS.values():
        await _hear(store, counting, index, _document(way))
    else:
        await ask(counting, _document(way), index, first=25, id=world.decisions[0].subject_id)
    return len([read for read in counting.reads if read != f"get {POINTER_ID}"]) + index.calls


async def _hear(store: DocumentStore, counting: CountingStore, index: FixedIndex, document: str) -> None:
    """Let the first event of the past that `document` subscribes to be answered out of `counting`."""
    name = next(name for name, asked in SUBSCRIPTIONS.items() if asked in document)
    place = (0, (await store.info()).store_id) if name == "articleIngested" else (0, "")
    first = Context(store, index, feed=Feed(store))
    after = {"after": cursors.encode(name, place)}
    subscribed = await Subscribed.open(schema, Document.parsed(document, None, 1000), None, after, first)
    async with aclosing(subscribed.events(first)) as events:
        result = await subscribed.answer(await anext(events), Context(counting, index, caller=EDITOR))
    assert result.errors is None, result.errors


async def _wasteful(store: DocumentStore, world: World) -> list[str]:
    """Relations that cost more than one call for all parents of a level (and those that these lead to)."""
    found = []
    for relation, way in WAYS.items():
        calls = await _calls(store, world, way) - await _calls(store, world, way[:-1])
        if calls > MORE.get(".".join(relation), 1):
            found.append(f"{'.'.join(relation)}: {calls} calls")
    return found


async def test_every_relation_costs_at_most_one_call_for_many_parents(own_store: DocumentStore, world: World) -> None:
    assert await _wasteful(own_store, world) == []


async def test_graphql_core_asks_no_more_often(
    own_store: DocumentStore, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "schema", build_schema(planned=False))
    assert await _wasteful(own_store, world) == []


def test_every_field_of_a_root_is_an_entrance() -> None:
    assert CORE.query_type is not None
    assert CORE.subscription_type is not None
    assert set(CORE.query_type.fields) == set(LISTS) | set(OTHERS)
    assert set(CORE.subscription_type.fields) == set(SUBSCRIPTIONS)


async def test_the_walk_sees_every_type_that_objects_can_have() -> None:
    objects = {name for name, kind in CORE.type_map.items() if isinstance(kind, GraphQLObjectType)}
    reached = {owner for owner, _ in WAYS} | {
        get_named_type(kind.fields[field].type).name
        for (owner, field) in WAYS
        if isinstance(kind := CORE.type_map[owner], GraphQLObjectType)
    }
    objects -= {name for name in objects if name.startswith("__")}
    assert objects - reached == {"Mutation"} | RESULTS


async def test_a_relation_that_asks_once_per_parent_would_be_seen(
    own_store: DocumentStore, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def one_by_one(self: context.Context, batch: context.Batch[str, object], keys: list[str]) -> list[object]:
        return [(await batch(await self.snapshot(), [key]))[0] for key in keys]

    monkeypatch.setattr(context.Context, "load_many", one_by_one)
    wasteful = await _wasteful(own_store, world)
    assert any(line.startswith("Participant.actor:") for line in wasteful)
    assert any(line.startswith("Article.passages:") for line in wasteful)
