"""A store that counts how often it is asked, to hold the schema to one call per relation."""

from collections.abc import Sequence

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


class CountingStore:
    """Passes every call on to another store and keeps a line about each read."""

    def __init__(self, inner: DocumentStore) -> None:
        self._inner = inner
        self.reads: list[str] = []

    async def get(self, ids: Sequence[str]) -> list[Stored | None]:
        self.reads.append(f"get {ids[0] if ids else ''}")
        return await self._inner.get(ids)

    async def find(
        self, collection: str, where: Where, order: Order, after: tuple[Scalar, str] | None = None, limit: int = 100
    ) -> list[Stored]:
        self.reads.append(f"find {collection}")
        return await self._inner.find(collection, where, order, after, limit)

    async def count(self, collection: str, where: Where, cap: int = 10_000) -> int:
        self.reads.append(f"count {collection}")
        return await self._inner.count(collection, where, cap)

    async def tally(self, collection: str, where: Where, by: Sequence[str], limit: int = 1_000) -> list[Tally]:
        self.reads.append(f"tally {collection}")
        return await self._inner.tally(collection, where, by, limit)

    async def write(self, operations: Sequence[Put | Delete]) -> list[Outcome]:
        return await self._inner.write(operations)

    async def changes(self, after: int, limit: int) -> tuple[list[Change], int]:
        return await self._inner.changes(after, limit)

    async def wait(self, after: int, timeout: float) -> bool:  # noqa: ASYNC109
        return await self._inner.wait(after, timeout)

    async def info(self) -> StoreInfo:
        return await self._inner.info()

    async def close(self) -> None:
        await self._inner.close()
