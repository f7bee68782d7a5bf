"""A loader that keeps the levels of a query together, so that one field costs one store call however long its list is.

It gathers the keys asked for in one turn of the event loop, fetches those not yet known, and answers all of them at
once. The usual loader answers known keys at once and the others later; the children of the two groups are then fetched
apart, and a field can cost two calls instead of one. Here a known key waits for its level.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Loader(Generic[K, V]):
    """Keys to values through one batch function, for the length of one request."""

    def __init__(self, batch: Callable[[Sequence[K]], Awaitable[Sequence[V]]]) -> None:
        """Fetch through `batch`, which returns one value for each of its (distinct) keys, in their order."""
        self._batch = batch
        self._known: dict[K, V] = {}
        self._waiting: list[tuple[Sequence[K], asyncio.Future[list[V]]]] = []
        self._turn = asyncio.Lock()
        self._running: set[asyncio.Task[None]] = set()

    def load_many(self, keys: Sequence[K]) -> Awaitable[list[V]]:
        """The values of `keys` in their order, together with all others asked for in this turn of the event loop."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[list[V]] = loop.create_future()
        self._waiting.append((keys, answer))
        if len(self._waiting) == 1:
            loop.call_soon(self._close_round, 1)
        return answer

    async def load(self, key: K) -> V:
        """The value of `key`."""
        return (await self.load_many((key,)))[0]

    def close(self) -> None:
        """End the fetches that are still under way; what waits for them must have ended before."""
        for task in self._running:
            task.cancel()

    def _close_round(self, seen: int) -> None:
        loop = asyncio.get_running_loop()
        if len(self._waiting) > seen:
            loop.call_soon(self._close_round, len(self._waiting))
            return
        waiting, self._waiting = self._waiting, []
        task = loop.create_task(self._answer(waiting))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _answer(self, waiting: list[tuple[Sequence[K], asyncio.Future[list[V]]]]) -> None:
        try:
            async with self._turn:
                missing = list(dict.fromkeys(key for keys, _ in waiting for key in keys if key not in self._known))
                if missing:
                    self._known.update(zip(missing, await self._batch(missing), strict=True))
        except Exception as error:
            for _, answer in waiting:
                if not answer.done():
                    answer.set_exception(error)
            return
        for keys, answer in waiting:
            if not answer.done():
                answer.set_result([self._known[key] for key in keys])
