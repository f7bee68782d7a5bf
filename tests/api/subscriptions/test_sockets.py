"""WebSockets: who may open one, what the protocol asks of both sides, and events as they happen."""

import asyncio
import random
from collections.abc import Awaitable, Callable

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from api.keys import keeping
from api.keys.ring import KeyRing
from api.subscriptions import sockets
from indexing.documents import Article
from indexing.storing.articles import save
from indexing.storing.port import DocumentStore
from indexing.storing.runs import write_run
from resolvers import cursors
from resolvers.access import Scope
from tests.api.subscriptions.conftest import Message, Serve, Talk, talking
from tests.indexing.storing.builders import agreement, article

ARTICLES = "subscription Stored { articleIngested { cursor change article { id raw } } }"
AGREEMENTS = """subscription($after: String, $filter: AgreementFilter) {
  agreementChanged(after: $after, filter: $filter) { cursor change agreement { id date } }
}"""


async def test_an_article_is_told_as_it_is_stored(store: DocumentStore, address: str) -> None:
    async with talking(address) as talk:
        await (await talk.introduce()).subscribe("one", ARTICLES)
        told = await told_of(talk, lambda turn: save(store, [story(turn)]))
        assert (told["type"], told["id"]) == ("next", "one")
        event = told["payload"]["data"]["articleIngested"]
        assert event["change"] == "ADDED"
        assert event["article"]["raw"].startswith("Тегеран")
        await talk.say("complete", "one")
        await talk.subscribe("two", "{ __typename }")
        while (await talk.hear())["id"] != "two":
            pass


def story(turn: int) -> Article:
    return article(f"art-{turn:020x}", f"Тегеран и Душанбе договорились, № {turn}.")


async def told_of(talk: Talk, act: Callable[[int], Awaitable[object]]) -> Message:
    """What is told of an act, which is done again until the subscription that was just asked for has begun."""
    for turn in range(1, 28):
        await act(turn)
        try:
            async with asyncio.timeout(0.3):
                return await talk.hear()
        except TimeoutError:
            continue
    raise AssertionError("nothing is told")


async def test_agreements_are_told_by_filter_and_from_a_cursor_on(store: DocumentStore, address: str) -> None:
    await write_run(store, [agreement("agr-a", date="2026-01-01", article_ids=("art-1",))])
    async with talking(address) as talk:
        await (await talk.introduce()).subscribe("all", AGREEMENTS, after=None)
        first = await told_of(
            talk,
            lambda turn: write_run(store, [agreement("agr-a", date=f"2026-02-{turn:02d}"), agreement("agr-b")]),
        )
        cursor = first["payload"]["data"]["agreementChanged"]["cursor"]
        await write_run(store, [agreement("agr-c", confidence=0.2), agreement("agr-d", confidence=0.9)])
        await talk.subscribe("some", AGREEMENTS, after=cursor, filter={"minConfidence": 0.5})
        told: list[tuple[str, str]] = []
        while ("agr-d", "ADDED") not in told:
            message = await talk.hear()
            if message["id"] == "some":
                event = message["payload"]["data"]["agreementChanged"]
                told.append((event["agreement"]["id"], event["change"]))
        assert "agr-c" not in dict(told)
        assert ("agr-a", "REMOVED") in told


async def test_a_query_and_a_mistake_are_answered_too(address: str) -> None:
    async with talking(address) as talk:
        await (await talk.introduce()).subscribe(
            "q", "query($n: Int!) { agreements(first: $n) { edges { cursor } } }", n=2
        )
        answer = await talk.hear()
        assert len(answer["payload"]["data"]["agreements"]["edges"]) == 2
        assert await talk.hear() == {"type": "complete", "id": "q"}
        wrong = (
            ("subscription { nothing }", "VALIDATION_FAILED"),
            ("subscription {", "PARSE_FAILED"),
            ('subscription { agreementChanged(after: "x") { cursor } }', "INVALID_CURSOR"),
            ('mutation { undo(decisionId: "dec-1", reason: "x") { __typename } }', "UNAUTHENTICATED"),
        )
        for query, code in wrong:
            await talk.subscribe("w", query)
            message = await talk.hear()
            errors = message["payload"] if message["type"] == "error" else message["payload"]["errors"]
            assert errors[0]["extensions"]["code"] == code
            assert errors[0]["extensions"]["requestId"]
            if message["type"] == "next":
                assert (await talk.hear())["type"] == "complete"


async def test_a_ping_is_answered_with_what_it_holds(address: str) -> None:
    async with talking(address) as talk:
        await talk.introduce()
        await talk.say("ping", payload={"salâm": "سلام"})
        assert await talk.hear() == {"type": "pong", "payload": {"salâm": "سلام"}}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("{", 4400),
        ("[]", 4400),
        ('{"type": "nonsense"}', 4400),
        ('{"type": "connection_init"}', 4429),
        ('{"type": "subscribe", "payload": {"query": "{ a }"}}', 4400),
        ('{"type": "subscribe", "id": "a", "payload": {"query": 7}}', 4400),
        ('{"type": "subscribe", "id": 7, "payload": {}}', 4400),
    ],
)
async def test_what_breaks_the_protocol_closes_the_connection(address: str, said: str, code: int) -> None:
    async with talking(address) as talk:
        await (await talk.introduce()).say("", raw=said)
        assert (await talk.closed())[0] == code


async def test_an_operation_whose_id_is_taken_closes_the_connection(address: str) -> None:
    async with talking(address) as talk:
        await (await (await talk.introduce()).subscribe("a", ARTICLES)).subscribe("a", ARTICLES)
        assert (await talk.closed())[0] == 4409


@pytest.mark.parametrize(("kind", "code"), [("subscribe", 4401), ("nonsense", 4400)])
async def test_a_client_introduces_itself_first(address: str, kind: str, code: int) -> None:
    async with talking(address) as talk:
        await talk.say(kind, "a", {"query": "{ __typename }"})
        assert (await talk.closed())[0] == code


async def test_a_client_that_says_nothing_is_not_waited_for(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "INIT_PATIENCE", 0.05)
    async with talking(address) as talk:
        assert (await talk.closed())[0] == 4408


async def test_another_protocol_is_not_spoken(address: str) -> None:
    async with talking(address, "graphql-ws") as talk:
        assert (await talk.closed())[0] == 4406


@pytest.mark.parametrize(
    ("origin", "allowed", "opens"),
    [
        ("https://evil.example", "", False),
        ("https://news.example", "https://news.example", True),
        ("https://evil.example", "https://news.example", False),
        ("https://any.example", "*", True),
        ("null", "", False),
    ],
)
async def test_only_pages_of_known_origins_open_a_socket(serve: Serve, origin: str, allowed: str, opens: bool) -> None:
    async with serve(cors_origins=allowed) as address:
        if opens:
            async with talking(address, Origin=origin) as talk:
                await talk.introduce()
        else:
            with pytest.raises(InvalidStatus):
                async with talking(address, Origin=origin):
                    pass


async def test_pages_of_the_server_itself_open_a_socket(address: str) -> None:
    async with talking(address, Origin=address) as talk:
        await talk.introduce()


async def test_a_server_for_keys_only_asks_for_one(serve: Serve, store: DocumentStore) -> None:
    _, token = await keeping.add(store, "desk", Scope.READ)
    async with serve(anonymous=False) as address:
        for payload in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": 7}):
            async with talking(address) as talk:
                await talk.say("connection_init", payload=payload)
                assert (await talk.closed())[0] == 4403
        async with talking(address) as talk:
            await talk.introduce(Authorization=f"Bearer {token}")
        async with talking(address, Authorization=f"Bearer {token}") as talk:
            await talk.introduce()


async def test_a_revoked_key_closes_its_connections(
    serve: Serve, store: DocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets, "BEAT", 0.02)
    monkeypatch.setattr("api.workshop.KeyRing", lambda store: KeyRing(store, fresh=0.0))
    key, token = await keeping.add(store, "desk", Scope.READ)
    async with serve() as address, talking(address) as talk:
        await (await talk.introduce(Authorization=f"Bearer {token}")).subscribe("a", ARTICLES)
        await keeping.revoke(store, key.id)
        assert (await talk.closed())[0] == 4403


async def test_operations_and_connections_are_bounded(serve: Serve) -> None:
    async with serve(max_subscriptions=2, max_subscriptions_per_caller=3) as address, talking(address) as one:
        await one.introduce()
        for number in ("a", "b", "c"):
            await one.subscribe(number, ARTICLES)
        refused = await one.hear()
        assert (refused["id"], refused["payload"][0]["extensions"]["code"]) == ("c", "LIMIT_EXCEEDED")
        async with talking(address) as two:
            await two.introduce()
            for number in ("d", "e"):
                await two.subscribe(number, ARTICLES)
            refused = await two.hear()
            assert refused["payload"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"
            async with talking(address) as three, talking(address) as four:
                await three.introduce()
                await four.say("connection_init")
                assert (await four.closed())[0] == 1013
        await one.say("complete", "a")
        await (await one.subscribe("f", "{ __typename }")).hear()


async def test_a_client_that_takes_nothing_is_dropped_and_its_place_is_free(
    serve: Serve, store: DocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets, "PATIENCE", 0.2)
    chance = random.Random(7)
    await save(store, [article(f"art-{n:020x}", chance.randbytes(200_000).hex()) for n in range(40)])
    cursor = cursors.encode("articleIngested", (0, (await store.info()).store_id))
    async with serve(metrics="open") as address, talking(address, max_queue=1) as talk:
        query = "subscription($after: String) { articleIngested(after: $after) { article { raw } } }"
        await (await talk.introduce()).subscribe("a", query, after=cursor)
        async with httpx.AsyncClient() as client, asyncio.timeout(20):
            while 'reason="CLIENT_GONE"} 1.0' not in (await client.get(f"{address}/metrics")).text:
                pass
            assert "peyman_subscriptions_open 0.0" in (await client.get(f"{address}/metrics")).text
        talk.break_off()
