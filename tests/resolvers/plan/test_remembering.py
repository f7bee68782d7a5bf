"""Answers that never change are made once, for each object, and in a bounded number."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from resolvers.plan import remembering
from resolvers.plan.remembering import Remembered


class Thing:
    """Something that is shown."""

    def __init__(self, number: int) -> None:
        self.number = number


class Filling:
    """Fills, and keeps how many objects it was given."""

    def __init__(self) -> None:
        self.filled = 0

    def __call__(self, objects: Sequence[Any], arguments: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        self.filled += len(objects)
        return [{"number": each.number} for each in objects]


def test_only_what_is_not_known_is_filled() -> None:
    fill = Filling()
    kept = Remembered(fill)
    things = [Thing(n) for n in range(5)]
    assert kept(things[:3], []) == [{"number": n} for n in range(3)]
    assert kept(things, []) == [{"number": n} for n in range(5)]
    assert kept(things[::-1], []) == [{"number": n} for n in (4, 3, 2, 1, 0)]
    assert fill.filled == 5


def test_another_object_in_the_same_place_is_another_one() -> None:
    kept = Remembered(Filling())
    for number in range(2_000):
        assert kept([Thing(number)], []) == [{"number": number}]


def test_a_failure_is_not_kept() -> None:
    def fails(objects: Sequence[Any], arguments: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        raise ValueError("impossible")

    kept = Remembered(fails)
    for _ in range(2):
        with pytest.raises(ValueError, match="impossible"):
            kept([Thing(1)], [])


def test_all_plans_together_keep_a_bounded_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_KEPT", 100)
    monkeypatch.setattr(remembering, "_ROOM", remembering._Room())
    fills = [Filling() for _ in range(20)]
    several = [Remembered(fill) for fill in fills]
    things = [Thing(n) for n in range(30)]
    for kept in several:
        assert [answer["number"] for answer in kept(things, [])] == list(range(30))
    for kept in several:
        kept([], [])
    assert sum(len(kept._known) for kept in several) <= 100
    assert several[0](things, []) == [{"number": n} for n in range(30)]


def test_what_branches_are_put_into_is_a_copy() -> None:
    kept, thing = Remembered(Filling(), copied=True), Thing(1)
    for _ in range(3):
        (answer,) = kept([thing], [])
        assert answer == {"number": 1}
        answer["branch"] = {}
