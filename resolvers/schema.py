"""The schema as one object: types, scalars, limits and the presentation of errors put together."""

from typing import Any

from graphql import GraphQLError
from strawberry import Schema
from strawberry.extensions import AddValidationRules, MaxTokensLimiter, ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext, ExecutionResult

from resolvers.limits import MAX_TOKENS, KeepsLimits
from resolvers.masking import presentable
from resolvers.naming import NamedAmongSeveral
from resolvers.query import Query
from resolvers.scalars import SCALARS

#: Documents whose parsed and validated form is kept.
_CACHED = 256


class PeymanSchema(Schema):
    """A schema whose errors, wherever they arise, reach the client in the form that `resolvers.masking` gives them."""

    async def execute(self, query: str | None, *args: Any, **kwargs: Any) -> ExecutionResult:
        """The result of an operation. The context, where there is one, names the request in the log."""
        result = await super().execute(query, *args, **kwargs)
        if result.errors:
            request_id = getattr(kwargs.get("context_value"), "request_id", "")
            result.errors = [presentable(error, request_id) for error in result.errors]
        return result

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Say nothing here."""


def build_schema() -> PeymanSchema:
    """The schema of the API."""
    return PeymanSchema(
        query=Query,
        extensions=[
            lambda: MaxTokensLimiter(MAX_TOKENS),
            lambda: AddValidationRules([KeepsLimits]),
            lambda: ParserCache(_CACHED),
            lambda: ValidationCache(_CACHED),
            # After the cache, which would otherwise overwrite what it finds.
            NamedAmongSeveral,
        ],
        config=StrawberryConfig(scalar_map=dict(SCALARS)),
    )


schema = build_schema()


def print_schema() -> str:
    """The schema in the GraphQL schema definition language, ending in a line break."""
    return schema.as_str().rstrip() + "\n"
