"""One derivation run as everybody reads it: whole, and the same from the first call to the last.

A derivation writes its versions beside the ones that are visible and then moves one pointer. A reader that keeps the
run it began with sees that run only, whatever is written meanwhile; old versions stay for a few runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

from indexing.documents import Actor, Agreement, Document
from indexing.storing.catalogue import POINTER_ID, Collection, collection_of
from indexing.storing.port import DocumentStore, Order, Scalar, Stored, Where

D = TypeVar("D", bound=Document)

#: Sort value and logical id of a document: stable across runs, unlike the id of a stored version.
Position = tuple[Scalar, str]

#: The run in which a version that is still visible dies.
ALIVE: Final = 2**53
#: Between the logical id and the run of birth in the id of a stored version; no logical id contains it.
VERSION_MARK: Final = "~"

_MERGED: Final = (Actor, Agreement)


@dataclass(frozen=True, slots=True)
class Row(Generic[D]):
    """A document with the position from which to page on."""

    document: D
    position: Position


def visible_at(run: int, where: Where) -> Where:
    """`where` for the versions that a reader at `run` sees."""
    return replace(where, lt={**where.lt, "born": run + 1}, ge={**where.ge, "died": run + 1})


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All documents as of `run`. Articles and decisions have no runs and are read as they stand."""

    store: DocumentStore
    run: int

    @classmethod
    async def current(cls, store: DocumentStore) -> "Snapshot":
        """The last run that is complete; run 0 of a new store is empty. One store call."""
        (pointer,) = await store.get([POINTER_ID])
        return cls(store, pointer.body["current"] if pointer else 0)

    async def get(self, kind: type[D], ids: Sequence[str]) -> list[D | None]:
        """The documents in the order of `ids`, duplicates kept; None for unknown ones.

        The id of an actor or agreement that was merged into another one gives that one. One store call, and a second
        one only if an actor or agreement is missing.
        """
        collection = collection_of(kind)
        if not collection.run_versioned:
            return [collection.read(one.body) if one else None for one in await self.store.get(ids)]
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return []
        order = Order("key")
        where = visible_at(self.run, Where(any_of={"key": wanted}))
        found: dict[str, D] = {}
        for one in await self.store.find(collection.name, where, order, limit=len(wanted)):
            found[one.body["key"]] = collection.read(one.body)
        missing = [one for one in wanted if one not in found]
        if missing and kind in _MERGED:
            where = visible_at(self.run, Where(has_any={"former_ids": missing}))
            for one in await self.store.find(collection.name, where, order, limit=len(missing)):
                document = collection.read(one.body)
                found.update({former: document for former in one.body["former_ids"] if former in missing})
        return [found.get(one) for one in ids]

    async def find(
        self, kind: type[D], where: Where, order: Order, after: Position | None = None, limit: int = 100
    ) -> list[Row[D]]:
        """The first `limit` documents behind `after`, which may stem from an earlier run. Raises InvalidDocument."""
        collection = collection_of(kind)
        if collection.run_versioned:
            where = visible_at(self.run, where)
            after = _behind_all_versions(after, order)
        found = await self.store.find(collection.name, where, order, after, limit)
        return [_row(collection, one, order) for one in found]

    async def count(self, kind: type[D], where: Where, cap: int = 10_000) -> int:
        """How many documents match, counting no further than `cap`. Raises InvalidDocument."""
        collection = collection_of(kind)
        if collection.run_versioned:
            where = visible_at(self.run, where)
        return await self.store.count(collection.name, where, cap)


def _row(collection: Collection[D], stored: Stored, order: Order) -> Row[D]:
    logical = stored.body["key"] if collection.run_versioned else stored.id
    return Row(collection.read(stored.body), (stored.body[order.field], logical))


def _behind_all_versions(after: Position | None, order: Order) -> Position | None:
    """A position in stored ids behind every version of a logical one: digits sort before the mark."""
    if after is None:
        return None
    value, key = after
    return value, key + VERSION_MARK * (1 if order.descending else 2)
