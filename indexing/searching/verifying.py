"""Comparing an index with the store, entry by entry, and mending what differs.

Both sides list their ids in order, so a comparison reads each of them once and keeps nothing. It is meant for an index
that has caught up; changes that are still on their way show as differences.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from indexing.documents import Document
from indexing.searching.around import stored_pages
from indexing.searching.dead_letters import dead_letters, forget, keep_rejected
from indexing.searching.entries import ENTRY_TYPES, build_entries
from indexing.searching.port import Entry, Removal, SearchIndex
from indexing.storing.catalogue import Collection, collection_of
from indexing.storing.port import DocumentStore, Order, Where
from indexing.storing.snapshot import Snapshot, visible_at

_PAGE: Final = 500


@dataclass(frozen=True, slots=True)
class Differences:
    """Ids that differ, with sequence numbers: of the store for `missing` and `stale`, of the index for `extra`.

    `refused` are missing because the engine would not take them; each has a dead letter that says why. `same` counts
    the entries that do not differ.
    """

    missing: tuple[tuple[str, int], ...] = ()
    extra: tuple[tuple[str, int], ...] = ()
    stale: tuple[tuple[str, int], ...] = ()
    refused: tuple[tuple[str, int], ...] = ()
    same: int = 0

    @property
    def none(self) -> bool:
        """Whether the index holds exactly what it can hold."""
        return not (self.missing or self.extra or self.stale)


async def verify(store: DocumentStore, index: SearchIndex) -> Differences:
    """What differs between the entries of `index` and what readers of `store` see. Raises RetryableError."""
    snapshot = await Snapshot.current(store)
    refused_ids = {letter.entry_id for letter in await dead_letters(store)}
    found: dict[str, list[tuple[str, int]]] = {"missing": [], "extra": [], "stale": [], "refused": []}
    same = 0
    async for key, wanted, indexed in _side_by_side(_expected(snapshot), _indexed(index)):
        if wanted is None:
            found["extra"].append((key, indexed or 0))
        elif indexed is not None and indexed >= wanted:
            same += 1
        elif key in refused_ids:
            found["refused"].append((key, wanted))
        else:
            found["missing" if indexed is None else "stale"].append((key, wanted))
    return Differences(**{name: tuple(keys) for name, keys in found.items()}, same=same)


async def repair(store: DocumentStore, index: SearchIndex, differences: Differences) -> None:
    """Index again what is missing or stale, remove what is extra; the cursor stays. Raises RetryableError.

    Entries that were refused are tried once more.
    """
    cursor = await index.cursor()
    await index.apply([Removal(key, seq + 1) for key, seq in differences.extra], cursor)
    again = [key for key, _ in (*differences.missing, *differences.stale, *differences.refused)]
    for start in range(0, len(again), _PAGE):
        entries = await _entries(store, again[start : start + _PAGE])
        rejected = await index.apply(entries, cursor)
        await keep_rejected(store, rejected)
    settled = {letter.entry_id for letter in await dead_letters(store)}
    settled -= {key for key, _ in (await verify(store, index)).refused}
    await forget(store, sorted(settled))


async def _entries(store: DocumentStore, keys: Sequence[str]) -> list[Entry]:
    snapshot = await Snapshot.current(store)
    documents: list[tuple[Document, int]] = []
    for collection in _collections():
        where = Where(any_of={"key": list(keys)})
        if collection.run_versioned:
            where = visible_at(snapshot.run, where)
        found = await store.find(collection.name, where, Order("key"), limit=len(keys))
        documents += [(collection.read(one.body), one.seq) for one in found]
    return await build_entries(snapshot, documents)


async def _side_by_side(
    left: AsyncIterator[tuple[str, int]], right: AsyncIterator[tuple[str, int]]
) -> AsyncIterator[tuple[str, int | None, int | None]]:
    """Each id of either side once, in order, with the number that each side has for it."""
    one, other = await anext(left, None), await anext(right, None)
    while one is not None or other is not None:
        key = min(side[0] for side in (one, other) if side is not None)
        mine = one[1] if one is not None and one[0] == key else None
        theirs = other[1] if other is not None and other[0] == key else None
        yield key, mine, theirs
        one = one if mine is None else await anext(left, None)
        other = other if theirs is None else await anext(right, None)


async def _expected(snapshot: Snapshot) -> AsyncIterator[tuple[str, int]]:
    """Ids and sequence numbers of everything that can be found, in order of ids over all collections."""
    streams = [_visible(snapshot, collection) for collection in _collections()]
    heads = [(head, stream) for stream in streams if (head := await anext(stream, None)) is not None]
    while heads:
        place = min(range(len(heads)), key=lambda number: heads[number][0])
        head, stream = heads[place]
        yield head
        following = await anext(stream, None)
        if following is None:
            heads.pop(place)
        else:
            heads[place] = following, stream


async def _visible(snapshot: Snapshot, collection: Collection[Any]) -> AsyncIterator[tuple[str, int]]:
    where = visible_at(snapshot.run, Where()) if collection.run_versioned else Where()
    async for stored in stored_pages(snapshot, collection.name, where, Order("key"), _PAGE):
        yield stored.body["key"], stored.seq


async def _indexed(index: SearchIndex) -> AsyncIterator[tuple[str, int]]:
    after = ""
    while page := await index.versions(after, _PAGE):
        for key, seq in page:
            yield key, seq
        after = page[-1][0]


def _collections() -> list[Collection[Any]]:
    return [collection_of(kind) for kind in ENTRY_TYPES]
