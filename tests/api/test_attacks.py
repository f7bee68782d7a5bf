"""Known attacks on GraphQL servers, each refused, and refused before it costs anything.

The attacks are those that public scanners try and that guides for operators list.
"""

from typing import Any

import httpx
import pytest

from indexing.storing.port import DocumentStore
from resolvers.schema import schema
from resolvers.validating import MAX_ERRORS, REMEMBERED
from tests.api.conftest import Serve
from tests.resolvers.counting import CountingStore

ASKED = {"GraphQL-Require-Preflight": "1"}
AGREEMENT = "agreements(first: 100) { edges { node { title } } }"


def _nested(levels: int) -> str:
    inner = "articles(first: 100) { edges { node { agreements(first: 100) { edges { node {"
    return "{ agreements(first: 100) { edges { node { " + inner * levels + " id " + "} } } } } }" * levels + " } } } }"


def bomb(fragments: int) -> str:
    """Each fragment spreads the next one twice."""
    chain = "".join(f"fragment F{n} on Agreement{{...F{n + 1} ...F{n + 1}}}" for n in range(fragments))
    head = "query{agreements(first:1){edges{node{...F0}}}}"
    return f"{head}{chain}fragment F{fragments} on Agreement{{a:id}}"


REFUSED = {
    "aliases without number": "{" + " ".join(f"a{n}: {AGREEMENT}" for n in range(101)) + "}",
    "aliases of a cheap field": "{ actors(first: 1) {" + " ".join(f"a{n}: __typename" for n in range(101)) + "} }",
    "few aliases of a dear list": "{" + " ".join(f"a{n}: {_nested(1)[1:-1].strip()}" for n in range(5)) + "}",
    "a field five hundred times": "{ actors(first: 1) {" + " __typename" * 1_001 + "} }",
    "fields that overlap": "{" + " ".join(f"x: {AGREEMENT}" for _ in range(200)) + "}",
    "directives without number": "{ __typename " + "@aa" * 60 + "}",
    "fields that overlap in pairs": "{ agreements(first: 1) { edges { node {"
    + "parties { actor { name } }" * 130
    + "} } } }",
    "depth": _nested(4),
    "a circle of types": _nested(1),
    "fragments that spread each other twice": bomb(20),
    "fragments in a circle": "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
    "introspection in a circle": "{ __schema { types { fields { type { fields { type { fields { type { fields"
    " { type { name } } } } } } } } } } }",
    "introspection many times": "{" + " ".join(f"s{n}: __schema {{ types {{ name }} }}" for n in range(31)) + "}",
    "root fields without number": "{" + " __typename" * 100 + "}",
    "a list without end": "{ nodes(ids: [" + '"x" ' * 300 + "]) { id } }",
    "a page without end": "{ agreements(first: 1000000) { edges { node { id } } } }",
    "a filter without end": '{ agreements(first: 1, filter: {parties: {any: ["IR"'
    + ' "IR"' * 300
    + "]}}) { __typename } }",
}


@pytest.mark.parametrize("attack", REFUSED)
async def test_it_is_refused_before_the_store_is_asked(store: DocumentStore, serve: Serve, attack: str) -> None:
    answer = await _ask(serve(), REFUSED[attack])
    assert "data" not in answer
    assert 1 <= len(answer["errors"]) <= MAX_ERRORS + 1
    assert answer["errors"][0]["extensions"]["code"] in {"LIMIT_EXCEEDED", "VALIDATION_FAILED", "BAD_INPUT"}


async def test_the_store_is_not_asked_for_any_of_them(store: DocumentStore) -> None:
    from resolvers.context import Context
    from tests.resolvers.asking import FixedIndex

    counting = CountingStore(store)
    for query in REFUSED.values():
        await schema.execute(query, context_value=Context(counting, FixedIndex()))
    assert counting.reads == []


async def _ask(client: httpx.AsyncClient, query: str, **variables: object) -> Any:
    return (await client.post("/graphql", json={"query": query, "variables": variables})).json()


async def test_a_list_in_the_variables_is_measured_too(client: httpx.AsyncClient) -> None:
    answer = await _ask(client, "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["x"] * 251)
    assert answer["errors"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"


async def test_a_batch_of_operations_is_refused(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json=[{"query": "{ __typename }"}] * 10)
    assert response.status_code == 400
    assert "data" not in response.text


async def test_no_name_of_a_field_is_suggested(client: httpx.AsyncClient) -> None:
    for query in ("{ __schema { directive } }", "{ agreement { id } }", '{ node(idd: "x") { id } }'):
        assert "Did you mean" not in str(await _ask(client, query))
    answer = await _ask(
        client, "query($k: ActorKind!) { actors(first: 1, filter: {kinds: [$k]}) { __typename } }", k="PERSN"
    )
    assert "Did you mean" not in str(answer)


@pytest.mark.parametrize(
    "media", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"]
)
async def test_a_form_of_another_site_is_refused(client: httpx.AsyncClient, media: str) -> None:
    for content in (b"query=query+cop+%7B+__typename+%7D", b'{"query": "{ __typename }"}'):
        response = await client.post("/graphql", content=content, headers={"Content-Type": media})
        assert response.status_code == 415
        assert "data" not in response.json()


async def test_an_image_of_another_site_cannot_ask(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": "query cop {__typename}"})
    assert (response.status_code, "data" in response.json()) == (403, False)


async def test_a_get_changes_nothing(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": "mutation cop {__typename}"}, headers=ASKED)
    assert response.status_code == 405


async def test_a_page_of_another_site_gets_no_connection_that_stays_open(client: httpx.AsyncClient) -> None:
    headers = {"Connection": "Upgrade", "Upgrade": "websocket", "Origin": "https://elsewhere.example"}
    response = await client.get("/graphql", headers=headers)
    assert response.status_code >= 400


async def test_no_trace_and_no_stack_is_in_an_answer(client: httpx.AsyncClient) -> None:
    plain = await _ask(client, "query cop { __typename }")
    assert set(plain["extensions"]) <= {"cost"}
    broken = await _ask(client, "qwerty cop { abc }")
    assert set(broken["errors"][0]) == {"message", "locations", "extensions"}
    assert broken["errors"][0]["extensions"]["code"] == "PARSE_FAILED"


async def test_an_operator_can_hide_the_schema_and_the_explorer(serve: Serve) -> None:
    hidden = serve(introspection=False)
    answer = await _ask(hidden, "query cop { __schema { types { name fields { name } } } }")
    assert answer["errors"][0]["extensions"]["code"] == "VALIDATION_FAILED"
    assert (await _ask(hidden, "{ __typename }"))["data"] == {"__typename": "Query"}
    for address in ("/graphiql", "/graphql"):
        page = await hidden.get(address, headers={"Accept": "text/html"})
        assert "graphiql" not in page.text.lower()
        assert page.status_code >= 400


@pytest.mark.parametrize("forged", ['{"$ne": null}', "' OR 1=1 --", ".*", "art-~", "\u0000", '"}}{"match_all":{}}'])
async def test_what_is_text_stays_text_on_its_way_to_an_engine(client: httpx.AsyncClient, forged: str) -> None:
    found = await _ask(client, "query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }", id=forged)
    assert found["data"] == {"node": None, "nodes": [None]}
    query = "query($t: String!) { actors(first: 9, filter: {namePrefix: $t}) { edges { node { id } } } }"
    answer = await _ask(client, query, t=forged)
    assert answer["data"] is None or not answer["data"]["actors"]["edges"]


@pytest.mark.parametrize("forged", [{"$ne": None}, ["art-1"], 7.5, True])
async def test_what_is_no_text_is_no_id(client: httpx.AsyncClient, forged: object) -> None:
    answer = await _ask(client, "query($id: ID!) { node(id: $id) { id } }", id=forged)
    assert answer["errors"][0]["extensions"]["code"] == "VALIDATION_FAILED"


async def test_documents_without_number_fill_no_memory(client: httpx.AsyncClient) -> None:
    for number in range(300):
        await _ask(client, f"{{ __typename }} # {number}")
    assert len(schema.admission.validator) == REMEMBERED
