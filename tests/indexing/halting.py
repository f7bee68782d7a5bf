"""A store that waits in the middle of its work, so that a test can act meanwhile."""

import asyncio
from collections.abc import Sequence
from typing import Any

from indexing.storing.port import DocumentStore, Put


class Halting:
    """A store in which writing to `collection` waits until it is told to go on."""

    def __init__(self, store: DocumentStore, collection: str) -> None:
        self._store = store
        self._collection = collection
        self.reached, self.go_on = asyncio.Event(), asyncio.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def write(self, operations: Sequence[Any]) -> Any:
        if any(isinstance(one, Put) and one.collection == self._collection for one in operations):
            self.reached.set()
            await self.go_on.wait()
        return await self._store.write(operations)
