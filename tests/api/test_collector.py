"""A server is not held up by the garbage collector while it makes an answer."""

import gc
from collections.abc import Iterator

import pytest

from api.collector import spare_collector


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_an_answer_of_ten_thousand_objects_does_not_call_the_collector() -> None:
    spare_collector()
    before = gc.get_stats()[0]["collections"]
    answer = [{"number": number} for number in range(10_000)]
    assert len(answer) == 10_000
    assert gc.get_stats()[0]["collections"] == before


def test_cycles_are_still_found() -> None:
    spare_collector()
    before = gc.get_stats()[0]["collections"]
    for _ in range(200_000):
        cycle: list[object] = []
        cycle.append(cycle)
    assert gc.get_stats()[0]["collections"] > before
