"""Elasticsearch alone: batches through trouble, swaps of aliases, and what is said when the server will not do."""

import asyncio
import socket
import uuid
from collections.abc import AsyncIterator, Callable
from typing import Any, ClassVar

import pytest
from elastic_transport import ApiResponseMeta, ConnectionTimeout, HttpHeaders, NodeConfig
from elasticsearch import ApiError, AsyncElasticsearch

from indexing.errors import EngineUnreachable, SettingError
from indexing.searching.elastic import bulk, indexes
from indexing.searching.elastic.bulk import ATTEMPTS, Bulk, Item
from indexing.searching.elastic.settings import index_settings
from indexing.searching.opening import open_index
from indexing.searching.parse import parse
from indexing.searching.port import IndexHits, IndexState, Rejected, RetryableError
from indexing.searching.query import Belief, IndexQuery, Term
from tests.indexing.searching.elastic import URL, needs_elasticsearch, node
from tests.indexing.searching.engines import EN, FA, FINGERPRINT, fill, found, passage

Answer = Callable[[list[str]], list[int]]

NOTHING = Belief()


class Server:
    """Answers bulk requests as the script says, and remembers which ids are in the index."""

    def __init__(self, *script: Answer | Exception) -> None:
        self._script = list(script)
        self.requests: list[list[str]] = []
        self.held: dict[str, int] = {}
        self.pauses: list[float] = []

    def options(self, **_: Any) -> "Server":
        return self

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)

    async def bulk(self, *, operations: list[dict[str, Any]], **_: Any) -> dict[str, Any]:
        heads = [one["index"] for one in operations[::2]]
        ids = [head["_id"] for head in heads]
        self.requests.append(ids)
        step = self._script.pop(0) if self._script else all_fine
        if isinstance(step, Exception):
            raise step
        outcomes = []
        for head, status in zip(heads, step(ids), strict=True):
            if status == 200 and self.held.get(head["_id"], -1) >= head["version"]:
                status = 409
            if status == 200:
                self.held[head["_id"]] = head["version"]
            error = {} if status == 200 else {"error": {"type": "some_exception", "reason": f"status {status}"}}
            outcomes.append({"index": {"_id": head["_id"], "status": status, **error}})
        return {"items": outcomes}


def all_fine(ids: list[str]) -> list[int]:
    return [200] * len(ids)


def refused(status: int) -> ApiError:
    meta = ApiResponseMeta(status, "1.1", HttpHeaders(), 0.0, NodeConfig("http", "localhost", 9200))
    return ApiError("refused", meta, {})


def items(count: int) -> list[Item]:
    return [Item(f"pas-{n}", n, {"id": f"pas-{n}"}, size=10) for n in range(1, count + 1)]


async def send(server: Server, count: int) -> list[Rejected]:
    return await Bulk(server, "test", is_alias=True, sleep=server.sleep).send(items(count))  # type: ignore[arg-type]


async def test_items_that_the_node_has_no_room_for_are_sent_again_and_only_those() -> None:
    server = Server(lambda ids: [429 if one == "pas-2" else 200 for one in ids])
    assert await send(server, 3) == []
    assert server.requests == [["pas-1", "pas-2", "pas-3"], ["pas-2"]]
    assert len(server.pauses) == 1


async def test_an_item_with_a_fault_is_refused_by_name_and_not_sent_again() -> None:
    server = Server(lambda ids: [400 if one == "pas-2" else 200 for one in ids])
    assert await send(server, 3) == [Rejected("pas-2", 2, "some_exception: status 400")]
    assert len(server.requests) == 1


async def test_an_item_that_is_there_already_counts_as_done() -> None:
    server = Server()
    await send(server, 3)
    assert await send(server, 3) == []
    assert len(server.requests) == 2


@pytest.mark.parametrize("trouble", [refused(429), refused(503), ConnectionTimeout("silence")])
async def test_a_request_that_fails_is_sent_again_after_a_pause(trouble: Exception) -> None:
    server = Server(trouble, trouble)
    assert await send(server, 2) == []
    assert set(server.held) == {"pas-1", "pas-2"}
    assert len(server.pauses) == 2


async def test_after_the_last_attempt_the_batch_is_given_back() -> None:
    server = Server(*[refused(503)] * ATTEMPTS)
    with pytest.raises(RetryableError, match=f"{ATTEMPTS} attempts"):
        await send(server, 2)
    assert len(server.requests) == ATTEMPTS


async def test_an_error_that_a_pause_does_not_mend_is_not_repeated() -> None:
    server = Server(refused(403))
    with pytest.raises(RetryableError):
        await send(server, 2)
    assert len(server.requests) == 1


async def test_a_batch_that_is_too_large_is_halved_down_to_the_item_that_is() -> None:
    server = Server()
    small = server.bulk

    async def picky(*, operations: list[dict[str, Any]], **rest: Any) -> dict[str, Any]:
        if any(one["index"]["_id"] == "pas-3" for one in operations[::2]):
            raise refused(413)
        return await small(operations=operations, **rest)

    server.bulk = picky  # type: ignore[method-assign]
    assert await send(server, 5) == [Rejected("pas-3", 3, "larger than the node accepts")]
    assert set(server.held) == {"pas-1", "pas-2", "pas-4", "pas-5"}


async def test_batches_are_bounded_in_number_and_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MOST_ITEMS", 4)
    monkeypatch.setattr(bulk, "MOST_CHARACTERS", 25)
    server = Server()
    await send(server, 5)
    assert server.requests == [["pas-1", "pas-2"], ["pas-3", "pas-4"], ["pas-5"]]


async def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    index = await open_index(f"http://editor:secret@127.0.0.1:{port}/news")
    with pytest.raises(EngineUnreachable, match="does not answer") as problem:
        await index.open(FINGERPRINT)
    assert "secret" not in str(problem.value)
    assert str(port) in str(problem.value)
    await index.close()


async def _answering(head: bytes) -> AsyncIterator[str]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.readline() not in (b"\r\n", b""):
            pass
        writer.write(head)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}", "is not Elasticsearch"),
        (
            b"HTTP/1.1 401 Unauthorized\r\nX-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\n"
            b"Content-Length: 2\r\n\r\n{}",
            "check user and password",
        ),
        (b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n", "not answer like Elastic"),
    ],
)
async def test_a_server_that_will_not_do_is_told_in_one_sentence(head: bytes, sentence: str) -> None:
    async for url in _answering(head):
        index = await open_index(url)
        with pytest.raises(SettingError, match=sentence):
            await index.open(FINGERPRINT)
        await index.close()


class TestLive:
    """Against the node of PEYMAN_TEST_ELASTICSEARCH."""

    pytestmark: ClassVar = [*needs_elasticsearch]

    @pytest.fixture
    async def prefix(self) -> AsyncIterator[str]:
        name = f"test-{uuid.uuid4().hex[:12]}"
        yield name
        async with node() as client:
            if left := list(await client.indices.get(index=f"{name}*", features="aliases")):
                await client.indices.delete(index=left)

    async def aliases(self, client: AsyncElasticsearch, prefix: str) -> dict[str, set[str]]:
        found = await client.indices.get(index=f"{prefix}-0*", features="aliases")
        return {name: set(one["aliases"]) for name, one in found.items()}

    async def test_of_two_that_open_at_once_one_makes_the_index(self, prefix: str) -> None:
        both = [await open_index(f"{URL}/{prefix}") for _ in range(2)]
        opened = await asyncio.gather(*(index.open(FINGERPRINT) for index in both))
        assert IndexState.REBUILD not in [one.state for one in opened]
        assert [await index.cursor() for index in both] == [0, 0]
        for index in both:
            await index.close()

    async def test_a_promotion_swaps_the_alias_and_keeps_the_index_before(self, prefix: str) -> None:
        index = await open_index(f"{URL}/{prefix}")
        await fill(index, [passage("pas-1", 1, (EN, "grain"))])
        for _ in range(3):
            await (await index.begin_rebuild(FINGERPRINT)).promote()
        async with node() as client:
            assert await self.aliases(client, prefix) == {
                f"{prefix}-000003": {f"{prefix}-previous"},
                f"{prefix}-000004": {prefix},
            }
        await index.close()

    async def test_a_promotion_leaves_the_indexes_of_longer_prefixes_alone(self, prefix: str) -> None:
        index, other = [await open_index(f"{URL}/{name}") for name in (prefix, f"{prefix}-other")]
        for one in (index, other):
            await fill(one, [passage("pas-1", 1, (EN, "grain"))])
        for _ in range(3):
            await (await index.begin_rebuild(FINGERPRINT)).promote()
        assert await found(other, "grain") == ["pas-1"]
        for one in (index, other):
            await one.close()

    async def test_an_index_that_was_deleted_is_not_made_again_by_a_write(self, prefix: str) -> None:
        index = await open_index(f"{URL}/{prefix}")
        await fill(index, [passage("pas-1", 1, (EN, "grain"))])
        async with node() as client:
            await client.indices.delete(index=f"{prefix}-000001")
        for attempt in (index.apply([passage("pas-2", 2, (EN, "grain"))], 2), index.cursor(), found(index, "grain")):
            with pytest.raises(RetryableError):
                await attempt
        await index.close()

    async def test_an_index_in_the_place_of_the_alias_is_refused(self, prefix: str) -> None:
        async with node() as client:
            await client.indices.create(index=prefix)
        index = await open_index(f"{URL}/{prefix}")
        with pytest.raises(SettingError, match="another prefix"):
            await index.open(FINGERPRINT)
        await index.close()

    async def test_a_node_without_a_filter_of_the_chains_says_which(
        self, prefix: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings = index_settings()
        settings["analysis"]["filter"]["stem_fa"] = {"type": "stem_of_nobody"}
        monkeypatch.setattr(indexes, "index_settings", lambda: settings)
        index = await open_index(f"{URL}/{prefix}")
        with pytest.raises(SettingError, match=r"analysis-common.*stem_of_nobody"):
            await index.open(FINGERPRINT)
        await index.close()

    async def test_the_mapping_takes_no_field_that_is_not_declared(self, prefix: str) -> None:
        index = await open_index(f"{URL}/{prefix}")
        await index.open(FINGERPRINT)
        async with node() as client:
            with pytest.raises(ApiError, match="strict_dynamic_mapping_exception"):
                await client.index(index=prefix, document={"surprise": 1})
        await index.close()

    async def test_what_a_search_took_for_granted_is_told_to_be_right_or_wrong(self, prefix: str) -> None:
        index = await open_index(f"{URL}/{prefix}")
        await fill(index, [passage("pas-1", 1, (EN, "grain at the port"))])

        async def asked(belief: Belief = NOTHING, text: str = "grain", seq: int = 0) -> IndexHits:
            return await index.search(IndexQuery(parse(text), belief=belief), min_seq=seq)

        first = await asked(seq=1)
        assert {"text_fa", "text_fa.exact", "sound_fa"} <= first.empty
        assert not {"text_en", "text_en.exact", "sound_en"} & first.empty
        unheld, held = Term("text_en", "rail"), Term("text_en.exact", "port")
        assert (await asked(Belief(first.state, first.empty, (unheld,)))).is_as_believed
        assert not (await asked(Belief(first.state, first.empty, (unheld, held)))).is_as_believed
        assert not (await asked(Belief(empty=frozenset({"text_tr", "text_en"})))).is_as_believed
        assert not (await asked(Belief("another state"))).is_as_believed
        assert (await asked(Belief(held=frozenset({0, 1})), "grain ports")).is_as_believed
        assert not (await asked(Belief(held=frozenset({0, 1})), "grain ship")).is_as_believed
        assert not (await asked(Belief(first.state), "rail")).is_as_believed
        await index.apply([passage("pas-2", 2, (FA, "بندر"))], 2)
        changed = await asked(Belief(empty=first.empty), seq=2)
        assert (changed.is_as_believed, changed.state != first.state) == (False, True)
        assert "text_fa" not in (await asked()).empty
        await index.close()

    async def test_an_index_that_is_gone_is_named_when_it_is_searched(self, prefix: str) -> None:
        index = await open_index(f"{URL}/{prefix}")
        await index.open(FINGERPRINT)
        async with node() as client:
            await client.indices.delete(index=f"{prefix}-000001")
        for attempt in (index.search(IndexQuery()), index.search_many([IndexQuery(), IndexQuery()])):
            with pytest.raises(RetryableError, match="gone from Elasticsearch and must be rebuilt"):
                await attempt
        await index.close()
