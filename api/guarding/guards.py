"""What an operation runs under, whichever way it came in: a place among the running ones, a deadline, an observer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from api.guarding.gate import Gate
from api.observing.watching import Observer
from api.operating_settings import OperatingSettings
from resolvers.errors import CodedError, ErrorCode


class DeadlineExceeded(CodedError):
    """An operation was ended because it took too long."""

    code = ErrorCode.DEADLINE_EXCEEDED

    def __init__(self, seconds: float) -> None:
        """It had `seconds`."""
        super().__init__(f"The operation was ended after {seconds:g} seconds: ask for less at once.")


class Guards:
    """The guards of one application."""

    def __init__(self, gate: Gate, deadline: float, observer: Observer) -> None:
        """End operations after `deadline` seconds, the time for which they waited for a place included."""
        self.gate = gate
        self.observer = observer
        self._deadline = deadline

    @classmethod
    def of(cls, settings: OperatingSettings, observer: Observer | None = None) -> Self:
        """The guards that the settings ask for."""
        return cls(Gate(settings.max_concurrent, settings.max_queue), settings.deadline, observer or Observer())

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run the block in a place and within the deadline. Raises Overloaded and DeadlineExceeded."""
        async with self._within_deadline(), self.gate.place():
            yield

    @asynccontextmanager
    async def answering(self) -> AsyncIterator[None]:
        """Run the block, which answers an event, in a place and within the deadline. Raises DeadlineExceeded.

        Nothing is gained by refusing it: its subscriber was admitted, waits anyway, and is dropped if it falls behind.
        """
        async with self.gate.place(patient=True), self._within_deadline():
            yield

    @asynccontextmanager
    async def _within_deadline(self) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self._deadline) as limit:
                yield
        except TimeoutError:
            if not limit.expired():
                raise
            raise DeadlineExceeded(self._deadline) from None
