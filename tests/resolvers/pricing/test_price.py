"""The price of an operation: objects at one point each, pages times their size, the dearest of what a type can be."""

from typing import Any

import pytest
from graphql import build_schema as build_core
from graphql import get_operation_ast, get_variable_values, parse, validate

from resolvers.errors import CodedError, ErrorCode
from resolvers.limits import Limits
from resolvers.pricing.price import Pricing
from resolvers.pricing.tariff import INTROSPECTION, Tariff
from resolvers.schema import schema

CORE = schema._schema
TARIFF = Tariff(CORE)


def price(query: str, name: str | None = None, /, **given: Any) -> int:
    """The points of the (only) operation of `query`, which must be valid."""
    document = parse(query)
    assert validate(CORE, document) == []
    operation = get_operation_ast(document, name)
    assert operation is not None
    variables = get_variable_values(CORE, operation.variable_definitions or (), given)
    assert not isinstance(variables, list)
    return Pricing(TARIFF, Limits(), document, variables).of(operation, "Query")


def test_a_page_costs_its_items_and_one() -> None:
    assert price("{ articles(first: 10) { edges { node { headline } } } }") == 11


def test_a_page_is_paid_for_whatever_of_it_is_selected() -> None:
    assert price("{ articles(first: 10) { pageInfo { hasNextPage } } }") == 11
    assert price("{ articles(first: 10) { edges { cursor } } }") == 11
    assert price("{ articles(first: 10) { edges { node { id } } again: edges { node { id } } } }") == 11


def test_pages_within_pages_multiply() -> None:
    query = "{ articles(first: 10) { edges { node { passages(first: 4) { edges { node { article { url } } } } } } } }"
    assert price(query) == 1 + 10 * (1 + (1 + 4 * (1 + 1)))


def test_the_default_page_size_counts_where_none_is_asked_for() -> None:
    assert price("{ articles(first: 1) { edges { node { passages { edges { cursor } } } } } }") == 1 + 1 + 1 + 10


@pytest.mark.parametrize(("given", "size"), [({"n": 7}, 7), ({}, 3)])
def test_sizes_come_from_variables_and_their_defaults(given: dict[str, int], size: int) -> None:
    query = 'query($n: Int! = 3) { node(id: "x") { ... on Article { passages(first: $n) { edges { cursor } } } } }'
    assert price(query, **given) == 1 + 1 + size


def test_values_within_a_document_are_free_and_what_they_lead_to_is_not() -> None:
    def selected(selection: str) -> int:
        return price(f'{{ node(id: "x") {{ ... on Agreement {{ {selection} }} }} }}')

    assert selected("reasons { code } status { value } parties { role }") == 1
    assert selected("parties { actor { code } }") == 1 + 20
    assert selected("parties(first: 3) { actor { roles(first: 2) { passage { quote } } } }") == 1 + 3 * (1 + 2)


def test_of_an_interface_the_dearest_type_counts() -> None:
    article, passage = "... on Article { passages(first: 5) { edges { cursor } } }", "... on Passage { article { id } }"
    assert price('{ node(id: "x") {' + article + passage + "} }") == 1 + (1 + 5)


def test_what_applies_to_all_types_counts_for_the_dearest_too() -> None:
    query = """{ node(id: "x") { ... on Node { ...more } } }
        fragment more on Node { ... on Passage { article { id } } ... on Node { ... on Passage { article { id } } } }"""
    assert price(query) == 1 + 1 + 1


def test_a_fragment_counts_as_often_as_it_is_spread() -> None:
    query = "{ articles(first: 10) { edges { ...two ...two } } } fragment two on ArticleEdge { node { ...group } }"
    query += " fragment group on Article { reprintGroup { __typename } }"
    assert price(query) == 1 + 10 * (1 + 2)


def test_a_fragment_within_a_page_counts_for_each_item() -> None:
    query = "{ articles(first: 10) { ...page } } fragment page on ArticleConnection { edges { node { ...group } } }"
    query += " fragment group on Article { reprintGroup { __typename } }"
    assert price(query) == 1 + 10 * 2


def test_a_chain_of_doubling_fragments_is_priced_at_once() -> None:
    chain = "".join(f"fragment f{n} on Article {{ ...f{n + 1} ...f{n + 1} }} " for n in range(50))
    bomb = "{ articles(first: 1) { edges { node { ...f0 } } } }" + chain
    assert price(bomb + "fragment f50 on Article { reprintGroup { __typename } }") == 1 + 1 + 2**50


@pytest.mark.parametrize(("skip", "points"), [(True, 11), (False, 21)])
def test_what_a_directive_leaves_out_is_free(skip: bool, points: int) -> None:
    field = "reprintGroup %s { __typename }"
    for directive in ("@skip(if: $skip)", "@include(if: $not)", "@include(if: true) @skip(if: $skip)"):
        if "$not" in directive:
            head, given = "query($not: Boolean!)", {"not": not skip}
        else:
            head, given = "query($skip: Boolean!)", {"skip": skip}
        query = f"{head} {{ articles(first: 10) {{ edges {{ node {{ {field % directive} }} }} }} }}"
        assert price(query, **given) == points


def test_asked_ids_are_objects_and_looking_them_up_is_too() -> None:
    assert price('{ nodes(ids: ["a", "b", "c"]) { id } }') == 1 + 3 + 3
    assert price('{ nodes(ids: "a") { id } }') == 1 + 1 + 1
    assert price("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["a"] * 100) == 1 + 200
    assert price('{ agreements(first: 1, filter: {actors: ["a", "b"]}) { pageInfo { endCursor } } }') == 2 + 2


def test_introspection_has_one_price() -> None:
    assert price("{ __schema { types { fields { name } } } }") == INTROSPECTION
    assert price('{ __type(name: "Query") { name } __typename }') == INTROSPECTION


def test_of_several_operations_the_named_one_is_priced() -> None:
    query = "query One { articles(first: 1) { __typename } } query Two { articles(first: 2) { __typename } }"
    assert (price(query, "One"), price(query, "Two")) == (2, 3)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ articles(first: 101) { __typename } }", ErrorCode.BAD_INPUT),
        ('{ node(id: "x") { ... on Article { passages(first: 1000) { __typename } } } }', ErrorCode.BAD_INPUT),
        ("{ nodes(ids: [" + '"x" ' * 251 + "]) { id } }", ErrorCode.LIMIT_EXCEEDED),
        (
            "{ agreements(first: 1, filter: {parties: {any: [" + '"x" ' * 251 + "]}}) { __typename } }",
            ErrorCode.LIMIT_EXCEEDED,
        ),
    ],
)
def test_pages_and_lists_beyond_the_limits_are_refused(query: str, code: ErrorCode) -> None:
    with pytest.raises(CodedError) as caught:
        price(query)
    assert caught.value.code is code


def test_a_negative_page_is_free_and_refused_later() -> None:
    assert price("{ articles(first: -5) { edges { node { id } } } }") == 1


def test_every_field_of_the_schema_has_a_rate() -> None:
    fields = {
        (name, field) for name, kind in CORE.type_map.items() if not name.startswith("__")
        for field in getattr(kind, "fields", ()) if name in TARIFF.possible and TARIFF.possible[name] == (name,)
    }  # fmt: skip
    assert fields <= set(TARIFF.rates)
    assert len(fields) > 100


def test_a_connection_that_nothing_bounds_is_refused_when_the_schema_is_built() -> None:
    endless = build_core(
        "type Query { all: All! } type All { edges: [Edge!]! pageInfo: PageInfo! } "
        "type Edge { cursor: String! node: Query! } type PageInfo { hasNextPage: Boolean! }"
    )
    with pytest.raises(ValueError, match=r"Query\.all is a connection without `first`"):
        Tariff(endless)


def test_a_list_of_what_is_loaded_that_nothing_bounds_is_refused_too() -> None:
    endless = build_core(
        "interface Node { id: ID! } type Query { holders: [Holder!]! } type Holder { item: Item } "
        "type Item implements Node { id: ID! }"
    )
    with pytest.raises(ValueError, match=r"Query\.holders is a list that nothing bounds"):
        Tariff(endless)


def test_a_declared_cost_is_that_of_the_answer_however_long_it_is() -> None:
    similar = price('{ node(id: "x") { ... on Article { similar(first: 4) { id } } } }')
    assert similar == 1 + 5 + 4
    assert price('{ search(query: "x", first: 3) { totalCount { value } } }') == 5 + 3


def test_a_list_beside_the_items_of_a_page_is_no_item() -> None:
    alone = price('{ search(query: "x", first: 20) { pageInfo { hasNextPage } } }')
    assert price('{ search(query: "x", first: 20) { facets(of: [SECTOR]) { values { value } } } }') == alone + 5 + 1


def test_highlights_cost_the_passages_and_participants_of_an_agreement() -> None:
    assert price('{ search(query: "x", first: 3) { edges { highlights { text } } } }') == 5 + 3 * (1 + 25)


def test_no_price_is_negative() -> None:
    assert all(rate.cost >= 0 and rate.item >= 0 for rate in TARIFF.rates.values())
    assert price("{ agreements(first: 1) { edges { node { titles { text } reasons { code } } } } }") == 2
