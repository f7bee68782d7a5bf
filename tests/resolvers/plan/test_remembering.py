"""Texts that never change are made once, for each object, and in a bounded number of bytes."""

from collections.abc import Mapping, Sequence
from typing import Any
from weakref import WeakSet

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resolvers.plan import remembering
from resolvers.plan.remembering import Remembered
from resolvers.plan.scopes import Row


class Thing:
    """Something that is shown."""

    def __init__(self, number: int, length: int = 1) -> None:
        self.number = number
        self.length = length


class Writing:
    """Writes, and keeps how many objects it was given."""

    def __init__(self, *, length: int = 1) -> None:
        self.written = 0
        self.length = length

    def __call__(self, objects: Sequence[Any], arguments: Sequence[Mapping[str, Any]]) -> list[Row]:
        self.written += len(objects)
        return [(b"%d" % each.number * self.length, b"}") for each in objects]


@pytest.fixture(autouse=True)
def _own_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_ROOM", remembering._Room())


def test_only_what_is_not_known_is_written() -> None:
    write = Writing()
    kept = Remembered(write)
    things = [Thing(n) for n in range(5)]
    assert kept(things[:3], []) == [(b"%d" % n, b"}") for n in range(3)]
    assert kept(things, []) == [(b"%d" % n, b"}") for n in range(5)]
    assert kept(things[::-1], []) == [(b"%d" % n, b"}") for n in (4, 3, 2, 1, 0)]
    assert write.written == 5


def test_another_object_in_the_same_place_is_another_one() -> None:
    kept = Remembered(Writing())
    for number in range(2_000):
        assert kept([Thing(number)], []) == [(b"%d" % number, b"}")]


def test_a_failure_is_not_kept() -> None:
    def fails(objects: Sequence[Any], arguments: Sequence[Mapping[str, Any]]) -> list[Row]:
        raise ValueError("impossible")

    kept = Remembered(fails)
    for _ in range(2):
        with pytest.raises(ValueError, match="impossible"):
            kept([Thing(1)], [])


def test_long_texts_are_not_kept() -> None:
    write = Writing(length=10_000)
    kept, things = Remembered(write), [Thing(1), Thing(2)]
    for _ in range(3):
        assert [len(text) for text, _ in kept(things, [])] == [10_000, 10_000]
    assert write.written == 6


@given(
    asked=st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 40), st.sampled_from((1, 100, 1_000))), min_size=1, max_size=40
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_plans_together_never_keep_more_than_their_budget(
    monkeypatch: pytest.MonkeyPatch, asked: list[tuple[int, int, int]]
) -> None:
    monkeypatch.setattr(remembering, "_ROOM", remembering._Room())
    monkeypatch.setattr(remembering, "_BUDGET", 60_000)
    write = Writing()
    plans = [Remembered(write) for _ in range(10)]
    # Only what is kept holds the things that were shown, so those that are alive tell what is kept, and by any plan.
    alive: WeakSet[Thing] = WeakSet()
    for plan, number, length in asked:
        write.length = length
        things = [Thing(n % 10, length) for n in range(number)]
        assert plans[plan](things, []) == [(b"%d" % (n % 10) * length, b"}") for n in range(number)]
        alive.update(things)
        del things
        assert sum(remembering._ROW + each.length + len(b"}") for each in alive) <= 60_000
        assert number == 0 or len(alive) > 0


def test_what_fits_the_budget_is_kept_by_all_plans() -> None:
    several = [(write, Remembered(write)) for write in (Writing() for _ in range(20))]
    things = [Thing(n) for n in range(30)]
    for _ in range(2):
        for _, kept in several:
            assert kept(things, []) == [(b"%d" % n, b"}") for n in range(30)]
    assert [write.written for write, _ in several] == [30] * 20


def test_a_plan_that_is_given_up_takes_what_it_kept_along() -> None:
    kept, things = Remembered(Writing()), [Thing(n) for n in range(5)]
    kept(things, [])
    alive = WeakSet(things)
    del things
    assert len(alive) == 5
    del kept
    assert len(alive) == 0
