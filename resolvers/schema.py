"""The schema as one object: types, scalars, limits and the presentation of errors put together."""

from typing import Any

from graphql import GraphQLError, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema
from strawberry import Schema
from strawberry.extensions import MaxTokensLimiter, ParserCache
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext, ExecutionResult

from resolvers.admission import Admission, Admits
from resolvers.limits import Limits
from resolvers.masking import presentable
from resolvers.mutation import Mutation
from resolvers.plan.caching import Plans
from resolvers.plan.extension import Planned
from resolvers.pricing.tariff import FIRST
from resolvers.query import Query
from resolvers.scalars import SCALARS
from resolvers.subscription import Subscription

#: Documents whose parsed form is kept.
_CACHED = 256


class PeymanSchema(Schema):
    """A schema whose errors, wherever they arise, reach the client in the form that `resolvers.masking` gives them."""

    def __init__(self, limits: Limits, **parts: Any) -> None:
        """A schema made of `parts`, see Strawberry, whose operations must keep `limits`."""
        super().__init__(**parts)
        _cap_defaults(self._schema, limits.page)
        self.admission = Admission(self._schema, limits)
        self.plans = Plans()

    async def execute(self, query: str | None, *args: Any, **kwargs: Any) -> ExecutionResult:
        """The result of an operation. The context, where there is one, names the request in the log."""
        result = await super().execute(query, *args, **kwargs)
        if result.errors:
            request_id = getattr(kwargs.get("context_value"), "request_id", "")
            result.errors = [presentable(error, request_id) for error in result.errors]
        return result

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Say nothing here."""


def _cap_defaults(schema: GraphQLSchema, most: int) -> None:
    """Let no list give more than `most` where nobody says how many, so that what was not written is never refused."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field in kind.fields.values():
                first = field.args.get(FIRST)
                if first is not None and isinstance(first.default_value, int):
                    first.default_value = min(first.default_value, most)


def build_schema(limits: Limits | None = None, *, planned: bool = True) -> PeymanSchema:
    """The schema of the API, with the default limits unless others are given.

    With `planned`, operations run as compiled plans where they can; without it graphql-core executes all of them.
    """
    kept = limits or Limits()
    execution = [Planned] if planned else []
    return PeymanSchema(
        kept,
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        extensions=[lambda: MaxTokensLimiter(kept.tokens), lambda: ParserCache(_CACHED), Admits, *execution],
        config=StrawberryConfig(scalar_map=dict(SCALARS)),
    )


schema = build_schema()


def print_schema() -> str:
    """The schema in the GraphQL schema definition language, ending in a line break."""
    return schema.as_str().rstrip() + "\n"
