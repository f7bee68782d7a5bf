"""An answer as objects of Python, with marks where something went wrong: the form in which errors can be located."""

from collections.abc import Sequence
from typing import Any

from resolvers.plan.failures import failure_of
from resolvers.plan.levels import Column, Level
from resolvers.plan.reading import Reading
from resolvers.plan.scopes import Branch, Leaf, Scope

Answers = list[dict[str, Any]]


class Filling:
    """Fills one answer.

    `failed` says whether a leaf could not be had, `scopes` which scope an object of an abstract type went through, by
    the identity of its answer.
    """

    def __init__(self, reading: Reading) -> None:
        """Read leaves by `reading`."""
        self._reading = reading
        self.failed = False
        self.scopes: dict[int, Scope] = {}

    def answers(self, level: Level) -> Answers:
        """The answers of the objects of `level`."""
        scope, objects = level.scope, level.objects
        try:
            answers = scope.fill(objects, [self._reading.given(leaf.call) for leaf in scope.leaves])
        except Exception:
            answers = self._with_care(scope, objects)
        for branch in scope.branches:
            key = branch.key
            for answer, value in zip(answers, self._values(branch, level.columns[key]), strict=True):
                answer[key] = value
        return answers

    def _values(self, branch: Branch, column: Column) -> list[Any]:
        pool: list[Any] = []
        for level in column.levels:
            made = self.answers(level)
            if branch.abstract is not None:
                self.scopes.update((id(answer), level.scope) for answer in made)
            pool += made
        pool += column.others
        items = column.items(pool)
        if column.parts is None:
            return items
        return [items[part] if isinstance(part, slice) else part for part in column.parts]

    def _with_care(self, scope: Scope, objects: Sequence[Any]) -> Answers:
        """What the function of the scope gives, leaf by leaf, with a mark where one is impossible."""
        self.failed = True
        columns = [self._column(each, objects) for each in scope.fields]
        keys = [each.key for each in scope.fields]
        return [dict(zip(keys, row, strict=True)) for row in zip(*columns, strict=True)]

    def _column(self, field: Leaf | Branch, objects: Sequence[Any]) -> list[Any]:
        if isinstance(field, Branch):
            return [None] * len(objects)
        column: list[Any] = []
        for value in self._reading.values(field.call, objects):
            try:
                column.append(field.complete(value))
            except Exception as error:
                column.append(failure_of(error))
        return column
