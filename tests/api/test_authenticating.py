"""A key opens what its scopes say on every way in, and what needs a key is closed without one on every way in."""

import httpx
import orjson
import pytest
from graphql import GraphQLObjectType, get_named_type

from api.app import create_app
from api.keys import keeping
from api.keys.key import Key
from indexing.documents import Agreement
from indexing.errors import EngineUnreachable
from indexing.storing.port import DocumentStore, Order, Stored, Where
from indexing.storing.snapshot import Snapshot
from resolvers.access import NEEDED, Scope
from resolvers.nodes import GUARDED
from resolvers.schema import schema
from tests.api.conftest import Serve
from tests.api.subscriptions.conftest import talking
from tests.clients.live import listening
from tests.resolvers.asking import FixedIndex

CORE = schema._schema
#: What only editors may see.
EDITORIAL = {"Decision", "Recheck", "JoinSuggestion"}


async def token_of(store: DocumentStore, scope: Scope) -> str:
    return (await keeping.add(store, f"کلید {scope}", scope))[1]


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def codes(client: httpx.AsyncClient, query: str, headers: dict[str, str]) -> list[str]:
    response = await client.post("/graphql", json={"query": query}, headers=headers)
    return [error["extensions"]["code"] for error in response.json().get("errors", [])]


@pytest.fixture
async def ways(store: DocumentStore) -> dict[str, str]:
    """Queries that lead to what only editors may see, by the way that they take."""
    decision = (await store.find("decisions", Where(), Order("at")))[0].id
    agreement = (await (await Snapshot.current(store)).find(Agreement, Where(), Order("date")))[0].document.id
    return {
        "field": f'{{ history(subjectId: "{agreement}", first: 1) {{ edges {{ node {{ id }} }} }} }}',
        "rechecks": "{ rechecks(first: 1) { edges { node { reason decision { id } } } } }",
        "suggestions": "{ joinSuggestions(first: 1) { edges { node { reason } } } }",
        "node": f'{{ node(id: "{decision}") {{ id }} }}',
        "nodes": f'{{ nodes(ids: ["{agreement}", "{decision}"]) {{ id __typename }} }}',
        "aliased": f'{{ a: node(id: "{agreement}") {{ id }} b: node(id: "{decision}") {{ __typename }} }}',
        "mutation": f'mutation {{ undo(decisionId: "{decision}", reason: "نادرست") {{ __typename }} }}',
    }


async def test_every_way_to_what_is_editorial_is_closed_to_strangers_and_readers(
    serve: Serve, store: DocumentStore, ways: dict[str, str]
) -> None:
    client, reader = serve(), bearer(await token_of(store, Scope.READ))
    for way, query in ways.items():
        assert await codes(client, query, {}) == ["UNAUTHENTICATED"], way
        assert await codes(client, query, reader) == ["FORBIDDEN"], way


async def test_an_editor_goes_every_way_and_only_an_administrator_hands_articles_in(
    serve: Serve, store: DocumentStore, ways: dict[str, str]
) -> None:
    client = serve()
    editor, admin = [bearer(await token_of(store, scope)) for scope in (Scope.EDIT, Scope.ADMIN)]
    for way, query in ways.items():
        assert await codes(client, query, editor) == [], way
    ingest = 'mutation { ingestArticle(input: {text: " "}, idempotencyKey: "k-12345678") { __typename } }'
    assert await codes(client, ingest, {}) == ["UNAUTHENTICATED"]
    assert await codes(client, ingest, editor) == ["FORBIDDEN"]
    assert await codes(client, ingest, admin) == []


async def test_over_a_socket_and_as_events_the_same_holds(store: DocumentStore, ways: dict[str, str]) -> None:
    reader, editor = [await token_of(store, scope) for scope in (Scope.READ, Scope.EDIT)]
    expected: tuple[tuple[dict[str, str], str], ...] = (
        ({}, "UNAUTHENTICATED"),
        ({"Authorization": f"Bearer {reader}"}, "FORBIDDEN"),
    )
    async with listening(create_app(store, FixedIndex(), ())) as address, httpx.AsyncClient() as client:
        for payload, code in (*expected, ({"Authorization": f"Bearer {editor}"}, None)):
            async with talking(address) as talk:
                await talk.introduce(**payload)
                for way, query in ways.items():
                    await talk.subscribe(way, query)
                    body = (await talk.hear())["payload"]
                    assert [e["extensions"]["code"] for e in body.get("errors", [])] == ([code] if code else []), way
                    assert (await talk.hear())["type"] == "complete"
                    await talk.subscribe("restore", "{ __typename }")
                    assert [(await talk.hear())["type"] for _ in range(2)] == ["next", "complete"]
            told = await client.post(
                f"{address}/graphql",
                json={"query": ways["node"]},
                headers={**payload, "Accept": "text/event-stream"},
            )
            body = orjson.loads(told.text.split("data: ", 1)[1].split("\n", 1)[0])
            assert [e["extensions"]["code"] for e in body.get("errors", [])] == ([code] if code else [])


def test_no_field_that_leads_to_what_is_editorial_was_forgotten() -> None:
    connections = {f"{name}Connection" for name in EDITORIAL} | {f"{name}Edge" for name in EDITORIAL}
    own = EDITORIAL | connections | {"Decided", "EditConflict"}
    for name, kind in CORE.type_map.items():
        if not isinstance(kind, GraphQLObjectType) or name in own or name == "Subscription":
            continue
        for field, each in kind.fields.items():
            target = get_named_type(each.type).name
            if target in EDITORIAL | connections or name == "Mutation":
                definition = each.extensions["strawberry-definition"]
                assert hasattr(definition.base_resolver.wrapped_func, NEEDED), f"{name}.{field}"
    assert set(GUARDED) == {"dec"}


@pytest.mark.parametrize(
    "authorization",
    ["Bearer nonsense", "Bearer ", "Basic dXNlcjp3b3Jk", "Bearer " + Key.made("never stored", Scope.READ)[1]],
)
async def test_a_key_that_opens_nothing_is_refused_and_not_told_why(serve: Serve, authorization: str) -> None:
    response = await serve().post(
        "/graphql", json={"query": "{ __typename }"}, headers={"Authorization": authorization}
    )
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == 'Bearer realm="peyman", error="invalid_token"'
    (error,) = response.json()["errors"]
    assert error["extensions"] == {"code": "UNAUTHENTICATED", "requestId": response.headers["x-request-id"]}
    assert error["message"].startswith("The key in `Authorization` opens nothing")


async def test_a_revoked_key_is_refused_as_an_unknown_one_is(serve: Serve, store: DocumentStore) -> None:
    key, token = await keeping.add(store, "desk", Scope.ADMIN)
    await keeping.revoke(store, key.id)
    answers = [
        await serve().post("/graphql", json={"query": "{ __typename }"}, headers=bearer(one))
        for one in (token, Key.made("x", Scope.READ)[1])
    ]
    first, second = [(answer.status_code, answer.json()["errors"][0]["message"]) for answer in answers]
    assert first == second


PATHS = ("/", "/graphql?query={__typename}", "/schema.graphql", "/metrics", "/nowhere")


async def test_without_anonymous_reading_nothing_is_told_to_strangers(serve: Serve, store: DocumentStore) -> None:
    client, reader = serve(anonymous=False), bearer(await token_of(store, Scope.READ))
    for path in PATHS:
        refused = await client.get(path)
        assert (refused.status_code, refused.headers["www-authenticate"]) == (401, 'Bearer realm="peyman"'), path
    for accept in ("application/json", "text/event-stream"):
        body = {"query": "subscription { articleIngested { cursor } }"}
        assert (await client.post("/graphql", json=body, headers={"Accept": accept})).status_code == 401
    for path in ("/health/live", "/health/ready", "/graphiql", "/static/peyman.svg"):
        assert (await client.get(path)).status_code == 200, path
    answered = await client.post("/graphql", json={"query": "{ __typename }"}, headers=reader)
    assert answered.json()["data"] == {"__typename": "Query"}


async def test_a_key_has_an_account_and_a_quota_of_its_own(serve: Serve, store: DocumentStore) -> None:
    client = serve(rate_limit=1000, rate_restore=1, max_cost=1000)
    _, token = await keeping.add(store, "desk", Scope.READ, quota=5000)
    plain = await client.post("/graphql", json={"query": "{ __typename }"})
    keyed = await client.post("/graphql", json={"query": "{ __typename }"}, headers=bearer(token))
    assert [one.headers["x-ratelimit-limit"] for one in (plain, keyed)] == ["1000", "5000"]


async def test_where_keys_cannot_be_looked_up_one_is_told_to_try_again(
    serve: Serve, store: DocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = await token_of(store, Scope.READ)

    async def fails(ids: list[str]) -> list[Stored | None]:
        raise EngineUnreachable("gone")

    client = serve()
    monkeypatch.setattr(store, "get", fails)
    response = await client.post("/graphql", json={"query": "{ __typename }"}, headers=bearer(token))
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (503, "UNAVAILABLE")
