"""The store and the index as operations see them: every call behind a bulkhead, whatever adapter answers it.

What is written goes through as well, but only its start is bounded: a store completes a write that it has begun.
"""

from collections.abc import Sequence

from api.guarding.bulkhead import Bulkhead
from indexing.searching.port import (
    Entry,
    EntryType,
    Fingerprint,
    IndexHits,
    Opened,
    Rejected,
    Removal,
    SearchIndex,
    Suggested,
)
from indexing.searching.query import Facet, IndexQuery, Term
from indexing.storing.port import (
    Change,
    Delete,
    DocumentStore,
    Order,
    Outcome,
    Put,
    Scalar,
    Stored,
    StoreInfo,
    Tally,
    Where,
)


class GuardedStore:
    """A DocumentStore that passes calls on to another one through a bulkhead."""

    def __init__(self, inner: DocumentStore, bulkhead: Bulkhead) -> None:
        """Guard `inner`, which whoever opened it closes."""
        self._inner = inner
        self._through = bulkhead.call

    async def get(self, ids: Sequence[str]) -> list[Stored | None]:
        """See the port."""
        return await self._through("get", lambda: self._inner.get(ids))

    async def find(
        self, collection: str, where: Where, order: Order, after: tuple[Scalar, str] | None = None, limit: int = 100
    ) -> list[Stored]:
        """See the port."""
        return await self._through("find", lambda: self._inner.find(collection, where, order, after, limit))

    async def count(self, collection: str, where: Where, cap: int = 10_000) -> int:
        """See the port."""
        return await self._through("count", lambda: self._inner.count(collection, where, cap))

    async def tally(self, collection: str, where: Where, by: Sequence[str], limit: int = 1_000) -> list[Tally]:
        """See the port."""
        return await self._through("tally", lambda: self._inner.tally(collection, where, by, limit))

    async def write(self, operations: Sequence[Put | Delete]) -> list[Outcome]:
        """See the port."""
        return await self._through("write", lambda: self._inner.write(operations))

    async def changes(self, after: int, limit: int) -> tuple[list[Change], int]:
        """See the port."""
        return await self._through("changes", lambda: self._inner.changes(after, limit))

    async def wait(self, after: int, timeout: float) -> bool:  # noqa: ASYNC109 - part of the port's meaning
        """See the port; not bounded, for to wait is what it is for."""
        return await self._inner.wait(after, timeout)

    async def info(self) -> StoreInfo:
        """See the port."""
        return await self._through("info", self._inner.info)

    async def close(self) -> None:
        """Nothing: the store belongs to whoever opened it."""


class GuardedIndex:
    """A SearchIndex that passes questions on to another one through a bulkhead, and all else as it is."""

    def __init__(self, inner: SearchIndex, bulkhead: Bulkhead) -> None:
        """Guard `inner`, which whoever opened it closes."""
        self._inner = inner
        self._through = bulkhead.call

    async def open(self, fingerprint: Fingerprint) -> Opened:
        """See the port."""
        return await self._inner.open(fingerprint)

    async def cursor(self) -> int:
        """See the port."""
        return await self._through("cursor", self._inner.cursor)

    async def apply(self, operations: Sequence[Entry | Removal], cursor: int) -> list[Rejected]:
        """See the port."""
        return await self._inner.apply(operations, cursor)

    async def search(self, query: IndexQuery, min_seq: int = 0) -> IndexHits:
        """See the port."""
        return await self._through("search", lambda: self._inner.search(query, min_seq))

    async def search_many(self, queries: Sequence[IndexQuery]) -> list[IndexHits]:
        """See the port."""
        return await self._through("search_many", lambda: self._inner.search_many(queries))

    async def facets(self, wanted: Sequence[Facet]) -> list[dict[str, int]]:
        """See the port."""
        return await self._through("facets", lambda: self._inner.facets(wanted))

    async def frequencies(self, terms: Sequence[Term]) -> list[int]:
        """See the port."""
        return await self._through("frequencies", lambda: self._inner.frequencies(terms))

    async def suggest(
        self, readings: Sequence[Sequence[str]], types: Sequence[EntryType], limit: int
    ) -> list[list[Suggested]]:
        """See the port."""
        return await self._through("suggest", lambda: self._inner.suggest(readings, types, limit))

    async def versions(self, after: str, limit: int) -> list[tuple[str, int]]:
        """See the port."""
        return await self._inner.versions(after, limit)

    async def begin_rebuild(self, fingerprint: Fingerprint) -> SearchIndex:
        """See the port."""
        return await self._inner.begin_rebuild(fingerprint)

    async def promote(self) -> None:
        """See the port."""
        await self._inner.promote()

    async def close(self) -> None:
        """Nothing: the index belongs to whoever opened it."""
