"""From internal values to leaves of the answer: the whole meaning of it, and the short cuts where none is needed.

Source of the meaning: GraphQL specification, October 2021, section 6.4.3, Value Completion; messages as graphql-core's.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLOutputType,
    GraphQLScalarType,
    Undefined,
    specified_scalar_types,
)
from graphql.pyutils import inspect, is_iterable

from resolvers.plan.failures import Failure, Inside
from resolvers.plan.scopes import Completer

#: Built-in scalar -> which values `v` are their own output.
_FAST = {
    "String": "type(v) is str",
    "ID": "type(v) is str",
    "Boolean": "type(v) is bool",
    "Int": "type(v) is int and -2147483648 <= v <= 2147483647",
    "Float": "type(v) is float and v - v == 0.0",
}


def fast_of(kind: GraphQLOutputType) -> str:
    """The expression that says which values `v` of the type are their own output; empty where none are."""
    named = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
    if not isinstance(named, GraphQLScalarType) or specified_scalar_types.get(named.name) is not named:
        return ""
    own = _FAST[named.name]
    return own if named is not kind else f"v is None or {own}"


def table_of(kind: GraphQLOutputType) -> dict[Any, str | None] | None:
    """For an enum the output of each of its values; None for other types."""
    named = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
    if not isinstance(named, GraphQLEnumType):
        return None
    members = getattr(named, "wrapped_cls", ())
    table: dict[Any, str | None] = {member: named.coerce_output_value(member) for member in members}
    return table if named is not kind else {**table, None: None}


def completer(kind: GraphQLOutputType, where: str) -> Completer:
    """The function that completes values of the leaf type `kind` of the field `where`, `Type.field`.

    It raises what makes a value impossible, `Inside` for an item of a list; an item that may be null is marked instead.
    """
    if isinstance(kind, GraphQLNonNull):
        return _required(completer(kind.of_type, where), where)
    if isinstance(kind, GraphQLList):
        return _listed(completer(kind.of_type, where), not isinstance(kind.of_type, GraphQLNonNull), where)
    return _single(kind)  # type: ignore[arg-type] # only leaf types come here


def _required(inner: Completer, where: str) -> Completer:
    def complete(value: Any) -> Any:
        completed = inner(value)
        if completed is None:
            raise null_in(where)
        return completed

    return complete


def _listed(inner: Completer, nullable: bool, where: str) -> Completer:
    def complete(value: Any) -> Any:
        if value is None or isinstance(value, Exception):
            return _raised(value)
        completed: list[Any] = []
        for number, item in enumerate(items_of(value, where)):
            try:
                completed.append(inner(item))
            except Exception as error:
                known = error if isinstance(error, Inside) else Inside(error, ())
                at = (number, *known.inner)
                if not nullable:
                    raise Inside(known.error, at) from error
                completed.append(Failure(known.error, known.inner))
        return completed

    return complete


def _single(kind: GraphQLLeafType) -> Completer:
    coerce: Callable[[Any], Any] = kind.coerce_output_value
    table = table_of(kind) or {}

    def complete(value: Any) -> Any:
        if value is None or isinstance(value, Exception) or value is Undefined:
            return _raised(value)
        coerced = table.get(value) if isinstance(value, Enum) else None
        if coerced is None:
            coerced = coerce(value)
        if coerced is None or coerced is Undefined:
            raise TypeError(
                f"Expected `{kind}.coerce_output_value({inspect(value)})` to return non-nullable value,"
                f" returned: {inspect(coerced)}"
            )
        return coerced

    return complete


def items_of(value: Any, where: str) -> Any:
    """`value` as something to iterate over. Raises GraphQLError for what is no list."""
    if type(value) is not list and not is_iterable(value):
        raise GraphQLError(f"Expected Iterable, but did not find one for field '{where}'.")
    return value


def null_in(where: str) -> TypeError:
    """The error of a null where there must be none."""
    return TypeError(f"Cannot return null for non-nullable field {where}.")


def _raised(value: Any) -> None:
    if isinstance(value, Exception):
        raise value
