"""One execution of a plan: scopes are filled at once, branches that wait go on by themselves, errors stay as marks.

A scope runs once for all its objects. What can be had without waiting is had at once, down to the next branches that
have to wait; these run side by side. There are no tasks that outlive the coroutine `answer`: when it is cancelled, they
are.
"""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from operator import attrgetter
from typing import Any, cast

from graphql import ExecutionResult
from graphql.execution import Executor
from graphql.pyutils import Path
from strawberry.types.info import Info

from resolvers.plan.calling import Attribute, Batch, Call, Constant, Itself, Method, Ordinary
from resolvers.plan.completing import Completing, Run
from resolvers.plan.failures import Locating, failure_of
from resolvers.plan.scopes import Branch, Leaf, Scope

Answers = list[dict[str, Any]]

#: A branch that has to wait, the objects it is asked of, and their answers.
Waiting = tuple[Branch, Sequence[Any], Answers]


class Running:
    """One execution."""

    def __init__(self, executor: Executor[Any], info_class: type[Info[Any, Any]]) -> None:
        """Execute for the operation, variables and context of `executor`."""
        self._executor = executor
        self._info_class = info_class
        self._completing = Completing(executor)

    async def answer(self, scope: Scope) -> ExecutionResult:
        """The result of the operation whose root is `scope`."""
        waiting: list[Waiting] = []
        (data,) = self._run(scope, [self._executor.root_value], waiting)
        await self._settle(waiting)
        if not self._completing.failed:
            return ExecutionResult(data, None)
        locating = Locating(self._completing.scopes)
        located = locating.answer(scope, data)
        return ExecutionResult(located, locating.errors)

    def _run(self, scope: Scope, objects: Sequence[Any], waiting: list[Waiting]) -> Answers:
        """The answers of `objects`, complete but for the branches that are added to `waiting`."""
        if (wrapped := scope.only_wraps) is not None:
            made = self._completing.completed(wrapped, objects, self._below(waiting))
            return [{wrapped.key: each} for each in made]
        try:
            answers = scope.fill(objects, [self._given(leaf.call) for leaf in scope.leaves])
        except Exception:
            answers = self._fill_with_care(scope, objects)
        for branch in scope.branches:
            if isinstance(branch.call, Attribute | Itself | Method):
                self._complete(branch, self._values(branch.call, objects), answers, waiting)
            else:
                waiting.append((branch, objects, answers))
        return answers

    def _complete(self, branch: Branch, values: Sequence[Any], answers: Answers, waiting: list[Waiting]) -> None:
        self._completing.complete(branch, values, answers, self._below(waiting))

    def _below(self, waiting: list[Waiting]) -> Run:
        def run(scope: Scope, objects: Sequence[Any]) -> Answers:
            return self._run(scope, objects, waiting)

        return run

    def _given(self, call: Call) -> Mapping[str, Any]:
        return call.arguments.given(self._executor.variable_values) if isinstance(call, Method) else {}

    def _fill_with_care(self, scope: Scope, objects: Sequence[Any]) -> Answers:
        """What the function of the scope gives, leaf by leaf, with a mark where one is impossible."""
        self._completing.failed = True
        columns = [self._column(each, objects) for each in scope.fields]
        keys = [each.key for each in scope.fields]
        return [dict(zip(keys, row, strict=True)) for row in zip(*columns, strict=True)]

    def _column(self, field: Leaf | Branch, objects: Sequence[Any]) -> list[Any]:
        if isinstance(field, Branch):
            return [None] * len(objects)
        column: list[Any] = []
        for value in self._values(field.call, objects):
            try:
                column.append(field.complete(value))
            except Exception as error:
                column.append(failure_of(error))
        return column

    def _values(self, call: Call, objects: Sequence[Any]) -> list[Any]:
        """What a call that does not wait gives for each object; an exception where it fails."""
        if isinstance(call, Constant):
            return [call.value] * len(objects)
        if isinstance(call, Itself):
            return list(objects)
        try:
            if isinstance(call, Attribute):
                return [*map(attrgetter(call.name), objects)]
            given, function = self._given(call), cast(Method, call).function
            return [function(each, **given) for each in objects] if given else [*map(function, objects)]
        except Exception:
            return [self._value(call, each) for each in objects]

    def _value(self, call: Call, source: Any) -> Any:
        try:
            if isinstance(call, Attribute):
                return getattr(source, call.name)
            return cast(Method, call).function(source, **self._given(call))
        except Exception as error:
            return error

    async def _settle(self, waiting: Sequence[Waiting]) -> None:
        """Answer the branches that wait, side by side."""
        if len(waiting) == 1:
            await self._answer_branch(*waiting[0])
        elif waiting:
            async with asyncio.TaskGroup() as group:
                for branch, objects, answers in waiting:
                    group.create_task(self._answer_branch(branch, objects, answers))

    async def _answer_branch(self, branch: Branch, objects: Sequence[Any], answers: Answers) -> None:
        try:
            values = await self._awaited(branch, objects)
        except Exception as error:
            values = [error] * len(objects)
        waiting: list[Waiting] = []
        self._complete(branch, values, answers, waiting)
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
