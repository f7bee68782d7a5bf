"""Work that goes on to its end when whoever waits for it is cancelled.

A request has a deadline, and a client may leave. What has begun to change a store must not stop there: half of it would
be made again by the next request, which would run into the same deadline. Only before its store is closed it must end.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any, Final, TypeVar

T = TypeVar("T")

#: Held here, since an event loop forgets tasks that nobody holds.
_UNDER_WAY: Final[set[asyncio.Task[Any]]] = set()


def begun(work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """`work` as a task that is held to its end. Wait for it by `asyncio.shield`, or it is cancelled with its caller."""
    task = asyncio.create_task(work)
    _UNDER_WAY.add(task)
    task.add_done_callback(_over)
    return task


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, or what it raises; it is not cancelled with its caller."""
    return await asyncio.shield(begun(work))


async def finished(seconds: float) -> None:
    """Wait until all such work of this event loop has ended; what takes longer than `seconds` is cancelled."""
    here = asyncio.get_running_loop()
    tasks = {task for task in _UNDER_WAY if task.get_loop() is here}
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


def _over(task: asyncio.Task[Any]) -> None:
    _UNDER_WAY.discard(task)
    if not task.cancelled():
        # Nobody is left to be told of an error if the caller has gone; asked for here, or Python would complain.
        task.exception()
