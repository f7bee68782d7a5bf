"""Work that outlives whoever waits for it."""

import asyncio

import pytest

from indexing.finishing import begun, finished, to_the_end


async def test_the_result_comes_back() -> None:
    assert await to_the_end(asyncio.sleep(0, "پیمان")) == "پیمان"


async def test_an_error_comes_back() -> None:
    async def failing() -> None:
        raise ValueError("no such article")

    with pytest.raises(ValueError, match="no such article"):
        await to_the_end(failing())


@pytest.mark.parametrize("failing", [False, True])
async def test_work_goes_on_when_its_caller_is_cancelled(failing: bool, caplog: pytest.LogCaptureFixture) -> None:
    begun, go_on, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def work() -> None:
        begun.set()
        await go_on.wait()
        done.set()
        if failing:
            raise ValueError("nobody hears this")

    caller = asyncio.create_task(to_the_end(work()))
    await begun.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    go_on.set()
    await done.wait()
    await asyncio.sleep(0)
    assert caplog.records == []


async def test_whoever_closes_a_store_waits_for_what_is_under_way() -> None:
    task = begun(asyncio.sleep(0, "done"))
    await finished(60)
    assert task.result() == "done"


async def test_what_takes_too_long_is_cancelled_and_cleans_up() -> None:
    given_back = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            given_back.append("lease")

    task = begun(work())
    await asyncio.sleep(0)
    await finished(0)
    assert task.cancelled()
    assert given_back == ["lease"]


async def test_with_nothing_under_way_nothing_is_waited_for() -> None:
    await finished(60)
