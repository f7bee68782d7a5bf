"""A writer that dies in the middle of its work, and the time that has to pass after it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from indexing.storing.pointer import LEASE, utc_now
from indexing.storing.port import Delete, DocumentStore, Outcome, Put


class Interrupted(Exception):
    """The process of a writer died."""


class Dying:
    """A store whose writer dies, and can write nothing any more, after `last` writes."""

    def __init__(self, store: DocumentStore, last: int) -> None:
        self._store = store
        self._left = last

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def write(self, operations: Sequence[Put | Delete]) -> list[Outcome]:
        self._left -= 1
        if self._left < 0:
            raise Interrupted
        return await self._store.write(operations)


class Clock:
    """A time of day that a test sets forward."""

    def __init__(self) -> None:
        self.now = utc_now()

    def __call__(self) -> datetime:
        return self.now

    def pass_lease(self) -> None:
        self.now += LEASE + timedelta(seconds=1)
