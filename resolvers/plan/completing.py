"""From the values of a branch to its part of the answer: lists are flattened, objects are sorted into scopes, and back.

All objects that a branch gives on a level go through its scope together, each of them once, however often it occurs.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import accumulate, chain
from typing import Any

from graphql import GraphQLError, Undefined
from graphql.execution import Executor
from graphql.pyutils import Path, inspect

from resolvers.plan.failures import Failure, failure_of
from resolvers.plan.leaves import items_of, null_in
from resolvers.plan.scopes import Branch, Scope

Answers = list[dict[str, Any]]

_NO_OBJECTS = (type(None), type(Undefined), Exception)

#: Runs a scope for objects.
Run = Callable[[Scope, Sequence[Any]], Answers]


class Completing:
    """Completes the branches of one execution.

    `failed` says whether there is a mark anywhere, `scopes` which scope an object of an abstract type went through, by
    the identity of its answer.
    """

    def __init__(self, executor: Executor[Any]) -> None:
        """Complete for the operation of `executor`."""
        self._executor = executor
        self.failed = False
        self.scopes: dict[int, Scope] = {}

    def complete(self, branch: Branch, values: Sequence[Any], answers: Answers, run: Run) -> None:
        """Put what the `values` of a branch become into the `answers` of their parents."""
        key = branch.key
        for answer, value in zip(answers, self.completed(branch, values, run), strict=True):
            answer[key] = value

    def completed(self, branch: Branch, values: Sequence[Any], run: Run) -> list[Any]:
        """What the `values` of a branch become."""
        if branch.complete is not None:
            return [self._leaf(branch, value) for value in values]
        return self._lists(branch, values, run) if branch.is_list else self._items(branch, values, run)

    def _leaf(self, branch: Branch, value: Any) -> Any:
        assert branch.complete is not None
        self.failed |= branch.marks_items
        try:
            return branch.complete(value)
        except Exception as error:
            return self._failed(failure_of(error))

    def _failed(self, failure: Failure) -> Failure:
        self.failed = True
        return failure

    def _lists(self, branch: Branch, values: Sequence[Any], run: Run) -> list[Any]:
        if {*map(type, values)} == {list}:
            items = self._items(branch, [*chain.from_iterable(values)], run)
            ends = [*accumulate(map(len, values))]
            return [items[start:end] for start, end in zip([0, *ends], ends, strict=False)]
        flat: list[Any] = []
        parts: list[slice | Failure | None] = []
        for value in values:
            start = len(flat)
            try:
                if value is None or isinstance(value, Exception):
                    parts.append(self._nothing(branch, value, required=branch.wraps[0][0]))
                    continue
                flat.extend(items_of(value, branch.where))
            except Exception as error:
                parts.append(self._failed(failure_of(error)))
                continue
            parts.append(slice(start, len(flat)))
        items = self._items(branch, flat, run)
        return [items[part] if isinstance(part, slice) else part for part in parts]

    def _items(self, branch: Branch, values: Sequence[Any], run: Run) -> list[Any]:
        """The answers of objects; None or a mark in the place of what is none."""
        only = branch.only_scope
        if only is not None and _are_all_of(only, {*map(type, values)}):
            return self._objects(branch, only, values, run)
        required = branch.wraps[-1][0]
        completed: list[Any] = [None] * len(values)
        groups: dict[Scope, list[int]] = defaultdict(list)
        for number, value in enumerate(values):
            if value is None or value is Undefined or isinstance(value, Exception):
                completed[number] = self._nothing(branch, value, required)
                continue
            try:
                groups[self._scope_of(branch, value)].append(number)
            except Exception as error:
                completed[number] = self._failed(Failure(error))
        for scope, numbers in groups.items():
            made = self._objects(branch, scope, [values[number] for number in numbers], run)
            for number, answer in zip(numbers, made, strict=True):
                completed[number] = answer
        return completed

    def _objects(self, branch: Branch, scope: Scope, objects: Sequence[Any], run: Run) -> Answers:
        distinct: dict[int, Any] = {}
        if branch.shared and len(objects) > 1:
            distinct = dict(zip(map(id, objects), objects, strict=True))
        if not distinct or len(distinct) == len(objects):
            answers = run(scope, objects)
        else:
            made = dict(zip(distinct, run(scope, [*distinct.values()]), strict=True))
            answers = [*map(made.__getitem__, map(id, objects))]
        if branch.abstract is not None:
            self.scopes.update((id(answer), scope) for answer in answers)
        return answers

    def _nothing(self, branch: Branch, value: Any, required: bool) -> Failure | None:
        if isinstance(value, Exception):
            return self._failed(Failure(value))
        return self._failed(Failure(null_in(branch.where))) if required else None

    def _scope_of(self, branch: Branch, value: Any) -> Scope:
        """The scope of an object. Raises GraphQLError for one of a type that the branch does not lead to."""
        if known := branch.by_class.get(type(value)):
            return known
        executor, abstract = self._executor, branch.abstract
        path = Path(None, branch.key, branch.parent.name)
        info = executor.build_resolve_info(branch.definition, list(branch.nodes), branch.parent, path)
        scope = branch.only_scope
        if abstract is not None:
            name = (abstract.resolve_type or executor.type_resolver)(value, info, abstract)
            details = list(branch.details)
            scope = branch.scopes[executor.ensure_valid_runtime_type(name, abstract, details, info, value).name]
        assert scope is not None
        if scope.kind.is_type_of and not scope.kind.is_type_of(value, info):
            raise GraphQLError(f"Expected value of type '{scope.kind}' but got: {inspect(value)}.", list(branch.nodes))
        return scope


def _are_all_of(scope: Scope, kinds: set[type]) -> bool:
    """Whether objects of these classes surely belong to `scope`."""
    if kinds == {scope.origin}:
        return True
    return scope.kind.is_type_of is None and not any(issubclass(kind, _NO_OBJECTS) for kind in kinds)
