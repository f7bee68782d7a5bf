"""Store and index as the settings name them, opened and closed for the length of a block.

An embedded index has one owner. While a server runs on it, an ingest on the same machine writes to the store only, and
the server's follower brings the index in step.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from api.settings import Settings
from indexing.errors import EngineUnreachable, FormatMismatch, StoreLocked
from indexing.finishing import finished
from indexing.progress import Progress
from indexing.searching.follower import Follower
from indexing.searching.opening import open_index
from indexing.searching.port import IndexState, RetryableError, SearchIndex
from indexing.searching.rebuilding import open_over, rebuild
from indexing.storing.port import DocumentStore
from indexing.storing.runs import recover
from indexing.storing.store import open_store

#: Seconds that a change of the graph may still take when the server is to end; ten are what most supervisors wait.
_GRACE: Final = 5.0


@asynccontextmanager
async def opened_store(settings: Settings) -> AsyncIterator[DocumentStore]:
    """The document store, with what an interrupted derivation left cleaned up."""
    store = await open_store(settings.store)
    try:
        await recover(store)
        yield store
    finally:
        await finished(_GRACE)
        await store.close()


@asynccontextmanager
async def opened_index(settings: Settings, store: DocumentStore, *, renew: bool = False) -> AsyncIterator[SearchIndex]:
    """The search index over `store`.

    With `renew`, an index that another version made or that is damaged is built anew. Raises FormatMismatch for it
    otherwise, and StoreLocked where another process owns it.
    """
    index = await open_index(settings.search)
    try:
        opened = await open_over(store, index)
        if opened.state is IndexState.REBUILD:
            if not renew:
                raise FormatMismatch(
                    f"The search index must be built anew, because {opened.reason}; run peyman reindex."
                )
            await rebuild(store, index)
        yield index
    finally:
        await index.close()


async def update_index(settings: Settings, store: DocumentStore, progress: Progress) -> bool:
    """Bring the index in step with `store`; false where a running server owns it and will do so itself.

    Raises EngineUnreachable where the index cannot take the changes; they stay in the store.
    """
    try:
        async with opened_index(settings, store, renew=True) as index:
            await Follower(store, index).catch_up(lambda seq: progress("indexing", seq))
    except StoreLocked:
        return False
    except RetryableError as problem:
        raise EngineUnreachable(
            f"Everything is stored, but the search index could not follow ({problem}); run peyman index when it can."
        ) from problem
    return True
