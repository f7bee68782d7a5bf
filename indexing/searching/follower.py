"""Keeps an index in step with the store: reads the change feed behind the index's own cursor and applies it.

The cursor lies in the index and moves with what it stands for, so a crash at any moment repeats some work and loses
none. It never passes a change that waits for its run to become visible, nor one that is neither applied nor refused.
"""

import asyncio
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from indexing.errors import PeymanError
from indexing.searching.dead_letters import keep_rejected
from indexing.searching.following import Step, resolve
from indexing.searching.port import Rejected, RetryableError, SearchIndex
from indexing.searching.refusing import refusal
from indexing.storing.port import DocumentStore

_log: Final = logging.getLogger(__name__)

#: Changes read and applied at a time.
BATCH: Final = 500
#: Seconds after which the feed is looked at again even if nothing was heard of it.
_LOOK_AGAIN: Final = 2.0
_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 30.0
_MOST_DOUBLINGS: Final = 10

#: Told after each batch up to which sequence number the feed has been read.
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """What was done to get in step. `held` says that changes behind the cursor wait for their run."""

    cursor: int
    operations: int
    rejected: int
    held: bool


class Follower:
    """Brings `index`, which is open and usable, in step with `store`."""

    def __init__(self, store: DocumentStore, index: SearchIndex, batch: int = BATCH, *, alone: bool = False) -> None:
        """`batch` changes are applied at a time. `alone` says that nobody else fills the index, which is empty."""
        self._store = store
        self._index = index
        self._batch = batch
        self._alone = alone
        self._since = 0
        self._cursor = 0
        self._read = 0
        self._held = False
        self._operations = 0
        self._rejected = 0

    async def catch_up(self, progress: Progress | None = None) -> CaughtUp:
        """Apply all that can be applied by now. Raises RetryableError; what was applied until then stays applied."""
        self._operations = self._rejected = 0
        await self._begin()
        while True:
            more = await self._page()
            if progress:
                progress(self._read)
            if not more:
                if not self._held or await self._is_still_held():
                    return CaughtUp(self._cursor, self._operations, self._rejected, self._held)
                self._start_at(self._cursor)

    async def follow(self, progress: Progress | None = None) -> None:
        """Follow the feed until cancelled; a store or index that fails is asked again after a growing pause."""
        failures = 0
        while True:
            try:
                await self.catch_up(progress)
                failures = 0
                await self._store.wait(self._read, _LOOK_AGAIN)
            except (RetryableError, PeymanError) as problem:
                failures += 1
                pause = random.uniform(0, min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(failures, _MOST_DOUBLINGS)))
                _log.warning("the search index cannot follow, next attempt in %.1f seconds: %s", pause, problem)
                await asyncio.sleep(pause)

    async def _begin(self) -> None:
        """Go on at the index's cursor, or behind what was read while the same change is still held."""
        cursor = await self._index.cursor()
        if not (self._held and cursor == self._cursor and await self._is_still_held()):
            self._start_at(cursor)

    def _start_at(self, cursor: int) -> None:
        self._cursor = self._read = cursor
        self._held = False

    async def _is_still_held(self) -> bool:
        """Whether the change behind the cursor waits for its run; it does not if that run was given up."""
        changes, safe = await self._store.changes(self._cursor, 1)
        step = await resolve(self._store, [one for one in changes if one.seq <= safe], holding=False)
        return bool(step.held)

    async def _page(self) -> bool:
        """Read and apply one page; whether there may be more.

        A rebuild that is promoted meanwhile has a cursor of its own, from which to go on.
        """
        standing = await self._index.cursor()
        if standing != self._cursor:
            self._start_at(standing)
        changes, safe = await self._store.changes(self._read, self._batch)
        changes = [change for change in changes if change.seq <= safe]
        full = len(changes) == self._batch
        end = changes[-1].seq if full else max(safe, self._read)
        step = await resolve(self._store, changes, holding=self._held, since=self._since)
        if self._alone and not self._read:
            self._since = step.run
        cursor = self._cursor
        if step.held and not self._held:
            self._held, cursor = True, step.held - 1
        elif not self._held:
            cursor = end
        await self._apply(step, cursor)
        self._read = end
        return full

    async def _apply(self, step: Step, cursor: int) -> None:
        """Write down what cannot be held, apply the rest and move the cursor."""
        refused = [Rejected(one.id, one.seq, why) for one in step.operations if (why := refusal(one))]
        await keep_rejected(self._store, refused)
        unfit = {(one.id, one.seq) for one in refused}
        operations = [one for one in step.operations if (one.id, one.seq) not in unfit]
        if operations or cursor != self._cursor:
            late = await self._index.apply(operations, cursor)
            await keep_rejected(self._store, late)
            refused += late
        self._cursor = cursor
        self._operations += len(operations)
        self._rejected += len(refused)
