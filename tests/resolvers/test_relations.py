"""No relation of the schema asks the store once per parent: each one is found here by introspection and counted."""

from collections import deque
from collections.abc import Iterator

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

from indexing.storing.port import DocumentStore
from resolvers import context
from resolvers.schema import build_schema, schema
from tests.resolvers import asking
from tests.resolvers.asking import ask
from tests.resolvers.counting import CountingStore

CORE = schema._schema

#: Ways from the root to the first objects; everything else is reached from these.
ENTRANCES = ("agreements", "actors", "articles", "passages", "rechecks", "joinSuggestions")


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
    open_types: deque[tuple[GraphQLNamedType, list[str]]] = deque()
    for entrance in ENTRANCES:
        connection = get_named_type(CORE.query_type.fields[entrance].type)  # type: ignore[union-attr]
        assert isinstance(connection, GraphQLNamedType)
        open_types.append((connection, [f"{entrance}(first: $first)"]))
    seen = set()
    while open_types:
        kind, way = open_types.popleft()
        if kind.name in seen:
            continue
        seen.add(kind.name)
        for name, asked, target in _relations(kind):
            ways[kind.name, name] = [*way, asked]
            open_types.append((target, [*way, asked]))
    return ways


WAYS = _ways()


def _query(way: list[str]) -> str:
    return "query($first: Int!) {" + " {".join(way) + " { __typename " + "}" * (len(way) + 1)


async def _reads(store: DocumentStore, way: list[str]) -> int:
    counting = CountingStore(store)
    await ask(counting, _query(way), first=25)
    return len(counting.reads)


async def _wasteful(store: DocumentStore) -> list[str]:
    """Relations that cost more than one call for 25 parents (and those that these lead to)."""
    found = []
    for relation, way in WAYS.items():
        without, together = await _reads(store, way[:-1]), await _reads(store, way)
        if together > without + 1:
            found.append(f"{'.'.join(relation)}: {together - without} calls")
    return found


async def test_every_relation_costs_at_most_one_call_for_many_parents(store: DocumentStore) -> None:
    assert await _wasteful(store) == []


async def test_graphql_core_asks_no_more_often(store: DocumentStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "schema", build_schema(planned=False))
    assert await _wasteful(store) == []


async def test_the_walk_sees_every_type_that_objects_can_have() -> None:
    objects = {name for name, kind in CORE.type_map.items() if isinstance(kind, GraphQLObjectType)}
    reached = {owner for owner, _ in WAYS} | {
        get_named_type(kind.fields[field].type).name
        for (owner, field) in WAYS
        if isinstance(kind := CORE.type_map[owner], GraphQLObjectType)
    }
    apart = {name for name in objects if name.startswith(("__", "Search", "Highlight"))}
    apart |= {"Query", "Mutation", "Subscription", "OperationCost", "RateLimit"}
    apart |= {"ArticleIngested", "AgreementChanged"}
    apart |= {name for name in objects if name.startswith(("AgreementFacet", "Timeline", "Network", "CountryPair"))}
    apart |= {"StatusCount"}
    apart |= {"Decided", "EditConflict", "Refused", "Ingested", "IngestRefused", "DecisionConnection", "DecisionEdge"}
    assert objects - reached == apart


async def test_a_relation_that_asks_once_per_parent_would_be_seen(
    store: DocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def one_by_one(self: context.Context, batch: context.Batch[str, object], keys: list[str]) -> list[object]:
        return [(await batch(await self.snapshot(), [key]))[0] for key in keys]

    monkeypatch.setattr(context.Context, "load_many", one_by_one)
    wasteful = await _wasteful(store)
    assert any(line.startswith("Participant.actor:") for line in wasteful)
    assert any(line.startswith("Article.passages:") for line in wasteful)
