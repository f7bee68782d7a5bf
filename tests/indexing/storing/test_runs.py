"""Derived documents are replaced as a set: readers see one whole run, whatever happens to the writer."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from indexing.decisions import Recheck
from indexing.documents import Actor, Agreement, Claim, Document, Passage, Reprint, Suggestion
from indexing.errors import StoreLocked
from indexing.storing.catalogue import AGREEMENTS, POINTER_ID, RUN_VERSIONED
from indexing.storing.pointer import LEASE, Lease, Pointer, utc_now
from indexing.storing.port import DocumentStore, InvalidDocument, Order, Put, Stored, Where
from indexing.storing.runs import RunReport, recover, write_run
from indexing.storing.snapshot import ALIVE, Snapshot
from indexing.storing.sweeping import KEEP_RUNS
from tests.indexing.storing.builders import agreement, article, claim, generation, passage
from tests.indexing.storing.dying import Clock, Dying, Interrupted

ORDERS: dict[type[Document], Order] = {
    Passage: Order("place"),
    Claim: Order("subject_id"),
    Actor: Order("name"),
    Agreement: Order("date"),
    Reprint: Order("key"),
    Suggestion: Order("confidence"),
    Recheck: Order("subject_id"),
}


async def visible(store: DocumentStore) -> dict[str, Document]:
    """All derived documents that a reader sees who begins now."""
    snapshot = await Snapshot.current(store)
    rows = [row for kind, order in ORDERS.items() for row in await snapshot.find(kind, Where(), order, limit=1000)]
    documents = by_id([row.document for row in rows])
    assert len(documents) == len(rows), "two versions of one document are visible"
    return documents


def by_id(documents: Sequence[Document]) -> dict[str, Document]:
    return {document.id: document for document in documents}


async def versions(store: DocumentStore) -> list[tuple[int, int]]:
    """Birth and death of every version in the store, of all types."""
    found = [
        one
        for collection in RUN_VERSIONED
        for one in await store.find(collection.name, Where(), Order("key"), limit=1000)
    ]
    return [(one.body["born"], one.body["died"]) for one in found]


async def test_a_new_store_shows_the_empty_run_zero(library: DocumentStore) -> None:
    assert (await Snapshot.current(library)).run == 0
    assert await visible(library) == {}


async def test_a_run_makes_its_documents_the_whole_set(library: DocumentStore) -> None:
    for number in (1, 2, 3):
        await write_run(library, generation(number))
        assert await visible(library) == by_id(generation(number))


async def test_the_report_counts_what_changed(library: DocumentStore) -> None:
    first = [agreement("agr-1"), agreement("agr-2"), agreement("agr-3")]
    assert await write_run(library, first) == RunReport(1, added=3, changed=0, removed=0, unchanged=0)
    second = [agreement("agr-1"), agreement("agr-2", "Contract"), agreement("agr-4")]
    assert await write_run(library, second) == RunReport(2, added=1, changed=1, removed=1, unchanged=1)


async def test_what_did_not_change_is_not_touched(library: DocumentStore) -> None:
    await write_run(library, [agreement("agr-1"), agreement("agr-2")])
    _, before = await library.changes(0, 1)
    await write_run(library, [agreement("agr-1"), agreement("agr-2", "Contract")])
    changes, _ = await library.changes(before, 100)
    assert {change.id for change in changes} == {"agr-2~1", "agr-2~2", POINTER_ID}


async def test_a_run_without_any_difference_is_no_new_run(library: DocumentStore) -> None:
    await write_run(library, generation(1))
    again = await write_run(library, generation(1))
    assert (again.run, again.added, again.changed, again.removed) == (1, 0, 0, 0)


async def test_the_order_of_the_documents_does_not_matter(library: DocumentStore) -> None:
    await write_run(library, generation(1))
    assert (await write_run(library, generation(1)[::-1])).run == 1


async def test_large_sets_are_written_in_batches(embedded: DocumentStore) -> None:
    many = [claim(f"clm-{n:04d}") for n in range(1203)]
    assert (await write_run(embedded, many)).added == 1203
    assert (await write_run(embedded, [claim(one.id, "agreed") for one in many])).changed == 1203
    assert (await write_run(embedded, [])).removed == 1203


async def test_readers_see_whole_runs_only_while_one_is_written(library: DocumentStore) -> None:
    sets = {number: by_id(generation(number)) for number in range(1, 7)}
    seen: list[int] = []
    finished = asyncio.Event()

    async def read() -> None:
        while not finished.is_set():
            documents = await visible(library)
            numbers = [number for number, whole in sets.items() if whole == documents]
            assert numbers, f"half a run: {sorted(documents)}"
            seen.extend(numbers)
            await asyncio.sleep(0)

    await write_run(library, generation(1))
    readers = [asyncio.ensure_future(read()) for _ in range(2)]
    for number in range(2, 7):
        await write_run(library, generation(number))
    finished.set()
    await asyncio.gather(*readers)
    assert len(set(seen)) > 1


async def test_a_snapshot_keeps_its_run(library: DocumentStore) -> None:
    await write_run(library, [agreement("agr-1"), agreement("agr-2")])
    before = await Snapshot.current(library)
    await write_run(library, [agreement("agr-1", "Contract")])
    assert await before.get(Agreement, ["agr-1", "agr-2"]) == [agreement("agr-1"), agreement("agr-2")]
    assert await before.count(Agreement, Where()) == 2
    after = await Snapshot.current(library)
    assert await after.get(Agreement, ["agr-1", "agr-2"]) == [agreement("agr-1", "Contract"), None]


@pytest.mark.parametrize("last", range(1, 7))
async def test_a_run_that_is_interrupted_shows_nothing_and_recover_leaves_no_trace(
    library: DocumentStore, last: int
) -> None:
    clock = Clock()
    await write_run(library, generation(1), clock=clock)
    before = sorted(await versions(library))
    with pytest.raises(Interrupted):
        await write_run(Dying(library, last), generation(2), clock=clock)
    assert await visible(library) == by_id(generation(1))
    clock.pass_lease()
    await recover(library, clock)
    assert sorted(await versions(library)) == before
    assert await visible(library) == by_id(generation(1))


async def test_the_run_after_an_interrupted_one_is_right(library: DocumentStore) -> None:
    clock = Clock()
    await write_run(library, generation(1), clock=clock)
    with pytest.raises(Interrupted):
        await write_run(Dying(library, 4), generation(2), clock=clock)
    clock.pass_lease()
    await write_run(library, generation(4), clock=clock)
    assert await visible(library) == by_id(generation(4))
    assert all(died > born for born, died in await versions(library))


async def test_recover_leaves_a_run_alone_that_goes_on(library: DocumentStore) -> None:
    with pytest.raises(Interrupted):
        await write_run(Dying(library, 3), generation(1))
    assert await recover(library) == 0
    assert await versions(library) != []


async def test_recover_of_a_sound_store_touches_nothing(library: DocumentStore) -> None:
    await write_run(library, generation(1))
    before = (await library.info()).seq
    assert await recover(library) == 0
    assert (await library.info()).seq == before


async def test_two_writers_follow_each_other(library: DocumentStore) -> None:
    left, right = generation(1), generation(2)
    reports = await asyncio.gather(write_run(library, left), write_run(library, right))
    last = left if reports[0].run > reports[1].run else right
    assert sorted(report.run for report in reports) == [1, 2]
    assert await visible(library) == by_id(last)


async def test_a_writer_that_waits_in_vain_says_so(library: DocumentStore) -> None:
    await Lease.take(library, 0.0, utc_now)
    with pytest.raises(StoreLocked, match="try again"):
        await write_run(library, generation(1), patience=0.0)


async def test_a_writer_that_lost_its_lease_cannot_make_its_run_visible(library: DocumentStore) -> None:
    clock = Clock()
    await write_run(library, generation(1), clock=clock)
    slow = await Lease.take(library, 0.0, clock)
    clock.pass_lease()
    await write_run(library, generation(2), clock=clock)
    with pytest.raises(StoreLocked, match="took over"):
        await slow.keep()
    with pytest.raises(StoreLocked, match="took over"):
        await slow.finish()
    assert await visible(library) == by_id(generation(2))


async def test_what_a_writer_wrote_after_it_lost_its_lease_goes_with_the_next_run(library: DocumentStore) -> None:
    clock = Clock()
    await write_run(library, [agreement("agr-1"), agreement("agr-2")], clock=clock)
    slow = await Lease.take(library, 0.0, clock)
    clock.pass_lease()
    await write_run(library, [agreement("agr-1", "Contract"), agreement("agr-2")], clock=clock)
    (old,) = await library.get(["agr-2~1"])
    assert old is not None
    late = {**old.body, "born": slow.run, "died": ALIVE}
    await library.write(
        [
            Put(AGREEMENTS.name, old.id, {**old.body, "died": slow.run}),
            Put(AGREEMENTS.name, f"agr-1~{slow.run}", late),
            Put(AGREEMENTS.name, f"agr-9~{slow.run}", {**late, "key": "agr-9"}),
        ]
    )
    await write_run(library, [agreement("agr-1", "Contract"), agreement("agr-2")], clock=clock)
    assert await visible(library) == by_id([agreement("agr-1", "Contract"), agreement("agr-2")])


async def test_a_long_run_keeps_its_lease(library: DocumentStore) -> None:
    clock = Clock()
    lease = await Lease.take(library, 0.0, clock)
    for _ in range(10):
        clock.now += LEASE / 2
        await lease.keep()
        with pytest.raises(StoreLocked):
            await Lease.take(library, 0.0, clock)
    await lease.finish()
    assert (await Snapshot.current(library)).run == lease.run


async def test_a_long_look_at_what_did_not_change_keeps_the_lease(embedded: DocumentStore) -> None:
    clock = Clock()
    many = [claim(f"clm-{n:04d}") for n in range(1203)]
    await write_run(embedded, many)

    class Slow(Dying):
        async def find(self, collection: str, where: Where, order: Order, *rest: Any, **options: Any) -> list[Stored]:
            if order == Order("key"):
                clock.now += LEASE * 0.6
                assert not (await Pointer.read(embedded)).is_free(clock())
            return await embedded.find(collection, where, order, *rest, **options)

    assert (await write_run(Slow(embedded, last=100), many, clock=clock)).unchanged == 1203


async def test_an_error_gives_the_lease_back_at_once(library: DocumentStore) -> None:
    await write_run(library, [passage("pas-1")])
    with pytest.raises(InvalidDocument, match="pas-2"):
        await write_run(library, [passage("pas-2", "a\0b")])
    assert await visible(library) == by_id([passage("pas-1")])
    await write_run(library, [passage("pas-3")], patience=0.0)
    assert await visible(library) == by_id([passage("pas-3")])


async def test_old_versions_are_dropped_after_some_runs(library: DocumentStore) -> None:
    for number in range(KEEP_RUNS + 4):
        await write_run(library, [agreement("agr-1", f"Title {number}")])
    current = (await Snapshot.current(library)).run
    assert sorted(died for _, died in await versions(library))[0] == current - KEEP_RUNS + 1
    assert len(await versions(library)) == KEEP_RUNS + 1
    oldest = Snapshot(library, current - KEEP_RUNS)
    assert [one and one.titles[0].text for one in await oldest.get(Agreement, ["agr-1"])] == ["Title 3"]


@pytest.mark.parametrize(
    "documents",
    [[article()], [claim("clm-1"), claim("clm-1")], [claim("clm~1")]],
    ids=["plain type", "one id twice", "mark in the id"],
)
async def test_a_set_that_makes_no_sense_is_refused(embedded: DocumentStore, documents: list[Document]) -> None:
    with pytest.raises(ValueError, match=r"art-1|clm-1|clm~1"):
        await write_run(embedded, documents)
    assert (await embedded.info()).seq == 0


async def test_two_that_recover_at_once_do_not_get_into_each_others_way(library: DocumentStore) -> None:
    clock = Clock()
    await write_run(library, generation(1), clock=clock)
    with pytest.raises(Interrupted):
        await write_run(Dying(library, 3), generation(2), clock=clock)
    clock.pass_lease()
    touched = await asyncio.gather(*(recover(library, clock) for _ in range(5)))
    assert max(touched) > 0
    assert await visible(library) == by_id(generation(1))
