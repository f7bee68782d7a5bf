"""graphql-core's executor of an operation, as Strawberry would build it, for those who run operations themselves."""

from collections.abc import Mapping
from typing import Any

from graphql import DocumentNode, GraphQLError
from graphql.execution import Executor
from strawberry import Schema
from strawberry.execution import optimized_is_awaitable


def executor_of(
    schema: Schema,
    document: DocumentNode,
    name: str | None,
    variables: Mapping[str, Any] | None,
    root: Any,
    context: Any,
    extensions: dict[str, Any] | None = None,
) -> "Executor[Any] | list[GraphQLError]":
    """The executor of the operation `name` of `document`, or the errors that there is none."""
    return schema.execution_context_class.build(
        schema._schema,
        document,
        root,
        context,
        dict(variables or {}),
        name,
        is_awaitable=optimized_is_awaitable,  # type: ignore[arg-type] # a TypeGuard in all but name
        operation_extensions=extensions,
    )
