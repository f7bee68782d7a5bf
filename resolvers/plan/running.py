"""One execution of a plan: what can be had is had at once, branches that wait go on by themselves, then all is written.

A scope runs once for all its objects. What can be had without waiting is had at once, down to the next branches that
have to wait; these run side by side. There are no tasks that outlive the coroutine `answer`: when it is cancelled, they
are.
"""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from contextlib import suppress
from typing import Any, cast

import orjson
from graphql import ExecutionResult
from graphql.execution import Executor
from graphql.pyutils import Path
from strawberry.types.info import Info

from resolvers.plan.calling import Attribute, Batch, Itself, Method, Ordinary
from resolvers.plan.completing import Completing
from resolvers.plan.encoding import Encoding
from resolvers.plan.failures import Locating
from resolvers.plan.filling import Filling
from resolvers.plan.levels import Level
from resolvers.plan.reading import Reading
from resolvers.plan.scopes import Branch, Scope

#: A branch that has to wait, and the level that it is asked of.
Waiting = tuple[Branch, Level]


class Running:
    """One execution."""

    def __init__(self, executor: Executor[Any], info_class: type[Info[Any, Any]]) -> None:
        """Execute for the operation, variables and context of `executor`."""
        self._executor = executor
        self._info_class = info_class
        self._reading = Reading(executor.variable_values)
        self._completing = Completing(executor)

    async def answer(self, scope: Scope, *, encoded: bool = False) -> ExecutionResult:
        """The result of the operation whose root is `scope`.

        If it is to be `encoded`, the data of an answer without errors is an `orjson.Fragment`.
        """
        waiting: list[Waiting] = []
        level = self._run(scope, [self._executor.root_value], waiting)
        await self._settle(waiting)
        if encoded and not self._completing.failed:
            # Whatever a leaf raises is raised again where it becomes a located error.
            with suppress(Exception):
                (text,) = Encoding(self._reading).texts(level)
                return ExecutionResult(cast(Any, orjson.Fragment(text)), None)
        filling = Filling(self._reading)
        (data,) = filling.answers(level)
        if not (filling.failed or self._completing.failed):
            return ExecutionResult(data, None)
        locating = Locating(filling.scopes)
        located = locating.answer(scope, data)
        return ExecutionResult(located, locating.errors)

    def _run(self, scope: Scope, objects: Sequence[Any], waiting: list[Waiting]) -> Level:
        """The level of `objects`, complete but for the branches that are added to `waiting`."""
        level = Level(scope, objects)
        for branch in scope.branches:
            if isinstance(branch.call, Attribute | Itself | Method):
                self._complete(branch, self._reading.values(branch.call, objects), level, waiting)
            else:
                waiting.append((branch, level))
        return level

    def _complete(self, branch: Branch, values: Sequence[Any], level: Level, waiting: list[Waiting]) -> None:
        def run(scope: Scope, objects: Sequence[Any]) -> Level:
            return self._run(scope, objects, waiting)

        level.columns[branch.key] = self._completing.completed(branch, values, run)

    async def _settle(self, waiting: Sequence[Waiting]) -> None:
        """Answer the branches that wait, side by side."""
        if len(waiting) == 1:
            await self._answer_branch(*waiting[0])
        elif waiting:
            async with asyncio.TaskGroup() as group:
                for branch, level in waiting:
                    group.create_task(self._answer_branch(branch, level))

    async def _answer_branch(self, branch: Branch, level: Level) -> None:
        try:
            values = await self._awaited(branch, level.objects)
        except Exception as error:
            values = [error] * len(level.objects)
        waiting: list[Waiting] = []
        self._complete(branch, values, level, waiting)
        await self._settle(waiting)

    async def _awaited(self, branch: Branch, objects: Sequence[Any]) -> Sequence[Any]:
        executor = self._executor
        path = Path(None, branch.key, branch.parent.name)
        raw = executor.build_resolve_info(branch.definition, list(branch.nodes), branch.parent, path)
        call = branch.call
        if isinstance(call, Batch):
            info = self._info_class(_raw_info=raw, _field=call.field)
            values = await call.many(objects, info, **call.arguments.given(executor.variable_values))
            if len(values) != len(objects):
                raise RuntimeError(
                    f"{branch.parent.name}.{branch.key}: {len(values)} answers for {len(objects)} parents"
                )
            return values
        assert isinstance(call, Ordinary)
        given = call.arguments.given(executor.variable_values)
        return await _gathered([_attempt(call, each, raw, given) for each in objects], executor)


def _attempt(call: Ordinary, source: Any, info: Any, given: Mapping[str, Any]) -> Any:
    try:
        return call.resolve(source, info, **given)
    except Exception as error:
        return error


async def _gathered(values: list[Any], executor: Executor[Any]) -> list[Any]:
    """`values` with those that can be awaited awaited side by side; an exception where one fails."""
    numbers = [number for number, value in enumerate(values) if executor.is_awaitable(value)]
    found = await asyncio.gather(*(cast(Awaitable[Any], values[number]) for number in numbers), return_exceptions=True)
    for number, value in zip(numbers, found, strict=True):
        if isinstance(value, BaseException) and not isinstance(value, Exception):
            raise value
        values[number] = value
    return values
