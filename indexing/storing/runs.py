"""Replacing all derived documents as a set, so that no reader ever sees half a derivation.

Only what differs from the visible run is written: new versions are born in the new run and old ones die in it. Readers
see none of that until the pointer moves, which is one atomic write.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from indexing.documents import Document
from indexing.errors import StoreLocked
from indexing.storing.catalogue import RUN_VERSIONED, VERSION_FIELDS, Collection, collection_of
from indexing.storing.pointer import Clock, Lease, Pointer, lost, utc_now
from indexing.storing.port import Change, DocumentStore, InvalidDocument, Order, Put, Stored, Where
from indexing.storing.snapshot import ALIVE, VERSION_MARK, visible_at
from indexing.storing.sweeping import BATCH, drop_old_versions, sweep


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a derivation run changed. `run` is the visible run afterwards; it stays the same if nothing differed."""

    run: int
    added: int
    changed: int
    removed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The derived documents that are visible in `run`, by collection and id, and the stored versions it has written."""

    run: int
    documents: Mapping[str, Mapping[str, Document]]
    written: frozenset[str]

    def explains(self, changes: Iterable[Change]) -> bool:
        """Whether `changes` of derived documents are those of this run, or remove what nobody sees any more."""
        return all(change.deleted or change.id in self.written for change in changes)


async def write_run(
    store: DocumentStore,
    documents: Sequence[Document],
    patience: float = 30.0,
    clock: Clock = utc_now,
    lease: Lease | None = None,
) -> RunReport:
    """Make `documents` the whole set of derived documents.

    `lease` is the right to do so where the caller has taken it already; it is given back in any case.

    Raises StoreLocked when another derivation goes on for more than `patience` seconds or takes over, InvalidDocument
    for a document that cannot be stored, ValueError for two documents with one id. After an error the run that was
    visible before is still visible.
    """
    wanted = _by_collection(documents)
    report, _ = await _write(store, wanted, lease or await Lease.take(store, patience, clock), None)
    return report


async def write_after(
    store: DocumentStore, documents: Sequence[Document], lease: Lease, known: Shown | None
) -> tuple[RunReport, Shown]:
    """Do what `write_run` does, and also give what is visible then.

    Where `known` is the visible run, only what differs from it is looked up in the store.

    Raises what it raises.
    """
    return await _write(store, _by_collection(documents), lease, known)


async def _write(
    store: DocumentStore, wanted: Mapping[str, Mapping[str, Document]], lease: Lease, known: Shown | None
) -> tuple[RunReport, Shown]:
    try:
        await sweep(store, lease)
        writer = _RunWriter(store, lease)
        before = known.documents if known and known.run == lease.pointer.current else {}
        for collection in RUN_VERSIONED:
            await writer.replace(collection, wanted[collection.name], before.get(collection.name))
        if writer.added or writer.changed or writer.removed:
            await lease.finish()
        else:
            await lease.give_back()
    except BaseException:
        with suppress(Exception):
            await lease.give_back()
        raise
    await drop_old_versions(store, lease.pointer.current)
    report = writer.report()
    return report, Shown(report.run, wanted, frozenset(writer.written))


async def recover(store: DocumentStore, clock: Clock = utc_now) -> int:
    """Undo what an interrupted derivation left; the number of versions touched.

    Does nothing while a derivation goes on, or while another process is at it.
    """
    pointer = await Pointer.read(store)
    if pointer.last == pointer.current or not pointer.is_free(clock()):
        return 0
    try:
        lease = await Lease.take(store, 0.0, clock)
    except StoreLocked:
        return 0
    try:
        return await sweep(store, lease)
    finally:
        await lease.give_back()


def _by_collection(documents: Sequence[Document]) -> dict[str, dict[str, Document]]:
    wanted: dict[str, dict[str, Document]] = {collection.name: {} for collection in RUN_VERSIONED}
    for document in documents:
        collection = collection_of(type(document))
        if not collection.run_versioned:
            raise ValueError(f"{document.id} is not a derived document")
        if VERSION_MARK in document.id:
            raise ValueError(f"the id of a derived document must not contain {VERSION_MARK!r}: {document.id}")
        if document.id in wanted[collection.name]:
            raise ValueError(f"two documents have the id {document.id}")
        wanted[collection.name][document.id] = document
    return wanted


class _RunWriter:
    """The difference between what is visible and what is wanted, written as versions of the new run."""

    def __init__(self, store: DocumentStore, lease: Lease) -> None:
        self._store = store
        self._lease = lease
        self.added = self.changed = self.removed = self.unchanged = 0
        self.written: set[str] = set()

    def report(self) -> RunReport:
        """The counts so far."""
        return RunReport(self._lease.pointer.current, self.added, self.changed, self.removed, self.unchanged)

    async def replace(
        self, collection: Collection[Any], wanted: Mapping[str, Document], known: Mapping[str, Document] | None
    ) -> None:
        """Write what turns the visible documents of `collection`, which may be `known`, into `wanted`."""
        new = dict(wanted)
        if known is None:
            await self._compare(collection, new, {})
        else:
            same = {key for key, document in wanted.items() if known.get(key) == document}
            self.unchanged += len(same)
            for key in same:
                del new[key]
            old = sorted(known.keys() - same)
            for start in range(0, len(old), BATCH):
                await self._compare(collection, new, {"key": old[start : start + BATCH]})
        births = sorted(new)
        for start in range(0, len(births), BATCH):
            keys = births[start : start + BATCH]
            await self._write([self._birth(collection, key, collection.body(new[key])) for key in keys])
        self.added += len(births)

    async def _compare(
        self, collection: Collection[Any], new: dict[str, Document], keys: Mapping[str, Sequence[str]]
    ) -> None:
        """Write what becomes of the visible documents, only those with `keys` if any are given."""
        where = visible_at(self._lease.pointer.current, Where(any_of=keys))
        after = None
        while True:
            await self._lease.keep()
            page = await self._store.find(collection.name, where, Order("key"), after, BATCH)
            await self._write([put for one in page for put in self._turn(collection, one, new)])
            if len(page) < BATCH:
                return
            after = (page[-1].body["key"], page[-1].id)

    def _turn(self, collection: Collection[Any], old: Stored, new: dict[str, Document]) -> list[Put]:
        """The writes that turn one visible version into what is wanted, which is taken out of `new`."""
        key = old.body["key"]
        death = Put(collection.name, old.id, {**old.body, "died": self._lease.run}, expect_rev=old.rev)
        if key not in new:
            self.removed += 1
            return [death]
        body = collection.body(new.pop(key))
        if body == {name: value for name, value in old.body.items() if name not in VERSION_FIELDS}:
            self.unchanged += 1
            return []
        self.changed += 1
        return [death, self._birth(collection, key, body)]

    def _birth(self, collection: Collection[Any], key: str, body: dict[str, Any]) -> Put:
        run = self._lease.run
        versioned = {**body, "key": key, "born": run, "died": ALIVE}
        return Put(collection.name, f"{key}{VERSION_MARK}{run}", versioned, expect_rev=0)

    async def _write(self, operations: Sequence[Put]) -> None:
        self.written.update(operation.id for operation in operations)
        for start in range(0, len(operations), BATCH):
            await self._lease.keep()
            for outcome in await self._store.write(operations[start : start + BATCH]):
                if outcome.status == "invalid":
                    raise InvalidDocument(f"{outcome.id}: {outcome.error}")
                if outcome.status == "conflict":
                    raise lost()
