"""An operation ends by its deadline or when its client leaves, with all that it began, and too many are told so."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

import httpx
import orjson
import pytest

from api.app import create_app
from api.settings import Settings
from indexing.searching.port import IndexHits
from indexing.searching.query import IndexQuery
from indexing.storing.port import DocumentStore, Order, Scalar, Stored, Where
from tests.api.subscriptions.conftest import talking
from tests.clients.live import listening
from tests.resolvers.asking import FixedIndex
from tests.resolvers.counting import CountingStore

#: Waits until the slow work has begun.
Begun = Callable[[], Awaitable[object]]

SEARCH = '{ search(query: "نفت", first: 1) { edges { score } } }'
ARTICLES = "{ articles(first: 1) { edges { node { id passages(first: 1) { edges { cursor } } } } } }"


class SlowIndex(FixedIndex):
    """An index whose searches never end, and that counts those it is asked for and those that were cancelled."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = asyncio.Semaphore(0)
        self.cancelled = 0
        self.ended = asyncio.Event()

    async def search(self, query: IndexQuery, min_seq: int = 0) -> IndexHits:
        self.begun.release()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            self.ended.set()
            raise
        return IndexHits((), 0)


class SlowStore(CountingStore):
    """A store in which looking for passages never ends."""

    def __init__(self, inner: DocumentStore) -> None:
        super().__init__(inner)
        # Kept, so that work that nobody ends is not ended by the collector of garbage.
        self._never = asyncio.Event()
        self.begun = asyncio.Event()
        self.ended = asyncio.Event()

    async def find(
        self, collection: str, where: Where, order: Order, after: tuple[Scalar, str] | None = None, limit: int = 100
    ) -> list[Stored]:
        if collection == "passages":
            self.begun.set()
            try:
                await self._never.wait()
            except asyncio.CancelledError:
                self.ended.set()
                raise
        return await super().find(collection, where, order, after, limit)


@pytest.fixture
def index() -> SlowIndex:
    return SlowIndex()


def asking(store: DocumentStore, index: FixedIndex, **settings: object) -> httpx.AsyncClient:
    app = create_app(
        store,
        index,
        (),
        Settings.model_validate({"rate_limit": 0, "allowed_hosts": "*", "metrics": "open", **settings}),
    )
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://peyman.example")


def post(client: httpx.AsyncClient, query: str) -> Awaitable[httpx.Response]:
    return client.post("/graphql", json={"query": query}, headers={"Accept": "application/graphql-response+json"})


def outcome(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["errors"][0]["extensions"]["code"]


async def test_an_operation_ends_by_its_deadline_and_its_calls_with_it(store: DocumentStore, index: SlowIndex) -> None:
    async with asking(store, index, deadline=0.05) as client:
        assert outcome(await post(client, SEARCH)) == (504, "DEADLINE_EXCEEDED")
        assert index.cancelled == 1
        slow = SlowStore(store)
    async with asking(slow, index, deadline=0.05) as client, asyncio.timeout(20):
        assert outcome(await post(client, ARTICLES)) == (504, "DEADLINE_EXCEEDED")
        await slow.ended.wait()


async def test_an_engine_that_does_not_answer_is_given_up_and_the_rest_of_the_answer_kept(
    store: DocumentStore, index: SlowIndex
) -> None:
    async with asking(store, index, engine_deadline=0.05) as client:
        response = await post(client, f"{{ first: __typename {SEARCH[1:]}")
    assert outcome(response)[1] == "UNAVAILABLE"
    assert index.cancelled == 1


async def test_an_engine_that_hangs_does_not_keep_others_from_their_answers(
    store: DocumentStore, index: SlowIndex
) -> None:
    async with asking(store, index, max_search_calls=1, max_concurrent=6) as client:
        stuck = [asyncio.ensure_future(post(client, SEARCH)) for _ in range(5)]
        await index.begun.acquire()
        while "peyman_operations_running 5.0" not in (await client.get("/metrics")).text:
            pass
        assert outcome(await post(client, SEARCH))[1] == "UNAVAILABLE"
        answered = await post(client, "{ articles(first: 1) { edges { cursor } } }")
        assert answered.json()["data"]["articles"]["edges"]
        for one in stuck:
            one.cancel()
        await asyncio.wait(stuck)


async def test_more_than_can_be_done_is_turned_away_with_the_time_to_come_back(
    store: DocumentStore, index: SlowIndex
) -> None:
    async with asking(store, index, max_concurrent=1, max_queue=0) as client:
        first = asyncio.ensure_future(post(client, SEARCH))
        await index.begun.acquire()
        refused = await post(client, "{ __typename }")
        assert outcome(refused) == (503, "OVERLOADED")
        assert int(refused.headers["retry-after"]) >= 1
        assert (await client.get("/health/live")).status_code == 200
        first.cancel()
        await asyncio.wait([first])
        assert (await post(client, "{ __typename }")).status_code == 200


async def close_http(address: str, query: str, begun: Begun, ended: asyncio.Event, accept: str) -> None:
    """Ask over HTTP for `accept`, and close the connection once the work has begun."""
    host, port = address.removeprefix("http://").split(":")
    body = orjson.dumps({"query": query})
    head = f"Host: x\r\nContent-Type: application/json\r\nAccept: {accept}\r\nContent-Length: {len(body)}\r\n\r\n"
    _, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"POST /graphql HTTP/1.1\r\n" + head.encode() + body)
    await begun()
    writer.close()
    await ended.wait()


async def complete(address: str, query: str, begun: Begun, ended: asyncio.Event) -> None:
    """Ask over a WebSocket, say that no answer is wanted any more, and stay until the work has ended."""
    async with talking(address) as talk:
        await (await talk.introduce()).subscribe("one", query)
        await begun()
        await talk.say("complete", "one")
        await ended.wait()


async def break_socket(address: str, query: str, begun: Begun, ended: asyncio.Event) -> None:
    """Ask over a WebSocket whose connection then breaks."""
    async with talking(address) as talk:
        await (await talk.introduce()).subscribe("one", query)
        await begun()
        talk.break_off()
        await ended.wait()


LEAVING: dict[str, Callable[[str, str, Begun, asyncio.Event], Awaitable[None]]] = {
    "an HTTP request": partial(close_http, accept="application/json"),
    "server-sent events": partial(close_http, accept="text/event-stream"),
    "complete": complete,
    "a broken WebSocket": break_socket,
}


@pytest.mark.parametrize("what", ["index", "store"])
@pytest.mark.parametrize("way", LEAVING)
async def test_when_the_client_leaves_the_work_for_it_ends(
    store: DocumentStore, index: SlowIndex, way: str, what: str
) -> None:
    slow = SlowStore(store)
    query, begun, ended = {
        "index": (SEARCH, index.begun.acquire, index.ended),
        "store": (ARTICLES, slow.begun.wait, slow.ended),
    }[what]
    patient = Settings.model_validate({"allowed_hosts": "*", "rate_limit": 0, "deadline": 600, "engine_deadline": 600})
    async with listening(create_app(slow, index, (), patient)) as address, asyncio.timeout(20):
        await LEAVING[way](address, query, begun, ended)


async def test_a_body_that_never_ends_holds_no_place(store: DocumentStore, index: SlowIndex) -> None:
    async def dripping() -> AsyncIterator[bytes]:
        yield b'{"query": '
        await asyncio.Event().wait()

    async with asking(store, index, max_concurrent=1, max_queue=0) as client:
        slow = asyncio.ensure_future(
            client.post("/graphql", content=dripping(), headers={"Content-Type": "application/json"})
        )
        await asyncio.sleep(0)
        assert (await post(client, "{ __typename }")).status_code == 200
        slow.cancel()
        await asyncio.wait([slow])


@pytest.mark.parametrize("wrong", [{"deadline": 0}, {"max_concurrent": 0}, {"max_queue": -1}, {"deadline": "inf"}])
def test_a_guard_that_lets_nothing_through_cannot_be_set(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Settings.model_validate(wrong)
