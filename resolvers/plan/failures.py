"""Errors in an answer: marks while it is filled, located errors and rising nulls once it is complete.

The second pass runs only for an answer that has a mark. It never changes what it reads, because one object of the
answer can stand in several places, each with a path of its own.
Source of the rules: GraphQL specification, October 2021, section 6.4.4, Handling Field Errors.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLError, located_error

from resolvers.plan.calling import Batch, Ordinary
from resolvers.plan.scopes import Branch, Leaf, Scope

Key = str | int


@dataclass(frozen=True, slots=True)
class Failure:
    """The mark of a value that could not be had; `inner` leads from the field to the item of its list that failed."""

    error: Exception
    inner: tuple[int, ...] = ()


class Inside(Exception):
    """An item of a list of leaves failed, and with it the list."""

    def __init__(self, error: Exception, inner: tuple[int, ...]) -> None:
        """Carry the `error` of the item at `inner`."""
        super().__init__(str(error))
        self.error = error
        self.inner = inner


def failure_of(error: Exception) -> Failure:
    """The mark for `error`."""
    return Failure(error.error, error.inner) if isinstance(error, Inside) else Failure(error)


class _Rising(Exception):
    """A null on its way up to the nearest position that may be null."""

    def __init__(self, error: GraphQLError) -> None:
        super().__init__(error.message)
        self.error = error


class Locating:
    """The second pass over one answer."""

    def __init__(self, scopes: Mapping[int, Scope]) -> None:
        """Locate in an answer, of whose objects those of an abstract type stand in `scopes` by their identity."""
        self._scopes = scopes
        self.errors: list[GraphQLError] = []

    def answer(self, scope: Scope, data: dict[str, Any]) -> dict[str, Any] | None:
        """The data with nulls in the place of marks; the errors stand in `errors` afterwards."""
        try:
            return self._object(scope, data, [])
        except _Rising as rising:
            self.errors.append(rising.error)
            return None

    def _object(self, scope: Scope, data: dict[str, Any], path: list[Key]) -> dict[str, Any]:
        # What was had at once fails first, so that of several errors the one is told that graphql-core would tell.
        at_once = [field for field in scope.fields if not _waits(field)]
        later = [field for field in scope.fields if _waits(field)]
        located = {
            field.key: self._value(field, field.wraps, data[field.key], [*path, field.key])
            for field in (*at_once, *later)
        }
        return {field.key: located[field.key] for field in scope.fields}

    def _value(self, field: Leaf | Branch, wraps: Sequence[tuple[bool, bool]], value: Any, path: list[Key]) -> Any:
        (required, is_list), *inner = wraps
        try:
            if isinstance(value, Failure):
                raise _Rising(located_error(value.error, field.nodes, [*path, *value.inner]))
            if value is None:
                return None
            if is_list:
                return [self._value(field, inner, item, [*path, number]) for number, item in enumerate(value)]
            if isinstance(field, Branch) and field.scopes:
                return self._object(field.only_scope or self._scopes[id(value)], value, path)
            return value
        except _Rising as rising:
            if required:
                raise
            self.errors.append(rising.error)
            return None


def _waits(field: Leaf | Branch) -> bool:
    return isinstance(field.call, Batch | Ordinary)
