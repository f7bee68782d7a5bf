"""From the values of a branch to its column: lists are flattened, and objects are sorted into scopes.

All objects that a branch gives on a level go through its scope together, each of them once, however often it occurs.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import accumulate, chain, count
from typing import Any

from graphql import GraphQLError, Undefined
from graphql.execution import Executor
from graphql.pyutils import Path, inspect

from resolvers.plan.failures import Failure, failure_of
from resolvers.plan.leaves import items_of, null_in
from resolvers.plan.levels import Column, Level
from resolvers.plan.scopes import Branch, Scope

_NO_OBJECTS = (type(None), type(Undefined), Exception)

#: Runs a scope for objects.
Run = Callable[[Scope, Sequence[Any]], Level]


class Completing:
    """Completes the branches of one execution; `failed` says whether there is a mark in any of their columns."""

    def __init__(self, executor: Executor[Any]) -> None:
        """Complete for the operation of `executor`."""
        self._executor = executor
        self.failed = False

    def completed(self, branch: Branch, values: Sequence[Any], run: Run) -> Column:
        """The column of a branch that gives `values`, one for each parent."""
        if branch.complete is not None:
            return Column((), [self._leaf(branch, value) for value in values])
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

    def _lists(self, branch: Branch, values: Sequence[Any], run: Run) -> Column:
        if {*map(type, values)} == {list}:
            column = self._items(branch, [*chain.from_iterable(values)], run)
            ends = [*accumulate(map(len, values))]
            column.parts = [*map(slice, [0, *ends], ends)]
            return column
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
        column = self._items(branch, flat, run)
        column.parts = parts
        return column

    def _items(self, branch: Branch, values: Sequence[Any], run: Run) -> Column:
        only = branch.only_scope
        if only is not None and _are_all_of(only, {*map(type, values)}):
            level, places = _level(branch, only, values, run)
            return Column([level], (), places)
        return self._sorted(branch, values, run)

    def _sorted(self, branch: Branch, values: Sequence[Any], run: Run) -> Column:
        """The column of objects that go through several scopes, or among which there are some that are none."""
        required = branch.wraps[-1][0]
        others: dict[int, Failure | None] = {}
        groups: dict[Scope, list[int]] = defaultdict(list)
        for number, value in enumerate(values):
            if value is None or value is Undefined or isinstance(value, Exception):
                others[number] = self._nothing(branch, value, required)
                continue
            try:
                groups[self._scope_of(branch, value)].append(number)
            except Exception as error:
                others[number] = self._failed(Failure(error))
        levels: list[Level] = []
        pool_places = dict[int, int]()
        filled = 0
        for scope, numbers in groups.items():
            level, places = _level(branch, scope, [values[number] for number in numbers], run)
            pool_places.update(zip(numbers, (filled + place for place in places or count()), strict=False))
            levels.append(level)
            filled += len(level.objects)
        pool_places.update(zip(others, count(filled), strict=False))
        return Column(levels, [*others.values()], [*map(pool_places.__getitem__, range(len(values)))])

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


def _level(branch: Branch, scope: Scope, objects: Sequence[Any], run: Run) -> tuple[Level, list[int] | None]:
    """The level of the distinct ones of `objects`, and the place of each object in it; None if all are distinct."""
    if branch.shared and len(objects) > 1:
        identities = [*map(id, objects)]
        distinct = dict(zip(identities, objects, strict=True))
        if len(distinct) < len(objects):
            places = dict(zip(distinct, count(), strict=False))
            return run(scope, [*distinct.values()]), [*map(places.__getitem__, identities)]
    return run(scope, objects), None


def _are_all_of(scope: Scope, kinds: set[type]) -> bool:
    """Whether objects of these classes surely belong to `scope`."""
    if kinds == {scope.origin}:
        return True
    return scope.kind.is_type_of is None and not any(issubclass(kind, _NO_OBJECTS) for kind in kinds)
