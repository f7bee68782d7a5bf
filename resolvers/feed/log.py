"""Events of one kind in order, kept until all who listen have taken them: so many events, however many listen.

The log is what a reader of the store appends to and what subscribers read from, each at its own pace. When it is full,
the appending waits for those who are behind, a bounded time; those who still have not moved are dropped, and can go on
later from the last event that they had.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from indexing.storing.differences import ChangeKind
from resolvers.errors import CodedError, ErrorCode

D = TypeVar("D")

#: Events that are kept.
CAPACITY: Final = 1_000
#: Seconds that the slowest may keep all others waiting.
PATIENCE: Final = 5.0

#: Where an event stands among all of its kind; compares.
Place = tuple[Any, ...]


class TooSlow(CodedError):
    """A subscriber does not take events as fast as they come."""

    code = ErrorCode.TOO_SLOW

    def __init__(self) -> None:
        """Say how to go on."""
        super().__init__("Events came faster than they were taken: subscribe again with `after` the last cursor.")


@dataclass(frozen=True, slots=True)
class Event(Generic[D]):
    """A document that was added, changed or removed, and the place behind which everything comes later."""

    place: Place
    kind: ChangeKind
    document: D


class _Seat:
    """Where one subscriber stands; `left` is the reason why it gets nothing any more."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.left: Exception | None = None


class Log(Generic[D]):
    """The events of one kind."""

    def __init__(self, capacity: int = CAPACITY, patience: float = PATIENCE) -> None:
        """Keep up to `capacity` events, and wait for a slow subscriber for `patience` seconds."""
        self._capacity = capacity
        self._patience = patience
        self._events: deque[Event[D]] = deque()
        self._first = 0
        self._seats: set[_Seat] = set()
        self._appended = asyncio.Event()
        self._taken = asyncio.Event()
        #: Everything up to here is in the log or was before it began.
        self.place: Place = ()

    @property
    def listeners(self) -> int:
        """How many subscribers read from it."""
        return len(self._seats)

    async def append(self, event: Event[D]) -> None:
        """Add an event behind all others, once there is room for it."""
        await self._make_room()
        if self._seats:
            self._events.append(event)
        else:
            self._first += 1
        self.place = event.place
        self._ring()

    def reach(self, place: Place) -> None:
        """Say that there is nothing more up to `place`."""
        self.place = max(self.place, place)

    def break_off(self, reason: Exception) -> None:
        """End all subscriptions with `reason`."""
        for seat in self._seats:
            seat.left = reason
        self._ring()

    @contextmanager
    def listening(self) -> Iterator[AsyncIterator[Event[D]]]:
        """The events that are appended from now on, for the length of the block.

        Iterating raises TooSlow for a subscriber that was dropped, and the reason of `break_off`.
        """
        seat = _Seat(self._first + len(self._events))
        self._seats.add(seat)
        try:
            yield self._from(seat)
        finally:
            self._seats.discard(seat)
            self._trim()

    async def _from(self, seat: _Seat) -> AsyncIterator[Event[D]]:
        while True:
            if seat.left is not None:
                raise seat.left
            if seat.number < self._first + len(self._events):
                event = self._events[seat.number - self._first]
                seat.number += 1
                self._trim()
                yield event
            else:
                await self._appended.wait()

    def _ring(self) -> None:
        self._appended.set()
        self._appended = asyncio.Event()

    def _trim(self) -> None:
        """Forget what all have taken."""
        slowest = min((seat.number for seat in self._seats), default=self._first + len(self._events))
        while self._first < slowest:
            self._events.popleft()
            self._first += 1
            self._taken.set()

    async def _make_room(self) -> None:
        while len(self._events) >= self._capacity:
            self._taken.clear()
            try:
                async with asyncio.timeout(self._patience):
                    await self._taken.wait()
            except TimeoutError:
                for seat in [seat for seat in self._seats if seat.number == self._first]:
                    seat.left = TooSlow()
                    self._seats.discard(seat)
                self._ring()
                self._trim()
