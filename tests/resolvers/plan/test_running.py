"""How a plan runs: once per level, side by side, each object once, and no longer than somebody waits for it."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
import strawberry

from resolvers.fields import relation
from resolvers.plan.caching import Plans
from resolvers.plan.extension import Planned

CALLS: list[tuple[str, int]] = []
STATE = {"entered": 0, "left": 0}
BOTH_WAIT = asyncio.Event()


async def _children(parents: Sequence["Thing"], info: strawberry.Info) -> list[Any]:
    CALLS.append(("children", len(parents)))
    return [[Thing(number=each.number * 2), Thing(number=each.number * 2 + 1)] for each in parents]


async def _one_for_all(parents: Sequence["Thing"], info: strawberry.Info) -> list[Any]:
    CALLS.append(("one", len(parents)))
    return [info.context["one"]] * len(parents)


async def _too_few(parents: Sequence["Thing"], info: strawberry.Info) -> list[Any]:
    return [None]


async def _slow(parents: Sequence["Thing"], info: strawberry.Info) -> list[Any]:
    STATE["entered"] += 1
    if STATE["entered"] == 2:
        BOTH_WAIT.set()
    try:
        await asyncio.Event().wait()
    finally:
        STATE["left"] += 1
    return []


@strawberry.type
class Thing:
    number: int
    children: "list[Thing]" = relation("Two.", _children)
    one: "Thing" = relation("The same one.", _one_for_all)
    too_few: "Thing | None" = relation("A faulty relation.", _too_few)
    slow: "Thing | None" = relation("Never answers.", _slow)


@strawberry.type
class Query:
    @strawberry.field
    def thing(self) -> Thing:
        return Thing(number=1)


class _Schema(strawberry.Schema):
    plans = Plans()

    def process_errors(self, errors: Any, execution_context: Any = None) -> None:
        return None


SCHEMA = _Schema(Query, extensions=[Planned])


@pytest.fixture(autouse=True)
def _fresh() -> None:
    CALLS.clear()


async def _ask(query: str) -> Any:
    return await SCHEMA.execute(query, context_value={"one": Thing(number=7)})


async def test_a_relation_is_asked_once_per_level_for_all_parents() -> None:
    await _ask("{ thing { children { children { children { number } } } } }")
    assert CALLS == [("children", 1), ("children", 2), ("children", 4)]


async def test_an_object_met_several_times_is_worked_out_once() -> None:
    result = await _ask("{ thing { children { children { one { number children { number } } } } } }")
    assert CALLS[-2:] == [("one", 4), ("children", 1)]
    pairs = [each["one"] for child in result.data["thing"]["children"] for each in child["children"]]
    assert pairs == [{"number": 7, "children": [{"number": 14}, {"number": 15}]}] * 4


async def test_a_relation_that_answers_too_few_is_an_error_of_each_parent() -> None:
    result = await _ask("{ thing { children { number tooFew { number } } } }")
    assert [error.path for error in result.errors] == [["thing", "children", n, "tooFew"] for n in (0, 1)]
    assert [child["number"] for child in result.data["thing"]["children"]] == [2, 3]


async def test_a_cancelled_operation_ends_with_all_that_it_began() -> None:
    asked = asyncio.ensure_future(_ask("{ thing { a: slow { number } b: slow { number } } }"))
    await BOTH_WAIT.wait()
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert STATE == {"entered": 2, "left": 2}
    assert len(asyncio.all_tasks()) == 1
