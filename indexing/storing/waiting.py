"""Waiting for a change: woken at once by writers of this process, by looking now and then for those of others."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

_LOOK_EVERY: Final = 0.2


class ChangeSignal:
    """A bell that writers ring and waiting readers hear."""

    def __init__(self) -> None:
        """Begin silent."""
        self._event = asyncio.Event()

    def notify(self) -> None:
        """Wake everybody who waits now."""
        self._event.set()
        self._event = asyncio.Event()

    async def wait_beyond(self, position: Callable[[], Awaitable[int]], after: int, seconds: float) -> bool:
        """Whether `position()` went beyond `after` within `seconds`."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while True:
            event = self._event
            if await position() > after:
                return True
            left = deadline - loop.time()
            if left <= 0:
                return False
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), min(left, _LOOK_EVERY))
