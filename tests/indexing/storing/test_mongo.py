"""What is particular to the MongoDB store: unreachable servers, slow and dead writers, outcomes that stay unknown."""

import asyncio
import socket
import uuid
from collections.abc import AsyncIterator
from typing import Any

import pytest
from mongomock_motor import AsyncMongoMockClient
from pymongo.errors import NetworkTimeout

from indexing.errors import EngineUnreachable, FormatMismatch, SettingError
from indexing.storing.mongo import MongoStore
from indexing.storing.mongo.sequence import LEASE
from indexing.storing.port import ANY, Put
from tests.indexing.storing.adapters import MONGODB, needs_mongodb
from tests.indexing.storing.samples import CARDS, CONTRACT_SPECS, card, ids, put, write_all


class Clock:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Gate:
    """Stands before the bulk writes of a store: holds them back, or loses the answer or the request."""

    def __init__(self, store: MongoStore) -> None:
        self._documents = store._writer._documents
        self.opened = asyncio.Event()
        self.arrived = asyncio.Event()
        self.opened.set()
        self.lose_answers = 0
        self.lose_requests = 0
        store._writer._documents = self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._documents, name)

    async def bulk_write(self, *arguments: Any, **options: Any) -> Any:
        self.arrived.set()
        await self.opened.wait()
        if self.lose_requests:
            self.lose_requests -= 1
            raise NetworkTimeout("the request was lost")
        result = await self._documents.bulk_write(*arguments, **options)
        if self.lose_answers:
            self.lose_answers -= 1
            raise NetworkTimeout("the answer was lost")
        return result


@pytest.fixture
def database() -> Any:
    """A new database of mongomock; two stores on it are two processes."""
    return AsyncMongoMockClient()[f"peyman_{uuid.uuid4().hex}"]


async def opened(database: Any, clock: Clock | None = None) -> MongoStore:
    store = MongoStore(database, CONTRACT_SPECS, "mongomock")
    if clock is not None:
        store._sequence._clock = clock
    await store.prepare()
    return store


@pytest.fixture
async def store(database: Any) -> AsyncIterator[MongoStore]:
    one = await opened(database)
    yield one
    await one.close()


async def test_a_slow_writer_holds_the_feed_back_until_it_is_done(database: Any) -> None:
    slow, fast = await opened(database), await opened(database)
    gate = Gate(slow)
    gate.opened.clear()
    writing = asyncio.ensure_future(slow.write([put("slow")]))
    await gate.arrived.wait()
    await write_all(fast, [put("fast")])
    assert await fast.changes(0, 10) == ([], 0)
    # A reader that took the counter for the safe position would go on behind 2, and never see number 1.
    assert (await fast.info()).seq == 2
    gate.opened.set()
    await writing
    changes, safe = await fast.changes(0, 10)
    assert ([change.id for change in changes], safe) == (["slow", "fast"], 2)


async def test_a_dead_writer_holds_the_feed_back_for_a_lease(database: Any) -> None:
    clock = Clock()
    dead, alive = await opened(database), await opened(database, clock)
    entry = dead._sequence.begin()
    await dead._sequence.take(entry, 3)
    await write_all(alive, [put("a")])
    assert await alive.changes(0, 10) == ([], 0)
    clock.now += LEASE
    assert await alive.changes(0, 10) == ([], 0)
    clock.now += 1
    changes, safe = await alive.changes(0, 10)
    assert ([change.id for change in changes], safe) == (["a"], 4)
    assert (await database["counters"].find_one({}))["open"] == {}


async def test_a_writer_stops_long_before_its_lease_ends(database: Any) -> None:
    clock = Clock()
    store = await opened(database, clock)
    entry = store._sequence.begin()
    await store._sequence.take(entry, 1)
    clock.now += LEASE / 2 + 1
    with pytest.raises(EngineUnreachable, match="too slow"):
        await store._sequence.take(entry, 1)


async def test_the_safe_position_never_goes_back(database: Any) -> None:
    idle, busy = await opened(database), await opened(database)
    await write_all(busy, [put("a"), put("b")])
    assert await busy._sequence.safe() == 2
    # `idle` has seen no number yet, so it enters itself with a bound far below.
    entry = idle._sequence.begin()
    assert await idle._sequence.take(entry, 1) == 3
    assert entry.low == 1
    assert await busy._sequence.safe() == 2


async def test_a_write_whose_answer_is_lost_counts_once(store: MongoStore) -> None:
    gate = Gate(store)
    await write_all(store, [put("a", 0, number=1)])
    gate.lose_answers = 1
    outcomes = await store.write([put("a", 1, number=2), put("b", 0), put("c", ANY)])
    assert [(outcome.status, outcome.rev) for outcome in outcomes] == [("ok", 2), ("ok", 1), ("ok", 1)]
    assert await ids(store) == ["b", "c", "a"]


async def test_a_write_that_is_lost_on_its_way_is_sent_again(store: MongoStore) -> None:
    Gate(store).lose_requests = 1
    outcomes = await store.write([put("a", 0), put("b")])
    assert [(outcome.status, outcome.rev) for outcome in outcomes] == [("ok", 1), ("ok", 1)]
    changes, safe = await store.changes(0, 10)
    assert ([change.id for change in changes], safe) == (["a", "b"], (await store.info()).seq)


async def test_an_outcome_that_stays_unknown_is_an_error(store: MongoStore) -> None:
    Gate(store).lose_requests = 2
    with pytest.raises(EngineUnreachable, match="does not answer"):
        await store.write([put("a", 0)])


async def test_an_outcome_that_another_writer_has_covered_is_an_error(database: Any) -> None:
    left, right = await opened(database), await opened(database)
    gate = Gate(left)
    await write_all(left, [put("a", 0)])
    gate.opened.clear()
    gate.arrived.clear()
    gate.lose_requests = 1
    writing = asyncio.ensure_future(left.write([put("a", 1)]))
    await gate.arrived.wait()
    await write_all(right, [put("a", 1)])
    gate.opened.set()
    with pytest.raises(EngineUnreachable, match="changed since"):
        await writing


async def test_the_feed_waits_for_a_write_whose_outcome_is_unknown(store: MongoStore) -> None:
    Gate(store).lose_requests = 2
    with pytest.raises(EngineUnreachable):
        await store.write([put("a", 0)])
    await write_all(store, [put("b")])
    assert await store.changes(0, 10) == ([], 0)


async def test_closing_waits_for_writes_that_were_cancelled(database: Any) -> None:
    store = await opened(database)
    gate = Gate(store)
    gate.opened.clear()
    writing = asyncio.ensure_future(store.write([put("a")]))
    await gate.arrived.wait()
    writing.cancel()
    closing = asyncio.ensure_future(store.close())
    await asyncio.sleep(0)
    assert not closing.done()
    gate.opened.set()
    await closing
    assert await ids(await opened(database)) == ["a"]


async def test_a_body_too_large_for_bson_is_refused_by_itself(store: MongoStore) -> None:
    # Each item of a list costs BSON its index as a text.
    bad, good = await store.write([Put(CARDS, "bad", card(items=[1] * 1_500_000)), put("good")])
    assert (bad.status, good.status) == ("invalid", "ok")
    assert "16 MB" in bad.error


async def test_a_newer_format_is_refused(database: Any) -> None:
    await opened(database)
    await database["counters"].update_one({}, {"$set": {"format": 2}})
    with pytest.raises(FormatMismatch, match="update Peyman"):
        await opened(database)


async def test_an_unreachable_server_is_an_error_of_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        monkeypatch.setattr("indexing.storing.mongo.connection.OPENING_SECONDS", 0.1)
        with pytest.raises(EngineUnreachable) as error:
            await MongoStore.open(f"mongodb://reader:secret@127.0.0.1:{port}/peyman", CONTRACT_SPECS)
    assert f"127.0.0.1:{port}" in str(error.value)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    "url", ["mongodb://localhost:27017", "mongodb://localhost:port/peyman", "mongodb:///peyman", "mongodb://a/b?w=x&w"]
)
async def test_an_address_that_makes_no_sense_is_a_setting_error(url: str) -> None:
    with pytest.raises(SettingError, match="PEYMAN_STORE"):
        await MongoStore.open(url, CONTRACT_SPECS)


@needs_mongodb[0]
@needs_mongodb[1]
async def test_indexes_are_made_once_on_a_live_server() -> None:
    url = f"{MONGODB.rstrip('/')}/peyman_{uuid.uuid4().hex}"
    first = await MongoStore.open(url, CONTRACT_SPECS)
    second = await MongoStore.open(url, CONTRACT_SPECS)
    names = set(await second._documents.index_information())
    assert names == {"_id_", "feed", "by_at", "by_city", "by_note", "by_number", "by_tags"}
    await first._client.drop_database(first._documents.database.name)
    await first.close()
    await second.close()
