"""Whoever follows the differences has what a reader sees, from wherever it begins and in pages of whatever size."""

import random

import pytest

from indexing.documents import Agreement
from indexing.storing.differences import END, ChangeKind, Difference, Place, differences, reaches_back
from indexing.storing.pointer import Pointer
from indexing.storing.port import DocumentStore, Order, Where
from indexing.storing.runs import write_run
from indexing.storing.snapshot import Snapshot
from indexing.storing.sweeping import KEEP_RUNS
from tests.indexing.storing.builders import agreement

State = dict[str, Agreement]

KEYS = [f"agr-{number}" for number in range(12)]


async def visible(store: DocumentStore) -> tuple[int, State]:
    snapshot = await Snapshot.current(store)
    rows = await snapshot.find(Agreement, Where(), Order("date"), limit=100)
    return snapshot.run, {row.document.id: row.document for row in rows}


async def told(store: DocumentStore, after: Place, limit: int) -> list[Difference[Agreement]]:
    """All differences behind `after`, page by page."""
    current = (await Pointer.read(store)).current
    found: list[Difference[Agreement]] = []
    while True:
        page = await differences(store, Agreement, after, current, limit)
        assert page.end > after or page.last
        found += page.changes
        after = page.end
        if page.last:
            return found


def applied(state: State, changes: list[Difference[Agreement]]) -> State:
    """What a client has that had `state` and heard of `changes`."""
    after = dict(state)
    for change in changes:
        if change.kind is ChangeKind.REMOVED:
            after.pop(change.document.id, None)
        else:
            after[change.document.id] = change.document
    return after


@pytest.mark.parametrize("seed", [1, 2])
async def test_following_from_anywhere_in_pages_of_any_size_leads_to_what_is_visible(
    library: DocumentStore, seed: int
) -> None:
    chance = random.Random(seed)
    states: list[tuple[int, State]] = [await visible(library)]
    for _ in range(5):
        chosen = chance.sample(KEYS, chance.randrange(len(KEYS)))
        await write_run(library, [agreement(key, date=f"2026-01-{chance.randrange(1, 4):02d}") for key in chosen])
        states.append(await visible(library))
    run, now = states[-1]
    for before, state in states:
        for limit in (1, 3, 100):
            changes = await told(library, (before, END), limit)
            assert applied(state, changes) == now
            assert [change.place for change in changes] == sorted(change.place for change in changes)
            assert all(before < change.place[0] <= run for change in changes)
            for cut in range(len(changes)):
                assert await told(library, changes[cut].place, 100) == changes[cut + 1 :]


async def test_what_was_added_changed_and_removed_is_told_apart(library: DocumentStore) -> None:
    await write_run(library, [agreement("agr-1"), agreement("agr-2"), agreement("agr-3")])
    start = (await Pointer.read(library)).current
    await write_run(library, [agreement("agr-2"), agreement("agr-3", date="2026-05-05"), agreement("agr-4")])
    changes = await told(library, (start, END), 2)
    assert [(change.document.id, change.kind.value) for change in changes] == [
        ("agr-1", "removed"),
        ("agr-3", "changed"),
        ("agr-4", "added"),
    ]
    assert changes[1].document.date is not None
    assert changes[1].document.date.value == "2026-05-05"


async def test_nothing_of_a_run_that_is_not_visible_is_told(library: DocumentStore) -> None:
    await write_run(library, [agreement("agr-1")])
    current = (await Pointer.read(library)).current
    assert (await differences(library, Agreement, (current, END), current)).changes == ()
    await write_run(library, [agreement("agr-1"), agreement("agr-2")])
    page = await differences(library, Agreement, (current, END), current)
    assert (page.changes, page.last) == ((), True)


def test_a_place_is_too_old_when_removals_behind_it_may_be_forgotten() -> None:
    assert reaches_back((100, ""), 100)
    assert reaches_back((100 - KEEP_RUNS + 1, ""), 100)
    assert not reaches_back((100 - KEEP_RUNS, ""), 100)
    assert not reaches_back((101, ""), 100)


async def test_within_the_reach_no_removal_is_forgotten(library: DocumentStore) -> None:
    await write_run(library, [agreement("agr-1"), agreement("agr-2")])
    start = (await Pointer.read(library)).current
    await write_run(library, [agreement("agr-2")])
    for number in range(KEEP_RUNS + 1):
        current = (await Pointer.read(library)).current
        kinds = [change.kind for change in await told(library, (start, END), 100)]
        assert (ChangeKind.REMOVED in kinds) or not reaches_back((start, END), current)
        await write_run(library, [agreement("agr-2", date=str(2026 + number))])
