"""The one reader of the store's change feed in a process, and how subscribers join it.

It runs as long as anybody listens. Articles are told as they are stored; agreements when the run becomes visible in
which they changed, as the difference between that run and the one before. A subscriber that comes with a place first
gets from the store what it has missed, and listens from there on: nothing is told twice and nothing is left out.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from typing import Final, TypeVar

from indexing.documents import Agreement, Article, Document
from indexing.errors import EngineUnreachable, PeymanError
from indexing.storing.catalogue import ARTICLES, RUNS
from indexing.storing.differences import END
from indexing.storing.pointer import Pointer
from indexing.storing.port import Change, DocumentStore
from resolvers.feed.history import PAGE, agreements_behind, articles_behind, events_of
from resolvers.feed.log import CAPACITY, PATIENCE, Event, Log, Place

_LOG = logging.getLogger(__name__)

D = TypeVar("D", bound=Document)

#: Gives what was told behind a place, as far as the store knows it.
History = Callable[[DocumentStore, Place], AsyncGenerator[Event[D], None]]

#: Seconds after which the feed is looked at again even if nothing was heard of it, and after an error.
_LOOK_AGAIN: Final = 2.0
_PAUSE: Final = 1.0


class Feed:
    """The events of one store."""

    def __init__(self, store: DocumentStore, capacity: int = CAPACITY, patience: float = PATIENCE) -> None:
        """Nothing is read before somebody listens."""
        self._store = store
        self._articles: Log[Article] = Log(capacity, patience)
        self._agreements: Log[Agreement] = Log(capacity, patience)
        self._listeners = 0
        self._reading: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()
        self._read = 0
        self._run = 0

    def articles(self, after: Place | None) -> AsyncGenerator[Event[Article], None]:
        """Articles as they are stored, from now on or behind the place `after`."""
        return self._followed(self._articles, articles_behind, after)

    def agreements(self, after: Place | None) -> AsyncGenerator[Event[Agreement], None]:
        """Agreements as they change for readers, from now on or behind the place `after`."""
        return self._followed(self._agreements, agreements_behind, after)

    async def _followed(self, log: Log[D], history: History[D], after: Place | None) -> AsyncGenerator[Event[D], None]:
        async with self._running():
            place = log.place if after is None else after
            # What is appended while history is read is read as history too, until nothing is left in between.
            while place < (upto := log.place):
                async with aclosing(_up_to(history(self._store, place), upto)) as missed:
                    async for event in missed:
                        yield event
                place = upto
            with log.listening() as events:
                async for event in events:
                    yield event

    @asynccontextmanager
    async def _running(self) -> AsyncIterator[None]:
        """Read the feed for the length of the block, together with all others who listen."""
        self._listeners += 1
        try:
            async with self._starting:
                if self._reading is None or self._reading.done():
                    await self._begin()
                    self._reading = asyncio.create_task(self._follow())
                    self._reading.add_done_callback(self._ended)
            yield
        finally:
            self._listeners -= 1
            if not self._listeners and self._reading is not None:
                self._reading.cancel()
                self._reading = None

    async def _begin(self) -> None:
        # The position before the run: a run that becomes visible in between is met again in the feed.
        _, self._read = await self._store.changes((await self._store.info()).seq, 1)
        self._run = (await Pointer.read(self._store)).current
        self._articles.reach((self._read, ""))
        self._agreements.reach((self._run, END))

    async def _follow(self) -> None:
        while True:
            try:
                changes, safe = await self._store.changes(self._read, PAGE)
                changes = [change for change in changes if change.seq <= safe]
                await self._tell(changes)
                self._read = changes[-1].seq if len(changes) == PAGE else max(safe, self._read)
                self._articles.reach((self._read, ""))
                if len(changes) < PAGE:
                    await self._store.wait(self._read, _LOOK_AGAIN)
            except PeymanError as problem:
                _LOG.warning("subscribers wait, because the change feed cannot be read: %s", problem)
                await asyncio.sleep(_PAUSE)

    async def _tell(self, changes: list[Change]) -> None:
        stored = [change for change in changes if change.collection == ARTICLES.name and not change.deleted]
        for event in await events_of(self._store, stored):
            if event.place > self._articles.place:
                await self._articles.append(event)
        if any(change.collection == RUNS for change in changes):
            current = (await Pointer.read(self._store)).current
            if current > self._run:
                async with aclosing(agreements_behind(self._store, self._agreements.place)) as news:
                    async for told in news:
                        await self._agreements.append(told)
                self._run = max(current, self._agreements.place[0])
                self._agreements.reach((current, END))

    def _ended(self, reading: asyncio.Task[None]) -> None:
        if not reading.cancelled() and (failure := reading.exception()):
            _LOG.error("the change feed is no longer read; subscriptions end", exc_info=failure)
            for log in (self._articles, self._agreements):
                log.break_off(EngineUnreachable("The change feed cannot be read any more."))


async def _up_to(events: AsyncGenerator[Event[D], None], last: Place) -> AsyncGenerator[Event[D], None]:
    async with aclosing(events):
        async for event in events:
            if event.place > last:
                return
            yield event
