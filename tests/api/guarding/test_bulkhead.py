"""An engine that hangs holds its own callers only, each no longer than it may, and every call is counted."""

import asyncio

import pytest

from api.guarding.bulkhead import Bulkhead
from api.guarding.engines import GuardedIndex, GuardedStore
from indexing.searching.port import RetryableError, SearchIndex
from indexing.storing.port import DocumentStore


class Counted:
    """Takes note of the calls."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []

    def __call__(self, method: str, outcome: str, seconds: float) -> None:
        assert seconds >= 0
        self.calls.append((method, outcome))


def bulkhead(watch: Counted, places: int = 1, queue: int = 1, seconds: float = 30.0) -> Bulkhead:
    return Bulkhead(places, queue, seconds, lambda why: RetryableError(f"The search engine is busy: {why}."), watch)


async def hang() -> int:
    await asyncio.Event().wait()
    return 0


async def seven() -> int:
    return 7


async def fail() -> int:
    raise TimeoutError


async def test_a_call_gives_what_the_engine_gives_and_fails_as_it_fails() -> None:
    watch = Counted()
    calls = bulkhead(watch)
    assert await calls.call("count", seven) == 7
    with pytest.raises(TimeoutError):
        await calls.call("count", fail)
    assert watch.calls == [("count", "ok"), ("count", "error")]


async def test_a_call_that_takes_too_long_is_given_up_with_a_reason_also_while_it_waits() -> None:
    watch = Counted()
    calls = bulkhead(watch, seconds=0.01)
    found = await asyncio.gather(calls.call("search", hang), calls.call("search", seven), return_exceptions=True)
    assert [str(one) for one in found] == ["The search engine is busy: it did not answer within 0.01 seconds."] * 2
    assert watch.calls == [("search", "timeout")] * 2
    assert await calls.call("search", seven) == 7


async def test_beyond_its_bounds_a_call_is_refused_at_once() -> None:
    watch = Counted()
    calls = bulkhead(watch)
    held = [asyncio.create_task(calls.call("search", hang)) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(RetryableError, match="too many calls"):
        await calls.call("search", seven)
    for one in held:
        one.cancel()
    await asyncio.wait(held)
    assert watch.calls == [("search", "refused"), ("search", "cancelled"), ("search", "cancelled")]
    assert await calls.call("search", seven) == 7


@pytest.mark.parametrize(("port", "guard"), [(DocumentStore, GuardedStore), (SearchIndex, GuardedIndex)])
def test_a_guard_has_all_that_its_port_has(port: type, guard: type) -> None:
    methods = {name for name in vars(port) if not name.startswith("_")}
    assert methods == {name for name in vars(guard) if not name.startswith("_")}
    for name in methods:
        assert getattr(guard, name) is not getattr(port, name)
