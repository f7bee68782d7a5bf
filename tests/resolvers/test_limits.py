"""What asks for too much is refused before anything is executed, and refusing it costs nothing itself."""

import pytest
from graphql import parse

from indexing.storing.port import DocumentStore
from resolvers import context
from resolvers.context import Context
from resolvers.limits import Extent, Limits, Measure
from resolvers.schema import build_schema
from tests.resolvers.asking import FixedIndex, ask, codes
from tests.resolvers.counting import CountingStore

DEFAULT = Limits()


def _extent(query: str) -> Extent:
    document = parse(query)
    return Measure(document).of(document.definitions[0].selection_set)  # type: ignore[attr-defined]


def _bomb(fragments: int) -> str:
    """Each fragment spreads the next one twice, so that expanding them doubles the document with each."""
    chain = "".join(f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }} " for n in range(fragments))
    return f"query {{ ...f0 }} {chain} fragment f{fragments} on Query {{ a: __typename }}"


def test_depth_and_aliases_are_those_of_the_expanded_document() -> None:
    query = """
        query { one: agreements(first: 1) { ...page } }
        fragment page on AgreementConnection { edges { node { name: title ... on Agreement { again: title } } } }
    """
    assert _extent(query) == Extent(depth=4, aliases=3, width=1)


def test_a_fragment_counts_as_often_as_it_is_spread() -> None:
    assert _extent(_bomb(10)).aliases == 2**10


def test_measuring_does_not_take_longer_for_every_spread() -> None:
    assert _extent(_bomb(50)).aliases == 2**50


def test_circular_and_missing_fragments_are_left_to_other_rules() -> None:
    assert _extent("query { ...a } fragment a on Query { ...b } fragment b on Query { ...a node }") == Extent(
        1, width=1
    )
    assert _extent("query { ...nowhere }") == Extent()


def test_introspection_counts_as_one_level() -> None:
    assert _extent("{ __schema { types { fields { type { ofType { ofType { name } } } } } } }") == Extent(1, width=1)


async def test_a_document_at_the_limits_passes_and_one_beyond_does_not(store: DocumentStore) -> None:
    def deep(levels: int) -> str:
        way = ["actors(first: 1)", "edges", "node", "agreements", "edges", "node", "passages", "edges", "node"]
        way += ["article", "passages", "edges", "node"]
        return "{" + "{".join(way[: levels - 1]) + "{__typename" + "}" * levels

    def wide(aliases: int) -> str:
        return "{ actors(first: 1) {" + " ".join(f"a{n}: __typename" for n in range(aliases)) + "} }"

    assert await codes(store, deep(DEFAULT.depth)) == []
    assert await codes(store, deep(DEFAULT.depth + 1)) == ["LIMIT_EXCEEDED"]
    assert await codes(store, wide(DEFAULT.aliases)) == []
    assert await codes(store, wide(DEFAULT.aliases + 1)) == ["LIMIT_EXCEEDED"]


@pytest.mark.parametrize("levels", [100, 450])
async def test_a_document_nested_without_end_is_refused(store: DocumentStore, levels: int) -> None:
    assert "LIMIT_EXCEEDED" in await codes(store, "{ a" * levels + "}" * levels)
    assert await codes(store, "{" + "... on Query {" * levels + "__typename" + "}" * (levels + 1)) == ["LIMIT_EXCEEDED"]


async def test_a_document_of_more_than_a_thousand_tokens_is_refused(store: DocumentStore) -> None:
    def long(items: int) -> str:
        ids = '"x" ' * items
        return "{" + " ".join(f"n{n}: nodes(ids: [{ids}]) {{ id }}" for n in range(10)) + "}"

    assert await codes(store, long(85)) == []
    assert await codes(store, long(100)) == ["LIMIT_EXCEEDED"]


async def test_the_store_is_not_asked_for_a_refused_document(store: DocumentStore) -> None:
    counting = CountingStore(store)
    bomb = "query { agreements(first: 1) { edges { node { ...f0 } } } }"
    bomb += "".join(f"fragment f{n} on Agreement {{ ...f{n + 1} ...f{n + 1} }} " for n in range(20))
    bomb += "fragment f20 on Agreement { a: id }"
    assert await codes(counting, bomb) == ["LIMIT_EXCEEDED"]
    assert counting.reads == []


async def test_one_request_loads_a_bounded_number_of_objects(
    store: DocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "{ agreements(first: 10) { edges { node { passages(first: 3) { edges { cursor } } } } } }"
    monkeypatch.setattr(context, "MAX_LOADED", 10 + 10 * 3)
    await ask(store, query)
    monkeypatch.setattr(context, "MAX_LOADED", 10 + 10 * 3 - 1)
    assert "LIMIT_EXCEEDED" in await codes(store, query)


async def test_the_introspection_of_tools_passes(store: DocumentStore) -> None:
    from graphql import get_introspection_query

    assert "__schema" in await ask(store, get_introspection_query(descriptions=True, input_value_deprecation=True))


async def test_what_is_found_in_the_lists_of_others_counts_against_the_budget(
    store: DocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "{ articles(first: 10) { edges { node { passages(first: 2) { edges { cursor } } } } } }"
    monkeypatch.setattr(context, "MAX_LOADED", 10 + 10 * 3)
    await ask(store, query)
    monkeypatch.setattr(context, "MAX_LOADED", 10 + 10 * 3 - 1)
    assert "LIMIT_EXCEEDED" in await codes(store, query)


async def test_root_fields_are_counted_through_fragments(store: DocumentStore) -> None:
    def wide(fields: int) -> str:
        return "{ ...all } fragment all on Query {" + "__typename " * fields + "}"

    assert await codes(store, wide(DEFAULT.root_fields)) == []
    assert await codes(store, wide(DEFAULT.root_fields + 1)) == ["LIMIT_EXCEEDED"]


async def test_directives_are_counted_wherever_they_stand(store: DocumentStore) -> None:
    def directed(fields: int) -> str:
        return "{ actors(first: 1) {" + "__typename @skip(if: false) " * fields + "} }"

    assert await codes(store, directed(DEFAULT.directives)) == []
    assert await codes(store, directed(DEFAULT.directives + 1)) == ["LIMIT_EXCEEDED"]
    heaped = "query q" + "@a" * (DEFAULT.directives + 1) + "{ __typename }"
    assert await codes(store, heaped) == ["LIMIT_EXCEEDED"]


async def test_limits_are_those_that_the_schema_is_built_with(store: DocumentStore) -> None:
    strict = build_schema(Limits(depth=2, aliases=0, root_fields=1, directives=0, tokens=12))
    for query in (
        "{ actors(first: 1) { edges { cursor } } }",
        "{ a: __typename }",
        "{ __typename __typename }",
        "{ __typename @skip(if: false) }",
        "{ __typename " + "," * 9 + "__typename " * 12 + "}",
    ):
        result = await strict.execute(query, context_value=Context(store, FixedIndex()))
        assert [(error.extensions or {})["code"] for error in result.errors or ()] == ["LIMIT_EXCEEDED"], query


async def test_of_many_mistakes_the_first_are_told(store: DocumentStore) -> None:
    found = await codes(store, "{ __typename" + " @aa" * 40 + "}")
    assert set(found) == {"VALIDATION_FAILED"}
    assert len(found) == 6


async def test_no_field_is_suggested(store: DocumentStore) -> None:
    query = (
        "{ agreement(first: 1) { edges { nod } } actors(first: 1, filter: {kindz: [PERSONN]}, orderBye: 1) { edge } }"
    )
    result = await build_schema().execute(query, context_value=Context(store, FixedIndex()))
    assert result.errors
    assert not [error.message for error in result.errors if "Did you mean" in error.message]


@pytest.mark.parametrize("planned", [True, False])
async def test_what_nobody_wrote_is_never_refused_by_a_small_page(store: DocumentStore, planned: bool) -> None:
    small = build_schema(Limits(page=1), planned=planned)
    query = "{ agreements(first: 1) { edges { node { parties { role } articles { edges { cursor } } } } } }"
    result = await small.execute(query, context_value=Context(store, FixedIndex()))
    assert result.errors is None
    assert result.data is not None
    (edge,) = result.data["agreements"]["edges"]
    assert (len(edge["node"]["parties"]), len(edge["node"]["articles"]["edges"])) == (1, 1)


def test_no_list_has_a_default_beyond_the_page_that_is_set() -> None:
    def largest(limits: Limits) -> int:
        kinds = build_schema(limits)._schema.type_map.values()
        fields = [field for kind in kinds for field in getattr(kind, "fields", {}).values()]
        sizes = [field.args["first"].default_value for field in fields if "first" in getattr(field, "args", {})]
        return max(size for size in sizes if isinstance(size, int))

    assert largest(Limits(page=5)) == 5
    assert largest(DEFAULT) == 20
