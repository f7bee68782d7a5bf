"""One derivation run as everybody reads it: whole, and the same from the first call to the last.

A derivation writes its versions beside the ones that are visible and then moves one pointer. A reader that keeps the
run it began with sees that run only, whatever is written meanwhile; old versions stay for a few runs.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, TypeVar, cast

from indexing.documents import Actor, Agreement, Document
from indexing.storing.catalogue import POINTER_ID, Collection, collection_of
from indexing.storing.port import DocumentStore, Order, Scalar, Stored, Tally, Where
from indexing.storing.recall import NOTHING, Held, Recall

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
    #: What was read before, and whether plain documents may be taken from it.
    recall: Recall | None = None
    fresh: bool = False

    @classmethod
    async def current(cls, store: DocumentStore, recall: Recall | None = None) -> "Snapshot":
        """The last run that is complete; run 0 of a new store is empty. One store call.

        With `recall`, what was read before is taken from there; it costs up to two more calls if the store has changed.
        """
        if recall is None:
            return cls(store, await _visible_run(store))
        fresh = await recall.follow(store)
        if fresh and (known := recall.visible_run()) is not None:
            return cls(store, known, recall, fresh)
        position = recall.position
        run = await _visible_run(store)
        if fresh:
            recall.learn_visible(run, position)
        return cls(store, run, recall, fresh)

    async def get(self, kind: type[D], ids: Sequence[str]) -> list[D | None]:
        """The documents in the order of `ids`, duplicates kept; None for unknown ones.

        The id of an actor or agreement that was merged into another one gives that one. One store call, and a second
        one only if an actor or agreement is missing.
        """
        collection = collection_of(kind)
        fetch = self._derived if collection.run_versioned else self._plain
        if (recall := self.recall) is None:
            fetched = await fetch(collection, list(dict.fromkeys(ids)))
            return [fetched[one].content for one in ids]
        usable = collection.run_versioned or self.fresh
        held = recall.known(collection, self.run, ids) if usable else [None for _ in ids]
        if None in held:
            missing = list(dict.fromkeys(one for one, known in zip(ids, held, strict=True) if known is None))
            position = recall.position
            fetched = await fetch(collection, missing)
            recall.learn(collection, self.run, position, fetched)
            return [(known or fetched[one]).content for one, known in zip(ids, held, strict=True)]
        return [one.content for one in held if one]

    def held(self, kind: type[D], ids: Sequence[str]) -> list[Held] | None:
        """What `get` finds for `ids`, if all of it is in memory, without waiting; None if it is not."""
        collection = collection_of(kind)
        if self.recall is None or not (collection.run_versioned or self.fresh):
            return None
        held = self.recall.known(collection, self.run, ids)
        return cast(list[Held], held) if all(held) else None

    async def find(
        self, kind: type[D], where: Where, order: Order, after: Position | None = None, limit: int = 100
    ) -> list[Row[D]]:
        """The first `limit` documents behind `after`, which may stem from an earlier run. Raises InvalidDocument."""
        collection = collection_of(kind)
        if not collection.run_versioned:
            found = await self.store.find(collection.name, where, order, after, limit)
            return [Row(self._read(collection, one).content, (one.body[order.field], one.id)) for one in found]
        query = (_frozen(where), order, after, limit)
        if self.recall and (known := self.recall.known(collection, self.run, [query])[0]):
            return list(known.content)
        behind = _behind_all_versions(after, order)
        rows, weight = [], 0
        for one in await self.store.find(collection.name, visible_at(self.run, where), order, behind, limit):
            held = self._read(collection, one)
            weight += held.weight
            rows.append(Row(cast(D, held.content), (one.body[order.field], one.body["key"])))
        if self.recall:
            self.recall.learn(collection, self.run, 0, {query: Held(tuple(rows), weight)})
        return rows

    async def tally(self, kind: type[D], where: Where, by: Sequence[str], limit: int = 1_000) -> list[Tally]:
        """How many documents have each combination of texts in the fields `by`; see the port."""
        collection = collection_of(kind)
        if collection.run_versioned:
            where = visible_at(self.run, where)
        return await self.store.tally(collection.name, where, by, limit)

    async def count(self, kind: type[D], where: Where, cap: int = 10_000) -> int:
        """How many documents match, counting no further than `cap`. Raises InvalidDocument."""
        collection = collection_of(kind)
        if collection.run_versioned:
            where = visible_at(self.run, where)
        return await self.store.count(collection.name, where, cap)

    async def _plain(self, collection: Collection[Any], ids: Sequence[str]) -> dict[str, Held]:
        found = await self.store.get(ids)
        return {key: self._read(collection, one) if one else NOTHING for key, one in zip(ids, found, strict=True)}

    async def _derived(self, collection: Collection[Any], ids: Sequence[str]) -> dict[str, Held]:
        found = dict.fromkeys(ids, NOTHING)
        if not found:
            return found
        order = Order("key")
        where = visible_at(self.run, Where(any_of={"key": ids}))
        for one in await self.store.find(collection.name, where, order, limit=len(ids)):
            found[one.body["key"]] = self._read(collection, one)
        missing = [key for key, held in found.items() if held is NOTHING]
        if missing and collection.kind in _MERGED:
            where = visible_at(self.run, Where(has_any={"former_ids": missing}))
            for one in await self.store.find(collection.name, where, order, limit=len(missing)):
                held = self._read(collection, one)
                found.update({former: held for former in one.body["former_ids"] if former in missing})
        return found

    def _read(self, collection: Collection[Any], stored: Stored) -> Held:
        return Held(collection.read(stored.body)) if self.recall is None else self.recall.read(collection, stored)


async def _visible_run(store: DocumentStore) -> int:
    (pointer,) = await store.get([POINTER_ID])
    return int(pointer.body["current"]) if pointer else 0


def _behind_all_versions(after: Position | None, order: Order) -> Position | None:
    """A position in stored ids behind every version of a logical one: digits sort before the mark."""
    if after is None:
        return None
    value, key = after
    return value, key + VERSION_MARK * (1 if order.descending else 2)


def _frozen(where: Where) -> Hashable:
    """`where` as a key that equal conditions share."""
    return tuple(
        tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in sorted(part.items()))
        for part in (where.eq, where.any_of, where.ge, where.lt, where.has_all, where.has_any)
    )
