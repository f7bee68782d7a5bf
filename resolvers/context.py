"""What one request carries through the schema: one view of the documents, its loaders, the index, and a budget.

The snapshot is taken once, so that all parts of an answer come from the same derivation run.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from functools import partial
from typing import Any, TypeVar

import strawberry

from indexing.searching.port import SearchIndex
from indexing.storing.port import DocumentStore
from indexing.storing.recall import Held
from indexing.storing.snapshot import Snapshot
from resolvers.access import ANONYMOUS, Caller
from resolvers.batches import by_id
from resolvers.batches.loader import Loader
from resolvers.errors import LimitExceeded
from resolvers.feed.feed import Feed
from resolvers.memory import Memory
from resolvers.pricing.account import Account, Bill

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

#: A relation: from the keys of all parents of a level to one value for each, in their order.
Batch = Callable[[Snapshot, Sequence[K]], Awaitable[Sequence[V]]]

#: Objects that one request may ask of its loaders or find in the lists of others. The nested query over 100
#: agreements asks for about 2,000.
MAX_LOADED = 50_000


class Context:
    """The state of one request."""

    def __init__(
        self,
        store: DocumentStore,
        index: SearchIndex,
        request_id: str = "",
        caller: Caller = ANONYMOUS,
        account: Account | None = None,
        memory: Memory | None = None,
        feed: Feed | None = None,
    ) -> None:
        """Read from `store`, search in `index` for `caller`, whose `account` pays; `request_id` is for the log.

        `memory` is what the process remembers of the store, `feed` what it hears of it.
        """
        self._memory = memory or Memory()
        self.feed = feed
        self.request_id = request_id
        self.caller = caller
        self.views = self._memory.views
        self.words = self._memory.words
        self.account = account
        #: What the operation was charged; None before it is admitted.
        self.bill: Bill | None = None
        #: Points that it took to check the document, whether or not the operation was admitted.
        self.checking = 0
        #: The name of the operation, where the document gives it one.
        self.operation: str | None = None
        #: Whether the answer holds anything that is true of this caller or moment only.
        self.personal = False
        #: Whether whoever asked writes the answer with orjson and takes data that is JSON already.
        self.encoded = False
        #: Whether each relation is asked for all parents of its level at once.
        self.whole_levels = False
        #: Whether the index was asked.
        self.searched = False
        self._store = store
        self._index = index
        self._snapshot: Snapshot | None = None
        self._taking = asyncio.Lock()
        self._loaders: dict[Batch[Any, Any], Loader[Any, Any]] = {}
        self._loaded = 0

    @property
    def index(self) -> SearchIndex:
        """The index to search in."""
        self.searched = True
        return self._index

    @property
    def store(self) -> DocumentStore:
        """The store, for those who write to it."""
        return self._store

    def begin_anew(self) -> None:
        """Forget what was read: the request has written, and what it shows next is what stands now."""
        self._snapshot = None
        self._loaders.clear()

    @property
    def loaded(self) -> int:
        """How many objects the request has asked for so far."""
        return self._loaded

    async def snapshot(self) -> Snapshot:
        """The documents as they stood when the request first asked for any."""
        async with self._taking:
            if self._snapshot is None:
                self._snapshot = await Snapshot.current(self._store, self._memory.recall)
            return self._snapshot

    async def load(self, batch: Batch[K, V], key: K) -> V:
        """The value of `key` under the relation `batch`. Raises LimitExceeded when the budget is spent."""
        return (await self.load_many(batch, (key,)))[0]

    def load_many(self, batch: Batch[K, V], keys: Sequence[K]) -> Awaitable[list[V]]:
        """The values of `keys` under the relation `batch`. Raises LimitExceeded when the budget is spent."""
        self.spend(len(keys))
        loader: Loader[K, V] | None = self._loaders.get(batch)
        if loader is None:
            loader = self._loaders[batch] = Loader(partial(self._run, batch))
        return loader.load_many(keys)

    def at_hand(self, batch: Batch[K, Any], keys: Sequence[str]) -> list[Any] | None:
        """The views of what `batch` finds for `keys`, if all of it is in memory; None if it has to be waited for.

        Only who asks for whole levels gets any: others would part a level into those who wait and those who do not.
        """
        kind = by_id.KINDS.get(batch)
        if kind is None or not self.whole_levels or self._snapshot is None:
            return None
        held = self._snapshot.held(kind, keys)
        if held is None:
            return None
        self.spend(len(keys))
        return [one.made or self._viewed(one) for one in held]

    def _viewed(self, held: Held) -> Any:
        held.made = self.views.of(held.content)
        return held.made

    def spend(self, objects: int) -> None:
        """Take a number of objects from the budget. Raises LimitExceeded when it is spent."""
        self._loaded += objects
        if self._loaded > MAX_LOADED:
            raise LimitExceeded(f"The operation asks for more than {MAX_LOADED} objects: ask for smaller pages.")

    def close(self) -> None:
        """End what is still being loaded, for an operation that has ended, whatever ended it."""
        for loader in self._loaders.values():
            loader.close()

    async def _run(self, batch: Batch[K, V], keys: Sequence[K]) -> Sequence[V]:
        return await batch(await self.snapshot(), keys)


Info = strawberry.Info[Context, None]
