"""The SearchIndex port on tantivy: embedded, one owner process, one folder.

A generation that cannot be opened or was made from something else is never served: `open` says REBUILD, searches are
refused until a new generation has been promoted, and damaged files are moved aside, not deleted.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

from indexing.searching.port import (
    Entry,
    EntryType,
    Fingerprint,
    IndexHits,
    IndexState,
    Opened,
    Rejected,
    Removal,
    RetryableError,
    Suggested,
)
from indexing.searching.query import Facet, IndexQuery, Term
from indexing.searching.tantivy.folder import TantivyFolder
from indexing.searching.tantivy.generation import Damaged, Generation

_P = ParamSpec("_P")
_T = TypeVar("_T")

#: Seconds that a search waits for changes it must see.
PATIENCE: Final = 10.0
#: Threads for searches, apart from those of the rest of the process: a search that takes long cannot be ended.
_READERS: Final = 4
#: So few terms are looked up at once: to pass them to a thread would take as long.
_FEW_TERMS: Final = 256


class TantivyIndex:
    """An index in the folder `path`. A rebuild is another object of this class that shares folder and writer thread."""

    def __init__(self, path: Path) -> None:
        """Nothing is touched before `open`."""
        self._folder = TantivyFolder(path)
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="tantivy-writer")
        self._reading = ThreadPoolExecutor(_READERS, thread_name_prefix="tantivy-reader")
        self._generation: Generation | None = None
        self._parent: TantivyIndex | None = None
        self._problem = "it has not been opened"
        self._moved = asyncio.Condition()

    async def open(self, fingerprint: Fingerprint) -> Opened:
        """Open or create the index. Raises StoreLocked or SettingError."""
        return await self._write(self._open, fingerprint)

    async def cursor(self) -> int:
        """The sequence number up to which changes are applied. Raises RetryableError while there is no index."""
        return await self._read(self._usable().cursor)

    async def apply(self, operations: Sequence[Entry | Removal], cursor: int) -> list[Rejected]:
        """Apply the operations and the cursor in one commit. Raises RetryableError."""
        rejected = await self._write(self._usable().apply, operations, cursor)
        async with self._moved:
            self._moved.notify_all()
        return rejected

    async def search(self, query: IndexQuery, min_seq: int = 0) -> IndexHits:
        """The entries that match. Raises RetryableError while there is no index or `min_seq` is not reached in time."""
        generation = self._usable()
        if min_seq:
            await self._reach(min_seq)
            generation = self._usable()
        return await self._read(generation.reader.search, query)

    async def search_many(self, queries: Sequence[IndexQuery]) -> list[IndexHits]:
        """The answers to several queries. Raises RetryableError while there is no index."""
        reader = self._usable().reader
        return await self._read(lambda: [reader.search(query) for query in queries])

    async def facets(self, wanted: Sequence[Facet]) -> list[dict[str, int]]:
        """The values of each facet with their counts. Raises RetryableError while there is no index."""
        return await self._read(self._usable().reader.facets, wanted)

    async def frequencies(self, terms: Sequence[Term]) -> list[int]:
        """In how many entries each term occurs. Raises RetryableError while there is no index."""
        look_up = self._usable().reader.frequencies
        return look_up(terms) if len(terms) <= _FEW_TERMS else await self._read(look_up, terms)

    async def suggest(
        self, readings: Sequence[Sequence[str]], types: Sequence[EntryType], limit: int
    ) -> list[list[Suggested]]:
        """The weightiest entries for each reading. Raises RetryableError while there is no index."""
        return await self._read(self._usable().reader.suggest, readings, types, limit)

    async def versions(self, after: str, limit: int) -> list[tuple[str, int]]:
        """Ids behind `after` in ascending order with the sequence numbers indexed."""
        return await self._read(self._usable().versions, after, limit)

    async def begin_rebuild(self, fingerprint: Fingerprint) -> "TantivyIndex":
        """A new, empty generation beside the serving one."""
        beside = TantivyIndex(self._folder.path)
        beside._folder, beside._parent = self._folder, self
        beside._writing, beside._reading = self._writing, self._reading
        beside._generation = await self._write(Generation.create, self._folder.next_path(), fingerprint)
        return beside

    async def promote(self) -> None:
        """Let this generation serve through the index that began the rebuild; the files served before are kept."""
        parent, generation = self._parent, self._usable()
        if parent is None:
            return
        await self._write(self._folder.serve, generation.path)
        before, parent._generation = parent._generation, generation
        if before is not None and before is not generation:
            await self._write(before.close)
        async with parent._moved:
            parent._moved.notify_all()

    async def close(self) -> None:
        """Close the files and give the folder back; a promoted rebuild is closed with the index it serves through."""
        generation, self._generation = self._generation, None
        promoted = self._parent is not None and self._parent._generation is generation
        if generation is not None and not promoted:
            await self._write(generation.close)
        if self._parent is None:
            self._folder.release()
            self._writing.shutdown()
            self._reading.shutdown()

    def _open(self, fingerprint: Fingerprint) -> Opened:
        if self._generation is not None:
            self._generation.close()
            self._generation = None
        self._folder.acquire()
        self._folder.discard_unfinished()
        serving = self._folder.serving()
        if serving is None:
            self._generation = Generation.create(self._folder.next_path(), fingerprint)
            self._folder.serve(self._generation.path)
            return Opened(IndexState.EMPTY)
        try:
            found = Generation.fingerprint(serving)
            if found != fingerprint:
                return self._unusable(_difference(found, fingerprint))
            self._generation = Generation.open(serving)
        except Damaged as damage:
            self._folder.set_aside(serving)
            return self._unusable(f"its files are damaged ({damage})")
        return Opened(IndexState.READY)

    def _unusable(self, reason: str) -> Opened:
        self._problem = reason
        return Opened(IndexState.REBUILD, reason)

    def _usable(self) -> Generation:
        if self._generation is None:
            raise RetryableError(f"The search index must be rebuilt: {self._problem}.")
        return self._generation

    async def _reach(self, min_seq: int) -> None:
        try:
            async with asyncio.timeout(PATIENCE), self._moved:
                while await self.cursor() < min_seq:
                    await self._moved.wait()
        except TimeoutError:
            raise RetryableError(f"The search index has not yet reached change {min_seq}; try again.") from None

    async def _read(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run `work` in one of the threads that read."""
        return await asyncio.get_running_loop().run_in_executor(self._reading, lambda: work(*args, **kwargs))

    async def _write(self, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run `work` in the one thread that writes."""
        return await asyncio.get_running_loop().run_in_executor(self._writing, lambda: work(*args, **kwargs))


def _difference(found: Fingerprint, wanted: Fingerprint) -> str:
    if found.store_id != wanted.store_id:
        return "it was made from another document store"
    return "it was made by another version of Peyman"
