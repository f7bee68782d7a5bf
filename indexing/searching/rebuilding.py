"""Opening an index over a store, and building it anew while the old one goes on serving."""

from typing import Final

from indexing.searching.fields import fingerprint_of
from indexing.searching.follower import Follower, Progress
from indexing.searching.port import IndexState, Opened, RetryableError, SearchIndex
from indexing.searching.verifying import Differences, repair, verify
from indexing.storing.port import DocumentStore

#: Changes applied at a time: nobody waits for the first of them, and fewer commits leave less to merge.
REBUILD_BATCH: Final = 2_000


async def open_over(store: DocumentStore, index: SearchIndex) -> Opened:
    """Open `index` for `store`; one that is ahead of the store, which then comes from a backup, is to be rebuilt.

    Raises EngineUnreachable, SettingError or StoreLocked.
    """
    info = await store.info()
    opened = await index.open(fingerprint_of(info))
    if opened.state is IndexState.READY and await index.cursor() > info.seq:
        return Opened(IndexState.REBUILD, "it is ahead of the document store")
    return opened


async def rebuild(store: DocumentStore, index: SearchIndex, progress: Progress | None = None) -> int:
    """Fill a new index beside `index` from the beginning of the feed, check it and let it serve; its entries in number.

    Until then, and for good if anything fails, the old one serves. What a follower of the old one has applied in the
    moment of the change is looked for afterwards. Raises RetryableError.
    """
    beside = await index.begin_rebuild(fingerprint_of(await store.info()))
    try:
        await Follower(store, beside, REBUILD_BATCH, alone=True).catch_up(progress)
        if not (await _mended(store, beside)).none:
            raise RetryableError("The new search index does not agree with the store; the old one goes on serving.")
    except BaseException:
        await beside.close()
        raise
    await beside.promote()
    return (await _mended(store, index)).same


async def _mended(store: DocumentStore, index: SearchIndex) -> Differences:
    """What still differs after an attempt to mend it."""
    differences = await verify(store, index)
    if differences.none:
        return differences
    await repair(store, index, differences)
    return await verify(store, index)
