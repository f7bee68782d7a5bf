"""The loader asks once per level, gives known and unknown keys at the same time, and fails for all who wait."""

import asyncio
from collections.abc import Sequence

import pytest

from resolvers.batches.loader import Loader


class Doubling:
    """A batch that doubles numbers and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    async def __call__(self, keys: Sequence[int]) -> list[int]:
        self.asked.append(list(keys))
        await asyncio.sleep(0)
        return [key * 2 for key in keys]


async def test_keys_of_one_turn_are_asked_for_together_and_once() -> None:
    batch = Doubling()
    loader = Loader(batch)
    answers = await asyncio.gather(loader.load(1), loader.load_many([2, 1, 3]), loader.load(2))
    assert tuple(answers) == (2, [4, 2, 6], 4)
    assert [sorted(keys) for keys in batch.asked] == [[1, 2, 3]]


async def test_known_keys_are_not_asked_for_again() -> None:
    batch = Doubling()
    loader = Loader(batch)
    assert await loader.load_many([1, 2]) == [2, 4]
    assert await loader.load_many([2, 3]) == [4, 6]
    assert await loader.load_many([1, 2, 3]) == [2, 4, 6]
    assert batch.asked == [[1, 2], [3]]


async def test_children_of_known_and_unknown_parents_stay_one_level() -> None:
    parents, children = Doubling(), Doubling()
    first, second = Loader(parents), Loader(children)
    await first.load(1)

    async def child_of(parent: int) -> int:
        return await second.load(await first.load(parent))

    answers = await asyncio.gather(child_of(1), child_of(2), child_of(3))
    assert tuple(answers) == (4, 8, 12)
    assert children.asked == [[2, 4, 6]]


async def test_no_key_needs_no_call() -> None:
    batch = Doubling()
    assert await Loader(batch).load_many([]) == []
    assert batch.asked == []


async def test_a_failure_reaches_all_who_wait_and_is_not_kept() -> None:
    failures = [OSError("gone")]

    async def sometimes(keys: Sequence[int]) -> list[int]:
        if failures:
            raise failures.pop()
        return list(keys)

    loader = Loader(sometimes)
    answers = await asyncio.gather(loader.load(1), loader.load(2), return_exceptions=True)
    assert [type(answer) for answer in answers] == [OSError, OSError]
    assert await loader.load(1) == 1


async def test_a_batch_of_another_length_is_an_error() -> None:
    async def short(keys: Sequence[int]) -> list[int]:
        return list(keys)[1:]

    with pytest.raises(ValueError):
        await Loader(short).load_many([1, 2])


async def test_one_who_no_longer_waits_does_not_disturb_the_others() -> None:
    loader = Loader(Doubling())
    gone = asyncio.ensure_future(loader.load_many([1]))
    stays = asyncio.ensure_future(loader.load_many([2]))
    gone.cancel()
    assert await stays == [4]


async def test_closing_ends_what_is_under_way() -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def hang(keys: Sequence[int]) -> list[int]:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return list(keys)

    loader = Loader(hang)
    waiting = asyncio.ensure_future(loader.load_many([1]))
    await begun.wait()
    waiting.cancel()
    loader.close()
    async with asyncio.timeout(10):
        await ended.wait()
