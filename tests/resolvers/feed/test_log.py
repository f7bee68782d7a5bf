"""Everybody who listens gets every event once and in order, and nobody holds up the others for long."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from indexing.storing.differences import ChangeKind
from resolvers.feed.log import Event, Log, TooSlow


def event(number: int) -> Event[int]:
    return Event((number,), ChangeKind.ADDED, number)


async def taken(events: AsyncIterator[Event[int]], number: int) -> list[int]:
    return [(await anext(events)).document for _ in range(number)]


async def test_each_listener_gets_what_came_since_it_began_to_listen() -> None:
    log: Log[int] = Log()
    await log.append(event(1))
    with log.listening() as first:
        await log.append(event(2))
        with log.listening() as second:
            waiting = asyncio.create_task(taken(second, 1))
            await log.append(event(3))
            assert await waiting == [3]
            assert await taken(first, 2) == [2, 3]
        assert log.listeners == 1
    assert (log.listeners, log.place) == (0, (3,))


async def test_appending_waits_for_whoever_is_behind() -> None:
    log: Log[int] = Log(capacity=2)
    with log.listening() as fast, log.listening() as slow:
        await log.append(event(1))
        await log.append(event(2))
        assert await taken(fast, 2) == [1, 2]
        third = asyncio.create_task(log.append(event(3)))
        await asyncio.sleep(0)
        assert not third.done()
        assert await taken(slow, 1) == [1]
        await third
        assert await taken(slow, 2) == [2, 3]
        assert await taken(fast, 1) == [3]


async def test_who_does_not_move_is_dropped_and_told_so_and_the_others_go_on() -> None:
    log: Log[int] = Log(capacity=2, patience=0.01)
    with log.listening() as fast, log.listening() as slow:
        for number in range(4):
            await log.append(event(number))
            assert await taken(fast, 1) == [number]
        assert log.listeners == 1
        with pytest.raises(TooSlow, match="`after`"):
            await anext(slow)
    assert log.listeners == 0


async def test_no_event_is_kept_for_nobody() -> None:
    log: Log[int] = Log(capacity=1, patience=0.01)
    for number in range(5):
        await log.append(event(number))
    with log.listening() as events:
        await log.append(event(9))
        assert await taken(events, 1) == [9]


async def test_breaking_off_ends_all_with_the_reason() -> None:
    log: Log[int] = Log()
    with log.listening() as events:
        waiting = asyncio.create_task(taken(events, 1))
        await asyncio.sleep(0)
        log.break_off(RuntimeError("gone"))
        with pytest.raises(RuntimeError, match="gone"):
            await waiting


async def test_a_place_is_reached_without_events_and_never_goes_back() -> None:
    log: Log[int] = Log()
    log.reach((5,))
    log.reach((3,))
    assert log.place == (5,)
