"""Removing versions that no reader needs: those of attempts that never became visible, and old ones.

Without these the store would keep every version for ever, and an index that follows the change feed would wait for
runs that never come.
"""

from collections.abc import Sequence
from typing import Final

from indexing.storing.catalogue import RUN_VERSIONED
from indexing.storing.pointer import Lease
from indexing.storing.port import Delete, DocumentStore, Order, Put, Stored, Where
from indexing.storing.snapshot import ALIVE

#: Operations in one write, and documents in one page.
BATCH: Final = 500
#: How many runs a version outlives its death, for readers that still page through an older run and for subscribers who
#: come back. Each decision and each article handed in is a run; so many are what a desk does in a morning.
KEEP_RUNS: Final = 64


async def sweep(store: DocumentStore, lease: Lease) -> int:
    """Undo all that attempts before this one wrote without becoming visible; the number of versions touched."""
    beyond = lease.pointer.current + 1
    touched = 0
    for collection in RUN_VERSIONED:
        touched += await _delete(store, collection.name, Where(ge={"born": beyond}), Order("born"), lease)
        touched += await _revive(store, collection.name, Where(ge={"died": beyond}, lt={"died": ALIVE}), lease)
    return touched


async def drop_old_versions(store: DocumentStore, current: int) -> int:
    """Delete versions that died `KEEP_RUNS` runs ago or earlier; their number."""
    dead = Where(lt={"died": current - KEEP_RUNS + 1})
    return sum([await _delete(store, collection.name, dead, Order("died")) for collection in RUN_VERSIONED])


async def _delete(store: DocumentStore, collection: str, where: Where, order: Order, lease: Lease | None = None) -> int:
    deleted = 0
    while page := await _page(store, collection, where, order, lease):
        await store.write([Delete(collection, one.id, expect_rev=one.rev) for one in page])
        deleted += len(page)
    return deleted


async def _revive(store: DocumentStore, collection: str, where: Where, lease: Lease) -> int:
    revived = 0
    while page := await _page(store, collection, where, Order("died"), lease):
        await store.write([Put(collection, one.id, {**one.body, "died": ALIVE}, expect_rev=one.rev) for one in page])
        revived += len(page)
    return revived


async def _page(
    store: DocumentStore, collection: str, where: Where, order: Order, lease: Lease | None
) -> Sequence[Stored]:
    if lease is not None:
        await lease.keep()
    return await store.find(collection, where, order, limit=BATCH)
