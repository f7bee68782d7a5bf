"""The contract of the change feed: compacted, in order, with tombstones, and never skipping anything."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from indexing.storing.port import Change, Delete, DocumentStore, Where
from tests.indexing.storing.adapters import REOPENABLE, Opener
from tests.indexing.storing.samples import BY_NUMBER, CARDS, CONTRACT_SPECS, put, write_all

Read = Callable[[int, int], Awaitable[tuple[list[Change], int]]]


async def test_each_document_appears_once_with_its_last_change(store: DocumentStore) -> None:
    await write_all(store, [put("a"), put("b"), put("c")])
    await write_all(store, [put("a", number=2), Delete(CARDS, "b")])
    changes, safe = await store.changes(0, 10)
    assert [(one.id, one.rev, one.deleted) for one in changes] == [("c", 1, False), ("a", 2, False), ("b", 2, True)]
    assert {one.collection for one in changes} == {CARDS}
    assert [one.seq for one in changes] == sorted({one.seq for one in changes})
    assert safe >= changes[-1].seq


async def test_reading_goes_on_behind_a_number_and_stops_at_a_limit(store: DocumentStore) -> None:
    await write_all(store, [put("a"), put("b"), put("c")])
    everything, safe = await store.changes(0, 10)
    assert (await store.changes(everything[0].seq, 1))[0] == everything[1:2]
    assert (await store.changes(safe, 10))[0] == []


async def test_numbers_are_those_of_outcomes_and_documents(store: DocumentStore) -> None:
    outcomes = await store.write([put("a"), put("b")])
    changes, _ = await store.changes(0, 10)
    assert [one.seq for one in changes] == [one.seq for one in outcomes]
    assert [one.seq for one in await store.get(["a", "b"]) if one] == [one.seq for one in outcomes]


async def test_a_refused_write_leaves_no_trace(store: DocumentStore) -> None:
    await store.write([put("a", 5), put("b", number=float("nan"))])
    assert (await store.changes(0, 10))[0] == []


async def test_waiting_ends_with_a_change_or_with_the_time(store: DocumentStore) -> None:
    assert not await store.wait(0, 0.01)
    waiting = asyncio.ensure_future(store.wait(0, 30))
    await asyncio.sleep(0)
    await store.write([put("a")])
    assert await waiting
    assert await store.wait(0, 0)


async def test_a_new_store_has_its_own_identity(store: DocumentStore) -> None:
    info = await store.info()
    assert len(info.store_id) == 32
    assert (info.seq, info.format) == (0, 1)


@pytest.mark.parametrize("opener", REOPENABLE)
async def test_a_store_that_is_opened_again_is_the_same(opener: Opener, tmp_path: Path) -> None:
    async with opener(tmp_path, CONTRACT_SPECS) as store:
        (first,) = await store.write([put("a")])
        before = await store.info()
        async with opener(tmp_path, CONTRACT_SPECS) as again:
            assert await again.info() == before
            (second,) = await again.write([put("b")])
            assert second.seq > first.seq
        assert [one and one.id for one in await store.get(["a", "b"])] == ["a", "b"]


async def follow(read: Read, finished: asyncio.Event) -> dict[str, int]:
    """Follow the feed in small pages until it is exhausted after the writers have finished: id -> revision."""
    seen: dict[str, int] = {}
    cursor = 0
    while True:
        last_look = finished.is_set()
        changes, safe = await read(cursor, 7)
        seen.update({change.id: change.rev for change in changes})
        cursor = changes[-1].seq if changes else max(cursor, safe)
        if last_look and not changes:
            return seen
        await asyncio.sleep(0)


async def write_at_random(store: DocumentStore, writer: int) -> None:
    """Write batches of different size, some of them slowly, to documents that are written again and again."""
    chance = random.Random(writer)
    for n in range(12):
        batch = [put(f"{writer}-{chance.randrange(12)}", number=n) for _ in range(chance.choice([1, 3, 20]))]
        await store.write(batch)
        await asyncio.sleep(0)


async def followed_and_stored(store: DocumentStore, read: Read) -> tuple[dict[str, int], dict[str, int]]:
    """What a reader saw that followed concurrent writers, and what is there."""
    finished = asyncio.Event()
    reader = asyncio.ensure_future(follow(read, finished))
    await asyncio.gather(*(write_at_random(store, writer) for writer in range(6)))
    finished.set()
    seen = await reader
    return seen, {one.id: one.rev for one in await store.find(CARDS, Where(), BY_NUMBER, limit=1000)}


async def test_a_reader_never_skips_a_change_of_concurrent_writers(store: DocumentStore) -> None:
    seen, stored = await followed_and_stored(store, store.changes)
    assert seen == stored


async def test_that_test_catches_a_reader_that_takes_the_position_after_the_rows(store: DocumentStore) -> None:
    written = 0

    async def broken(after: int, limit: int) -> tuple[list[Change], int]:
        nonlocal written
        changes, _ = await store.changes(after, limit)
        if not changes and written < 5:
            # The commit of another writer that falls between the two steps.
            written += 1
            await store.write([put(f"between-{written}")])
        return changes, (await store.info()).seq

    seen, stored = await followed_and_stored(store, broken)
    assert set(stored) - set(seen) >= {"between-1"}


@pytest.mark.parametrize("opener", REOPENABLE)
async def test_two_stores_on_one_database_share_one_feed(opener: Opener, tmp_path: Path) -> None:
    async with opener(tmp_path, CONTRACT_SPECS) as left, opener(tmp_path, CONTRACT_SPECS) as right:
        finished = asyncio.Event()
        reader = asyncio.ensure_future(follow(left.changes, finished))
        await asyncio.gather(*(write_at_random(one, n) for n, one in enumerate((left, right, left, right))))
        finished.set()
        stored = {one.id: one.rev for one in await right.find(CARDS, Where(), BY_NUMBER, limit=1000)}
        assert await reader == stored
