"""Server-sent events: next, next, complete; comments in between; and what a browser's page may listen to."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import orjson
import pytest

from api.app import create_app
from api.keys import keeping
from api.keys.ring import KeyRing
from api.operations import Operation
from api.settings import Settings
from api.subscriptions import events
from indexing.storing.articles import save
from indexing.storing.port import DocumentStore
from resolvers import cursors
from resolvers.access import Scope
from tests.api.subscriptions.conftest import Message, Serve
from tests.api.subscriptions.test_sockets import ARTICLES, story
from tests.clients.live import listening
from tests.resolvers.asking import FixedIndex

EVENTS = {"Accept": "text/event-stream"}


async def parts(response: httpx.Response) -> AsyncIterator[tuple[str, Message | None]]:
    """The events of a response, as (name, data); a comment has no name."""
    name, data = "", None
    async for line in response.aiter_lines():
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            data = orjson.loads(line.removeprefix("data: "))
        elif not line:
            yield name, data
            name, data = "", None


async def test_events_come_one_by_one_and_the_connection_stays(
    store: DocumentStore, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "KEEP_ALIVE", 0.05)
    async with (
        httpx.AsyncClient(timeout=20) as client,
        client.stream("POST", f"{address}/graphql", json={"query": ARTICLES}, headers=EVENTS) as response,
    ):
        assert response.headers["content-type"] == "text/event-stream"
        assert "content-encoding" not in response.headers
        turn, told = 0, []
        async for name, data in parts(response):
            if name == "next":
                assert data is not None
                told.append(data["data"]["articleIngested"]["article"]["id"])
                if len(told) == 2:
                    break
            turn += 1
            await save(store, [story(turn)])
    assert told == sorted(told)


async def test_a_query_is_answered_and_completed(address: str) -> None:
    async with httpx.AsyncClient(timeout=20) as client:
        got = await client.get(f"{address}/graphql", params={"query": "{ __typename }"}, headers=EVENTS)
        sent = await client.post(f"{address}/graphql", json={"query": "{ __typename }"}, headers=EVENTS)
    for response in (got, sent):
        (first, data), (last, nothing) = [part async for part in parts(response)]
        assert (first, last, nothing) == ("next", "complete", None)
        assert data is not None
        assert data["data"] == {"__typename": "Query"}


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("subscription { nothing }", "VALIDATION_FAILED"),
        ("subscription {", "PARSE_FAILED"),
        ('subscription { articleIngested(after: "x") { cursor } }', "INVALID_CURSOR"),
        ("subscription { articleIngested { cursor } agreementChanged { cursor } }", "VALIDATION_FAILED"),
    ],
)
async def test_a_mistake_is_told_with_a_code_and_ends_the_stream(address: str, query: str, code: str) -> None:
    async with httpx.AsyncClient(timeout=20) as client:
        response = await client.post(f"{address}/graphql", json={"query": query}, headers=EVENTS)
    (_, data), (last, _) = [part async for part in parts(response)]
    assert data is not None
    assert data["errors"][0]["extensions"] == {"code": code, "requestId": response.headers["x-request-id"]}
    assert last == "complete"


async def test_a_mutation_by_get_is_refused_and_a_broken_request_has_a_status(address: str) -> None:
    async with httpx.AsyncClient(timeout=20) as client:
        told = await client.get(f"{address}/graphql", params={"query": "mutation { __typename }"}, headers=EVENTS)
        assert '"code":"BAD_REQUEST"' in told.text
        headers = {**EVENTS, "Content-Type": "application/json"}
        assert (await client.post(f"{address}/graphql", content=b"{", headers=headers)).status_code == 400
        assert (await client.put(f"{address}/graphql", json={}, headers=EVENTS)).status_code == 405
        huge = await client.post(f"{address}/graphql", json={"query": " " * 300_000}, headers=EVENTS)
        assert huge.status_code == 413
        other = {**EVENTS, "Origin": "https://evil.example"}
        assert (await client.post(f"{address}/graphql", json={"query": "{ a }"}, headers=other)).status_code == 403


async def test_a_revoked_key_hears_no_more(serve: Serve, store: DocumentStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "KEEP_ALIVE", 0.05)
    monkeypatch.setattr("api.workshop.KeyRing", lambda store: KeyRing(store, fresh=0.0))
    key, token = await keeping.add(store, "desk", Scope.READ)
    headers = {**EVENTS, "Authorization": f"Bearer {token}"}
    async with (
        serve() as address,
        httpx.AsyncClient(timeout=20) as client,
        client.stream("POST", f"{address}/graphql", json={"query": ARTICLES}, headers=headers) as response,
    ):
        told = parts(response)
        assert await anext(told) == ("", None)
        await keeping.revoke(store, key.id)
        assert [name async for name, _ in told][-1] == "complete"


async def test_each_event_is_paid_for(serve: Serve, store: DocumentStore) -> None:
    async with (
        serve(rate_limit=60, rate_restore=0.001, max_cost=60) as address,
        httpx.AsyncClient(timeout=20) as client,
        client.stream("POST", f"{address}/graphql", json={"query": ARTICLES}, headers=EVENTS) as response,
    ):
        writing = asyncio.create_task(_write_on(store))
        last = [data async for _, data in parts(response) if data][-1]
        writing.cancel()
    assert last["errors"][0]["extensions"]["code"] == "RATE_LIMITED"


async def _write_on(store: DocumentStore) -> None:
    for turn in range(10_000):
        await save(store, [story(turn)])
        await asyncio.sleep(0.01)


async def test_what_is_listened_to_is_counted_by_name(store: DocumentStore) -> None:
    named = Operation("stored", "Stored", "", ARTICLES)
    app = create_app(store, FixedIndex(), (named,), Settings.model_construct(rate_limit=0, metrics="open"))
    cursor = cursors.encode("articleIngested", (0, (await store.info()).store_id))
    query = ARTICLES.replace("Stored", "Stored($after: String)").replace("Ingested", "Ingested(after: $after)")
    async with listening(app) as address, httpx.AsyncClient(timeout=20) as client:
        body = {"query": query, "variables": {"after": cursor}}
        async with client.stream("POST", f"{address}/graphql", json=body, headers=EVENTS) as response:
            async for name, _ in parts(response):
                if name == "next":
                    break
            figures = (await client.get(f"{address}/metrics")).text
        assert 'peyman_operations_total{code="OK",operation="Stored",transport="sse"} 1.0' in figures
        assert 'peyman_subscription_events_total{operation="Stored"}' in figures
        assert "peyman_subscriptions_open 1.0" in figures
