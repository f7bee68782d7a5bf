"""Texts that never change are made once, for each object, and in a bounded number of bytes."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from resolvers.plan import remembering
from resolvers.plan.remembering import Remembered
from resolvers.plan.scopes import Row


class Thing:
    """Something that is shown."""

    def __init__(self, number: int) -> None:
        self.number = number


class Writing:
    """Writes, and keeps how many objects it was given."""

    def __init__(self, *, length: int = 1) -> None:
        self.written = 0
        self._length = length

    def __call__(self, objects: Sequence[Any], arguments: Sequence[Mapping[str, Any]]) -> list[Row]:
        self.written += len(objects)
        return [(b"%d" % each.number * self._length, b"}") for each in objects]


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


def test_all_plans_together_keep_a_bounded_number_of_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_BUDGET", 100_000)
    several = [Remembered(Writing(length=1_000)) for _ in range(20)]
    things = [Thing(n % 10) for n in range(30)]
    for kept in several:
        assert [text[:1] for text, _ in kept(things, [])] == [b"%d" % (n % 10) for n in range(30)]
    for kept in several:
        kept([], [])
    assert 0 < sum(len(kept._known) for kept in several) <= 100
    assert [text[:1] for text, _ in several[0](things, [])] == [b"%d" % (n % 10) for n in range(30)]
