"""So many run, so many wait in the order in which they came, and all others are told to come later."""

import asyncio

import pytest

from api.guarding.gate import Gate, Overloaded


async def test_places_are_given_up_to_their_number_and_then_in_order_of_arrival() -> None:
    gate = Gate(places=2, queue=3)
    order: list[int] = []
    doors = [asyncio.Event() for _ in range(5)]

    async def enter(number: int) -> None:
        async with gate.place():
            order.append(number)
            await doors[number].wait()

    tasks = []
    for number in range(5):
        tasks.append(asyncio.create_task(enter(number)))
        await asyncio.sleep(0)
    assert (order, gate.running, gate.waiting) == ([0, 1], 2, 3)
    for number in range(5):
        doors[number].set()
        await tasks[number]
    assert order == [0, 1, 2, 3, 4]
    assert (gate.running, gate.waiting) == (0, 0)


async def test_beyond_the_queue_one_is_told_at_once_to_come_later() -> None:
    gate = Gate(places=1, queue=0)
    async with gate.place():
        with pytest.raises(Overloaded) as refused:
            async with gate.place():
                pass
        assert refused.value.retry_after >= 1
    async with gate.place():
        assert gate.running == 1


async def test_nobody_waits_longer_than_the_patience_and_the_place_stays_usable() -> None:
    gate = Gate(places=1, queue=1, patience=0.01)
    async with gate.place():
        with pytest.raises(Overloaded):
            async with gate.place():
                pass
    async with gate.place():
        assert (gate.running, gate.waiting) == (1, 0)


async def test_a_waiter_that_is_cancelled_and_a_worker_that_fails_leave_nothing_behind() -> None:
    gate = Gate(places=1, queue=1)

    async def fail() -> None:
        async with gate.place():
            raise ZeroDivisionError

    async def wait() -> None:
        async with gate.place():
            pass

    async with gate.place():
        waiting = asyncio.create_task(wait())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.wait([waiting])
    with pytest.raises(ZeroDivisionError):
        await fail()
    assert (gate.running, gate.waiting) == (0, 0)
    await wait()


async def test_who_is_patient_waits_for_a_place_however_many_there_are() -> None:
    gate = Gate(places=1, queue=0, patience=0.01)
    entered = asyncio.Event()

    async def wait() -> None:
        async with gate.place(patient=True):
            entered.set()

    async with gate.place():
        waiting = [asyncio.create_task(wait()) for _ in range(3)]
        with pytest.raises(Overloaded):
            async with gate.place():
                pass
        assert not entered.is_set()
    await asyncio.gather(*waiting)
    assert gate.running == 0
