"""Calls to one engine, kept apart from those to others: so many at once, each for so long, and counted.

An engine that hangs would otherwise hold every operation that asks it until all places are taken, also those of
operations that do not need it. A call that is given up is cancelled, which ends it in the engine if it can.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Watch(Protocol):
    """Is told of each call: what it was, how it ended (`ok`, `error`, `timeout`, `cancelled`,
    `refused`), and how long it took."""

    def __call__(self, method: str, outcome: str, seconds: float, /) -> None:
        """Take note of a call."""


class Bulkhead:
    """A bounded number of calls, each within a time."""

    def __init__(
        self, places: int, queue: int, seconds: float, failure: Callable[[str], Exception], watch: Watch
    ) -> None:
        """Up to `places` calls run and `queue` more wait; a call, waiting included, may take `seconds`.

        `failure` makes the exception for a call that is given up, from a sentence that says why.
        """
        self._free = asyncio.Semaphore(places)
        self._most = places + queue
        self._seconds = seconds
        self._failure = failure
        self._watch = watch
        self._inside = 0

    async def call(self, method: str, ask: Callable[[], Awaitable[T]]) -> T:
        """What `ask` gives. Raises what it raises, and `failure` for a call that was refused or took too long."""
        if self._inside >= self._most:
            self._watch(method, "refused", 0.0)
            raise self._failure("too many calls to it are under way")
        start, outcome = time.perf_counter(), "error"
        self._inside += 1
        try:
            async with asyncio.timeout(self._seconds) as limit, self._free:
                answer = await ask()
            outcome = "ok"
            return answer
        except TimeoutError:
            if not limit.expired():
                raise
            outcome = "timeout"
            raise self._failure(f"it did not answer within {self._seconds:g} seconds") from None
        except asyncio.CancelledError:
            outcome = "cancelled"
            raise
        finally:
            self._inside -= 1
            self._watch(method, outcome, time.perf_counter() - start)
