"""How many operations run at once: a bounded number, a bounded number waiting, and everybody else told to come later.

A server that takes in more than it can do does everything late and nothing in time. Told at once, a client can wait or
go to another server.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from resolvers.errors import CodedError, ErrorCode

#: Seconds that an operation waits for others to end. Whoever waited longer is likely to have given up.
PATIENCE: Final = 2.0


class Overloaded(CodedError):
    """The server has too much to do; nothing was done."""

    code = ErrorCode.OVERLOADED

    def __init__(self, retry_after: int = 1) -> None:
        """It is worth trying again after `retry_after` seconds."""
        super().__init__(f"The server has too much to do: try again in {retry_after} seconds.")
        self.retry_after = retry_after


class Gate:
    """Lets in as many operations as there are places."""

    def __init__(self, places: int, queue: int, patience: float = PATIENCE) -> None:
        """Up to `places` run; up to `queue` more wait, none longer than `patience` seconds."""
        self._free = asyncio.Semaphore(places)
        self._queue = queue
        self._patience = patience
        self.running = 0
        self.waiting = 0

    @asynccontextmanager
    async def place(self, *, patient: bool = False) -> AsyncIterator[None]:
        """A place for the length of the block, first come, first served.

        Raises Overloaded, unless the caller is `patient`: then it waits until there is a place.
        """
        if patient:
            await self._free.acquire()
        else:
            await self._enter()
        self.running += 1
        try:
            yield
        finally:
            self.running -= 1
            self._free.release()

    async def _enter(self) -> None:
        if not self._free.locked():
            await self._free.acquire()
            return
        if self.waiting >= self._queue:
            raise Overloaded
        self.waiting += 1
        try:
            async with asyncio.timeout(self._patience):
                await self._free.acquire()
        except TimeoutError:
            raise Overloaded from None
        finally:
            self.waiting -= 1
