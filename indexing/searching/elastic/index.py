"""The SearchIndex port on Elasticsearch: versioned indexes behind an alias, the cursor in the index itself.

    peyman            alias of the index that serves
    peyman-000002     an index; `_meta` of its mapping says what it was made from
    peyman-previous   alias of the one that served before

Everything goes through the alias, so other processes follow a promotion without being told. A removed entry leaves a
mark under its id, because Elasticsearch forgets the version of a deleted document after a minute.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from elasticsearch import ApiError, NotFoundError, TransportError

from indexing.errors import EngineUnreachable, StoreLocked
from indexing.searching.elastic.bulk import Bulk
from indexing.searching.elastic.documents import entry_item, removal_item
from indexing.searching.elastic.failing import failed, gone
from indexing.searching.elastic.indexes import ElasticIndexes
from indexing.searching.elastic.query import live_entries
from indexing.searching.elastic.reading import ElasticReader
from indexing.searching.fields import CURSOR_ID, ID, LIVE, SEQ
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
from indexing.searching.refusing import sorted_out

#: Seconds that a search waits for changes it must see, or an opening for its index, and how often it looks.
PATIENCE: Final = 10.0
_LOOK_EVERY: Final = 0.1


class ElasticIndex:
    """The index behind an alias, or one that is being filled beside it."""

    def __init__(self, indexes: ElasticIndexes, beside: str = "", parent: "ElasticIndex | None" = None) -> None:
        """`beside` names an index that does not serve yet, begun by `parent`; without it the alias is used."""
        self._client = indexes.client
        self._indexes = indexes
        self._beside = beside
        self._parent = parent
        self._problem = ""
        self._reader = ElasticReader(self._client, self._target)

    @property
    def _target(self) -> str:
        return self._beside or self._indexes.alias

    async def open(self, fingerprint: Fingerprint) -> Opened:
        """Open or create the index. Raises EngineUnreachable, SettingError or StoreLocked."""
        found = await self._indexes.serving_meta()
        if found is None:
            try:
                await self._indexes.create(asdict(fingerprint), serve=True)
                return Opened(IndexState.EMPTY)
            except StoreLocked:
                found = await self._indexes.serving_meta()
                if found is None:
                    raise
        if found != asdict(fingerprint):
            other_store = found.get("store_id") != fingerprint.store_id
            self._problem = (
                "it was made from another document store" if other_store else "it was made by another version of Peyman"
            )
            return Opened(IndexState.REBUILD, self._problem)
        await self._started()
        return Opened(IndexState.READY)

    async def cursor(self) -> int:
        """The sequence number up to which changes are applied. Raises RetryableError."""
        self._check_usable()
        try:
            answer = await self._client.get(index=self._target, id=CURSOR_ID, source_includes=[SEQ])
        except NotFoundError as error:
            if error.body.get("found") is False:
                return 0
            raise gone(error) from error
        except (ApiError, TransportError) as error:
            raise failed(error) from error
        return int(answer["_source"][SEQ])

    async def apply(self, operations: Sequence[Entry | Removal], cursor: int) -> list[Rejected]:
        """Apply the operations, then move the cursor. Raises RetryableError, after which the cursor has not moved."""
        self._check_usable()
        bulk = Bulk(self._client, self._target, is_alias=not self._beside)
        accepted, refused = sorted_out(operations)
        items = [entry_item(one) if isinstance(one, Entry) else removal_item(one) for one in accepted]
        refused += await bulk.send(items)
        try:
            await self._client.index(
                index=self._target,
                id=CURSOR_ID,
                document={ID: CURSOR_ID, SEQ: cursor, LIVE: False},
                require_alias=not self._beside,
            )
        except (ApiError, TransportError) as error:
            raise failed(error) from error
        return refused

    async def search(self, query: IndexQuery, min_seq: int = 0) -> IndexHits:
        """The entries that match. Raises RetryableError, also where `min_seq` is not reached in time."""
        self._check_usable()
        if min_seq:
            await self._reach(min_seq)
        return await self._reader.search(query)

    async def search_many(self, queries: Sequence[IndexQuery]) -> list[IndexHits]:
        """The answers to several queries. Raises RetryableError."""
        self._check_usable()
        return await self._reader.search_many(queries)

    async def facets(self, wanted: Sequence[Facet]) -> list[dict[str, int]]:
        """The values of each facet with their counts. Raises RetryableError."""
        self._check_usable()
        return await self._reader.facets(wanted)

    async def frequencies(self, terms: Sequence[Term]) -> list[int]:
        """In how many entries each term occurs. Raises RetryableError."""
        self._check_usable()
        return await self._reader.frequencies(terms)

    async def suggest(
        self, readings: Sequence[Sequence[str]], types: Sequence[EntryType], limit: int
    ) -> list[list[Suggested]]:
        """The weightiest entries for each reading. Raises RetryableError."""
        self._check_usable()
        return await self._reader.suggest(readings, types, limit)

    async def versions(self, after: str, limit: int) -> list[tuple[str, int]]:
        """Ids behind `after` in ascending order with the sequence numbers indexed."""
        self._check_usable()
        if not after:
            await self._refresh()
        behind: dict[str, Any] = {"search_after": [after]} if after else {}
        answer = await self._search(
            query=live_entries(), sort=[{ID: "asc"}], size=limit, source_includes=[ID, SEQ], **behind
        )
        return [(hit["_source"][ID], hit["_source"][SEQ]) for hit in answer["hits"]["hits"]]

    async def begin_rebuild(self, fingerprint: Fingerprint) -> "ElasticIndex":
        """A new, empty index beside the serving one."""
        return ElasticIndex(self._indexes, await self._indexes.create(asdict(fingerprint), serve=False), self)

    async def promote(self) -> None:
        """Let this index serve; the one that served is kept under its own alias, older ones are deleted."""
        if self._beside:
            await self._refresh()
            await self._indexes.serve(self._beside)
            self._beside = ""
            self._reader = ElasticReader(self._client, self._target)
        if self._parent is not None:
            self._parent._problem = ""

    async def close(self) -> None:
        """Release connections; a rebuild shares those of the index that began it."""
        if self._parent is None:
            await self._client.close()

    def _check_usable(self) -> None:
        if self._problem:
            raise RetryableError(f"The search index must be rebuilt: {self._problem}.")

    async def _search(self, **request: Any) -> Any:
        try:
            return await self._client.search(index=self._target, **request)
        except (ApiError, TransportError) as error:
            raise failed(error) from error

    async def _refresh(self) -> None:
        try:
            await self._client.indices.refresh(index=self._target)
        except (ApiError, TransportError) as error:
            raise failed(error) from error

    async def _started(self) -> None:
        """Wait for the shards of an index that was just made, or of a node that was just started."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + PATIENCE
        while True:
            try:
                await self.cursor()
                return
            except RetryableError as problem:
                if loop.time() > deadline:
                    raise EngineUnreachable(str(problem)) from problem
            await asyncio.sleep(_LOOK_EVERY)

    async def _reach(self, min_seq: int) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                while await self.cursor() < min_seq:  # noqa: ASYNC110 - another process makes the change
                    await asyncio.sleep(_LOOK_EVERY)
        except TimeoutError:
            raise RetryableError(f"The search index has not yet reached change {min_seq}; try again.") from None
        await self._refresh()
