"""The contract of writing: revisions, outcomes, batches, cancellation, concurrency."""

import asyncio

import pytest

from indexing.storing.port import ANY, Delete, DocumentStore, Outcome, Put, Where
from tests.indexing.storing.samples import BY_NUMBER, CARDS, NOTES, card, ids, put


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


async def one(store: DocumentStore, operation: Put | Delete) -> Outcome:
    (outcome,) = await store.write([operation])
    return outcome


async def test_expecting_revision_zero_creates_and_refuses_what_exists(store: DocumentStore) -> None:
    assert (await one(store, put("a", 0))).rev == 1
    second = await one(store, put("a", 0, number=2))
    assert (second.status, second.rev) == ("conflict", 1)
    assert (await store.get(["a"]))[0].body["number"] == 1  # type: ignore[union-attr]


async def test_expecting_a_revision_writes_only_over_that_one(store: DocumentStore) -> None:
    assert (await one(store, put("a", 1))).status == "conflict"
    await one(store, put("a", 0))
    assert (await one(store, put("a", 1, number=2))).rev == 2
    stale = await one(store, put("a", 1, number=3))
    assert (stale.status, stale.rev) == ("conflict", 2)


async def test_any_overwrites_whatever_is_there(store: DocumentStore) -> None:
    assert [(await one(store, put("a", ANY, number=n))).rev for n in range(3)] == [1, 2, 3]


async def test_revision_grows_across_deletion(store: DocumentStore) -> None:
    await one(store, put("a"))
    assert (await one(store, Delete(CARDS, "a", expect_rev=1))).rev == 2
    assert await store.get(["a"]) == [None]
    assert (await one(store, put("a", 0))).rev == 3


async def test_deleting_what_is_not_there_is_a_conflict(store: DocumentStore) -> None:
    assert (await one(store, Delete(CARDS, "a"))).status == "conflict"
    await store.write([put("a"), Delete(CARDS, "a")])
    assert (await one(store, Delete(CARDS, "a"))).status == "conflict"


async def test_one_id_twice_in_a_batch_is_written_in_order(store: DocumentStore) -> None:
    outcomes = await store.write([put("a", 0, number=1), put("b"), put("a", 1, number=2), put("a", 1, number=3)])
    assert statuses(outcomes) == ["ok", "ok", "ok", "conflict"]
    (stored,) = await store.get(["a"])
    assert stored is not None
    assert (stored.rev, stored.body["number"]) == (2, 2)


async def test_put_and_delete_of_one_id_in_a_batch_leave_nothing(store: DocumentStore) -> None:
    outcomes = await store.write([put("a", 0), Delete(CARDS, "a", 1), put("a", 0, number=9), Delete(CARDS, "a", 3)])
    assert [outcome.rev for outcome in outcomes] == [1, 2, 3, 4]
    assert await ids(store) == []


async def test_outcomes_come_per_item_in_the_order_given(store: DocumentStore) -> None:
    await one(store, put("there"))
    outcomes = await store.write(
        [put("x"), put("there", 7), Put(CARDS, "bad", card(number=float("nan"))), Delete(CARDS, "none"), put("y")]
    )
    assert [(outcome.id, outcome.status) for outcome in outcomes] == [
        ("x", "ok"), ("there", "conflict"), ("bad", "invalid"), ("none", "conflict"), ("y", "ok"),
    ]  # fmt: skip
    assert await ids(store) == ["there", "x", "y"]


async def test_an_empty_batch_is_nothing(store: DocumentStore) -> None:
    assert await store.write([]) == []
    assert (await store.info()).seq == 0


async def test_an_id_belongs_to_one_collection(store: DocumentStore) -> None:
    await one(store, put("a"))
    refused = await one(store, Put(NOTES, "a", {"number": 1}))
    assert refused.status == "invalid"
    assert CARDS in refused.error


async def test_an_unknown_collection_is_refused(store: DocumentStore) -> None:
    assert (await one(store, Put("nowhere", "a", {}))).status == "invalid"


async def test_concurrent_increments_all_count(store: DocumentStore) -> None:
    await one(store, put("counter", number=0))

    async def increment() -> None:
        while True:
            (stored,) = await store.get(["counter"])
            assert stored is not None
            if (await one(store, put("counter", stored.rev, number=stored.body["number"] + 1))).status == "ok":
                return

    await asyncio.gather(*(increment() for _ in range(20)))
    (stored,) = await store.get(["counter"])
    assert stored is not None
    assert (stored.body["number"], stored.rev) == (20, 21)


async def test_two_hundred_writers_lose_nothing(store: DocumentStore) -> None:
    async def write(n: int) -> Outcome:
        return (await store.write([put(f"own-{n:03d}", 0, number=n), put("shared", ANY, number=n)]))[1]

    last = await asyncio.gather(*(write(n) for n in range(200)))
    assert sorted(outcome.rev for outcome in last) == list(range(1, 201))
    assert len(await ids(store)) == 201
    changes, safe = await store.changes(0, 1000)
    assert {change.id for change in changes} == {"shared", *(f"own-{n:03d}" for n in range(200))}
    assert safe == (await store.info()).seq


async def test_a_cancelled_write_leaves_the_store_whole_and_usable(store: DocumentStore) -> None:
    task = asyncio.ensure_future(store.write([put(f"c{n:03d}", number=n) for n in range(100)]))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await one(store, put("after"))).status == "ok"
    while True:
        changes, safe = await store.changes(0, 1000)
        if safe == (await store.info()).seq:
            break
    found = await store.find(CARDS, Where(), BY_NUMBER, limit=1000)
    assert len(found) in (1, 101)
    assert {change.id for change in changes} == {document.id for document in found}
