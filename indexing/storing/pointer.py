"""The document that says which run is visible, and who is writing the next one.

It is moved by compare-and-set on its revision, so of two derivations one holds the lease and the other waits. A lease
ends at a time of day, so machines that share a database need clocks that agree within a few seconds. Every attempt
gets a number of its own. Should a writer be silent for a whole lease and then still write, the next run finds that as a
difference and removes it.
"""

import asyncio
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from indexing.errors import StoreLocked
from indexing.storing.catalogue import POINTER_ID, RUNS
from indexing.storing.port import DocumentStore, Put

#: How long a writer that gives no sign of life keeps others away.
LEASE: Final = timedelta(seconds=15)
_RENEW_BEFORE: Final = LEASE * 2 / 3
_LOOK_EVERY: Final = 0.1
_KEPT: Final = ("current", "last", "owner", "expires")
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time of day in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Pointer:
    """`current` is the visible run, `last` the highest number that any attempt has had."""

    current: int = 0
    last: int = 0
    owner: str = ""
    expires: datetime = _NEVER
    rev: int = 0

    @classmethod
    async def read(cls, store: DocumentStore) -> "Pointer":
        """The pointer as it stands; that of a new store is at run 0."""
        (stored,) = await store.get([POINTER_ID])
        return cls(**{name: stored.body[name] for name in _KEPT}, rev=stored.rev) if stored else cls()

    async def moved(self, store: DocumentStore, **changes: int | str | datetime) -> "Pointer | None":
        """The pointer with `changes` as it now stands, or None if somebody else has moved it since."""
        body = {name: getattr(self, name) for name in _KEPT} | changes
        (outcome,) = await store.write([Put(RUNS, POINTER_ID, body, expect_rev=self.rev)])
        return Pointer(**body, rev=outcome.rev) if outcome.status == "ok" else None

    def is_free(self, now: datetime) -> bool:
        """Whether nobody holds the lease."""
        return not self.owner or self.expires <= now


class Lease:
    """The right to write the next run, which has the number `run`. Use `take`."""

    def __init__(self, store: DocumentStore, pointer: Pointer, clock: Clock) -> None:
        """`pointer` is as this owner has just moved it."""
        self._store = store
        self._clock = clock
        self.pointer = pointer
        self.run = pointer.last

    @classmethod
    async def take(cls, store: DocumentStore, patience: float, clock: Clock) -> "Lease":
        """Wait up to `patience` seconds for the lease. Raises StoreLocked."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + patience
        while True:
            pointer = await Pointer.read(store)
            now = clock()
            if pointer.is_free(now):
                owner = uuid.uuid4().hex
                mine = await pointer.moved(store, last=pointer.last + 1, owner=owner, expires=now + LEASE)
                if mine is not None:
                    return cls(store, mine, clock)
            if loop.time() >= deadline:
                raise StoreLocked("Another process is writing derived documents; wait until it is done and try again.")
            await asyncio.sleep(_LOOK_EVERY)

    async def keep(self) -> None:
        """To be called before each batch: renew the lease when it is growing old. Raises StoreLocked if it is lost."""
        now = self._clock()
        if self.pointer.expires - now < _RENEW_BEFORE:
            await self._move(expires=now + LEASE)

    async def finish(self) -> None:
        """Make the run visible and give the lease back. Raises StoreLocked if it is lost."""
        await self._move(current=self.run, owner="", expires=_NEVER)

    async def give_back(self) -> None:
        """Give the lease back without a new run; nothing happens if it is lost or given back."""
        if not self.pointer.owner:
            return
        await self.pointer.moved(self._store, owner="", expires=_NEVER)

    async def _move(self, **changes: int | str | datetime) -> None:
        moved = await self.pointer.moved(self._store, **changes)
        if moved is None:
            raise lost()
        self.pointer = moved


def lost() -> StoreLocked:
    """The error of a writer that was silent for so long that another one took over."""
    return StoreLocked("Another process took over the writing of derived documents; run the derivation again.")
