"""Finding the pages of many owners at once stays right where one call cannot see all of their documents."""

from typing import Any

import pytest

from indexing.storing.port import DocumentStore, Stored
from indexing.storing.snapshot import Snapshot
from resolvers.batches import owned
from resolvers.batches.owned import Wanted
from resolvers.batches.relations import agreements_of_actor
from tests.resolvers.counting import CountingStore
from tests.resolvers.coverage import actor_id

OWNERS = [actor_id(name) for name in ("IR", "TJ", "minister 24", "minister 0", "nobody")]


async def _pages(store: DocumentStore) -> list[list[str]]:
    snapshot = await Snapshot.current(store)
    pages = await agreements_of_actor.pages(snapshot, [Wanted(owner, owner, 3) for owner in OWNERS])
    return [[row.document.id for row in rows] for rows in pages]


@pytest.mark.parametrize("chunk", [1, 2, 5])
async def test_small_chunks_give_the_same_pages(
    store: DocumentStore, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    at_once = await _pages(store)
    assert [len(page) for page in at_once] == [4, 4, 1, 1, 0]
    monkeypatch.setattr(owned, "CHUNK", chunk)
    assert await _pages(store) == at_once


async def test_of_one_owner_alone_no_more_is_read_than_is_given(
    store: DocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    class Watched(CountingStore):
        async def find(self, *arguments: Any, **named: Any) -> list[Stored]:
            rows = await super().find(*arguments, **named)
            asked.append(len(rows))
            return rows

    snapshot = await Snapshot.current(Watched(store))
    iran = OWNERS[0]
    (alone,) = await agreements_of_actor.pages(snapshot, [Wanted(iran, iran, 3)])
    assert (len(alone), asked) == (4, [4])
    assert await agreements_of_actor.counts(snapshot, [(iran, iran)]) == [(25, True)]
    assert asked == [4]
    assert [row.document.id for row in alone] == (await _pages(store))[0]


async def test_pages_that_begin_at_different_places_are_kept_apart(store: DocumentStore) -> None:
    snapshot = await Snapshot.current(store)
    iran, other = OWNERS[0], OWNERS[1]
    (whole,) = await agreements_of_actor.pages(snapshot, [Wanted(iran, iran, 25)])
    wanted = [Wanted(iran, iran, 2, whole[4].position), Wanted(iran, iran, 2), Wanted(other, other, 1)]
    behind, first, _ = await agreements_of_actor.pages(snapshot, wanted)
    assert behind == whole[5:8]
    assert first == whole[:3]


async def test_a_count_that_was_cut_short_says_so(store: DocumentStore, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = await Snapshot.current(store)
    owners = [(owner, owner) for owner in OWNERS]
    assert await agreements_of_actor.counts(snapshot, owners) == [
        (25, True), (12, True), (1, True), (1, True), (0, True),
    ]  # fmt: skip
    monkeypatch.setattr(owned, "COUNT_CAP", 10)
    assert (await agreements_of_actor.counts(snapshot, owners))[0] == (10, False)
